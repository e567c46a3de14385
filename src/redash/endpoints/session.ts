import { z } from "zod";
import { present } from "../../model/present.js";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

/** Whose key asks, what it may, and which server answers. */
export interface Session {
  readonly userId: number;
  readonly name: string;
  readonly email: string;
  readonly groupIds: readonly number[];
  /** The union over the user's groups; the server repeats what several groups give. */
  readonly permissions: readonly string[];
  /** The organisation's slug. */
  readonly organisation: string;
  readonly version?: string;
  /** The address that the server believes to have. */
  readonly basePath?: string;
  readonly googleLogin?: boolean;
  readonly ldapLogin?: boolean;
}

const schema = z
  .object({
    user: z.object({
      id: serverId,
      name: z.string(),
      email: z.string(),
      groups: z.array(serverId),
      permissions: z.array(z.string()),
    }),
    org_slug: z.string(),
    client_config: z.object({
      version: z.string().exactOptional(),
      basePath: z.string().exactOptional(),
      googleLoginEnabled: z.boolean().exactOptional(),
      ldapLoginEnabled: z.boolean().exactOptional(),
    }),
  })
  .transform(
    ({ user, org_slug: organisation, client_config: config }): Session =>
      present({
        userId: user.id,
        name: user.name,
        email: user.email,
        groupIds: user.groups,
        permissions: user.permissions,
        organisation,
        version: config.version,
        basePath: config.basePath,
        googleLogin: config.googleLoginEnabled,
        ldapLogin: config.ldapLoginEnabled,
      }),
  );

const session: ReadEndpoint<void, Session> = Object.freeze({
  template: "/api/session",
  path: () => "/api/session",
  schema,
  rows: () => 1,
  patience: "short",
  needs: [],
});

export default session;
