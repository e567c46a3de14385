import { isProblem } from "../model/problem.js";
import { hintOf } from "../model/problem-kinds.js";
import type { OrganisationSettings, Section, SignIn } from "../model/snapshot.js";
import organizationSettings from "../redash/endpoints/organization-settings.js";
import { type CollectContext, readOrProblem } from "./context.js";
import { closeSection, openSection } from "./section.js";

export interface SettingsRead {
  readonly signIn: SignIn;
  readonly settings: OrganisationSettings;
  readonly section: Section;
}

const WHERE = "GET /api/settings/organization";

/**
 * How people may sign in, on which depends what the next login of somebody does to the account; and whether public
 * links are open.
 * @param fromSession what the session already told
 */
export async function readSettings(context: CollectContext, fromSession: SignIn): Promise<SettingsRead> {
  const draft = openSection(context.now);
  const told = await readOrProblem(context.reader.read(organizationSettings, undefined, draft.record));
  if (isProblem(told)) {
    draft.gaps.push({
      code: "settings-unreadable",
      what: "The settings of the organisation could not be read: whether SAML, passwords and public links are allowed is not known.",
      where: WHERE,
      hint: hintOf(told),
    });
    return { signIn: fromSession, settings: {}, section: closeSection(draft, context.now(), true) };
  }
  const { googleDomains, publicLinks, ...signIn } = told;
  const untold = [
    ...(signIn.saml === undefined ? ["SAML is allowed"] : []),
    ...(signIn.passwordLogin === undefined ? ["passwords are allowed"] : []),
    ...(context.traits.content.tellsPublicLinks && publicLinks === undefined
      ? ["public links are open"]
      : []),
  ];
  if (untold.length > 0) {
    draft.gaps.push({
      code: "settings-not-told",
      what: `The settings of the organisation do not say whether ${untold.join(", and whether ")}.`,
      where: WHERE,
      hint: "Use an address that reaches Redash itself.",
    });
  }
  return {
    signIn: { ...signIn, ...fromSession },
    settings: {
      ...(publicLinks !== undefined && { publicLinks }),
      ...(googleDomains !== undefined && { googleDomains: [...googleDomains] }),
    },
    section: closeSection(draft, context.now()),
  };
}
