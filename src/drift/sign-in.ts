import type { SignIn, User } from "../model/snapshot.js";
import type { Standing } from "./standing.js";
import type { LoginEffect, SamlGroups, Told } from "./types.js";

/** Whether people may come through single sign-on of any kind that the server tells of. */
export function singleSignOn({ saml, google, ldap }: SignIn): Told {
  const ways = [saml, google, ldap];
  if (ways.includes(true)) return "yes";
  return ways.includes(undefined) ? "unknown" : "no";
}

/** The kinds of single sign-on that are on, for a sentence. */
export function waysOfSingleSignOn({ saml, google, ldap }: SignIn): string {
  return [saml && "SAML", google && "Google", ldap && "LDAP"].filter(Boolean).join(", ");
}

/** That somebody may come in without single sign-on: a sentence, or nothing. */
export function passwordInWords({ login }: Pick<User, "login">, { passwordLogin }: SignIn): string {
  return login === "password" && passwordLogin !== false
    ? "The account has a password of its own in Redash."
    : "";
}

/**
 * What the next single sign-on login does to an account: by the recorded logins of SAML and of remote users. `nothing`:
 * to its groups; no other kind of login touches them.
 */
export function loginEffect(
  { disabled, pending }: Pick<User, "disabled" | "pending">,
  standing: Standing,
  { saml }: SignIn,
  samlGroups: SamlGroups,
): LoginEffect {
  if (disabled) return "refused";
  if (standing.kind === "no login") return "none comes";
  if (standing.kind === "not known") return "not known";
  if (pending === true) {
    return saml === true && standing.identity.status === "active" ? "activates" : "not known";
  }
  if (saml === false || samlGroups === "not_sent") return "nothing";
  return saml === true && samlGroups === "sent" ? "sets groups" : "not known";
}
