import type { FactName } from "./rule.js";

/** What a rule needs, in words, and how to have it. */
export const FACT_WORDS: Readonly<Record<FactName, string>> = {
  pending: "who has not accepted an invitation (Redash 7 and later)",
  activity: "when accounts were last used (Redash 7 and later)",
  logins: "which accounts have a password of Redash",
  passwordLogin: "whether login by password is allowed",
  singleSignOn: "whether single sign-on is on",
  publicLinks: "whether public links are allowed (Redash 10 and later)",
  groupLists: "the groups' own lists of data sources (--prove)",
  queries: "queries",
  dashboards: "dashboards",
  modifiers: "who may modify queries and dashboards",
  alerts: "alerts and their destinations",
  waysRound: "queries, dashboards, who may modify them, and alerts",
  events: "events (--events-days)",
  drift: "exports of the identity provider (--directory)",
  internalDomains: "internal-domains in the config file",
  serviceAccounts: "service-accounts in the config file",
  sharedAccounts: "shared-accounts in the config file",
  sensitive: "data-sources in the config file",
};

/** What a rule needs besides access through groups. */
export function needsInWords(needs: readonly FactName[]): readonly string[] {
  return needs.map((name) => FACT_WORDS[name]);
}
