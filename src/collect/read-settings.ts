import { isProblem } from "../model/problem.js";
import type { Section, SignIn } from "../model/snapshot.js";
import organizationSettings from "../redash/endpoints/organization-settings.js";
import { type CollectContext, readOrProblem } from "./context.js";
import { closeSection, openSection } from "./section.js";

/**
 * How people may sign in: what the next login of somebody does to the account depends on it.
 * @param fromSession what the session already told
 */
export async function readSettings(
  context: CollectContext,
  fromSession: SignIn,
): Promise<{ signIn: SignIn; section: Section }> {
  const draft = openSection(context.now());
  const settings = await readOrProblem(context.reader.read(organizationSettings, undefined, draft.record));
  if (isProblem(settings)) {
    draft.gaps.push({
      code: "settings-unreadable",
      what: "The settings of the organisation could not be read: whether SAML and passwords are allowed is not known.",
      where: "GET /api/settings/organization",
      hint: settings.hint,
    });
    return { signIn: fromSession, section: closeSection(draft, context.now(), true) };
  }
  const { passwordLogin, saml } = settings;
  if (passwordLogin === undefined || saml === undefined) {
    draft.gaps.push({
      code: "settings-not-told",
      what: "The settings of the organisation do not say whether SAML and passwords are allowed.",
      where: "GET /api/settings/organization",
      hint: "Use an address that reaches Redash itself.",
    });
  }
  return { signIn: { ...settings, ...fromSession }, section: closeSection(draft, context.now()) };
}
