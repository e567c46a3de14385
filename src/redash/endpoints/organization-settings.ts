import { z } from "zod";
import { present } from "../../model/present.js";
import type { ReadEndpoint } from "../endpoint.js";

/**
 * How people may sign in, and whether public links are open. The answer has much more, addresses of the identity
 * provider and a certificate among it: only these are kept. `auth_jwt_login_enabled` shows a stored value that the
 * server never uses.
 */
export interface OrganizationSettings {
  readonly passwordLogin?: boolean;
  readonly saml?: boolean;
  /** Whose people may sign in by Google: the domains of their e-mails. */
  readonly googleDomains?: readonly string[];
  /** Told from 10 on. */
  readonly publicLinks?: boolean;
}

const schema = z
  .object({
    settings: z.object({
      auth_password_login_enabled: z.boolean().exactOptional(),
      auth_saml_enabled: z.boolean().exactOptional(),
      auth_google_apps_domains: z.array(z.string()).exactOptional(),
      disable_public_urls: z.boolean().exactOptional(),
    }),
  })
  .transform(
    ({ settings }): OrganizationSettings =>
      present({
        passwordLogin: settings.auth_password_login_enabled,
        saml: settings.auth_saml_enabled,
        googleDomains: settings.auth_google_apps_domains,
        publicLinks: settings.disable_public_urls === undefined ? undefined : !settings.disable_public_urls,
      }),
  );

const organizationSettings: ReadEndpoint<void, OrganizationSettings> = Object.freeze({
  template: "/api/settings/organization",
  path: () => "/api/settings/organization",
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["admin"],
});

export default organizationSettings;
