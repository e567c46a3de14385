import type { ACCESS_CHANGES, AccountFinding, MembershipFinding } from "../drift/types.js";

/** For somebody who has never seen Redash. */
export interface DriftMeaning {
  readonly means: string;
  /** What to do about it. */
  readonly remedy: string;
}

const DISABLE = "In Redash: Settings > Users, open the account, Disable User.";
const REMOVE = "Settings > Groups, open the group, Members, Remove.";

/** What each finding of accounts means, and what to do about it. */
export const ACCOUNT_MEANINGS: Readonly<Record<AccountFinding, DriftMeaning>> = {
  "inactive in the directory": {
    means:
      "The identity provider has switched the person off, and the account here is not disabled. No login will end it and the API key goes on working.",
    remedy: `Disable the account. ${DISABLE}`,
  },
  "not in the directory": {
    means:
      "No identity in the exports belongs to the account: somebody who left, or an account made by hand.",
    remedy: `Find who answers for it, or disable it. ${DISABLE}`,
  },
  "not assigned to the application": {
    means:
      "The person is there, but is not assigned to Redash at the identity provider, so no login will come.",
    remedy: `Assign the person at the identity provider, or disable the account. ${DISABLE}`,
  },
  "in the directory, not here": {
    means: "Somebody who may sign in has no account yet. The first login creates it, in the group default.",
    remedy: "Where the person is not meant to come in, take Redash away from them at the identity provider.",
  },
  "matched by two": {
    means: "Several identities fit the account, so nothing is said of it.",
    remedy: "Correct the double entry, or pair them in an account map.",
  },
  "same person twice": {
    means: "One person has several accounts, each with groups and an API key of its own.",
    remedy: `Keep one, disable the others. ${DISABLE}`,
  },
  "service account": {
    means: "The directory calls it a service account: nobody signs in, its API key works all the same.",
    remedy: "Somebody has to answer for it: name who, or disable it.",
  },
  "local password": {
    means:
      "Single sign-on is on, and the account has a password of its own besides: it would outlast being switched off at the identity provider.",
    remedy: "Turn off login by password, once single sign-on works for everybody.",
  },
  "password login allowed": {
    means: "Redash lets people sign in by password beside single sign-on.",
    remedy: "Its settings can end that.",
  },
  "pending, and left": {
    means: "The invitation was never accepted and the person has left, but the account’s API key works.",
    remedy: `Disable the account. ${DISABLE}`,
  },
  "status not known": {
    means: "The export does not tell whether the person is active: neither yes nor no.",
    remedy: "Export the status too.",
  },
};

/** The same of memberships. */
export const MEMBERSHIP_MEANINGS: Readonly<Record<MembershipFinding, DriftMeaning>> = {
  "extra now, gone at next login": {
    means:
      "In the group here, not by the directory. The next SAML login takes it away; until then it is there, by API key without any login.",
    remedy: `Take it away in Redash, if it must not last until then: ${REMOVE}`,
  },
  "extra and stays": {
    means: "In the group here, not by the directory, and no login takes it away: nobody manages it.",
    remedy: `Give it in the directory, or take it away in Redash: ${REMOVE}`,
  },
  "extra, next login not known": {
    means:
      "In the group here, not by the directory. Whether a login takes it away depends on what the identity provider sends, which was not told.",
    remedy: `Give it in the directory, or take it away in Redash: ${REMOVE}`,
  },
  "missing until next login": {
    means: "In the group by the directory, not here. The next SAML login gives it.",
    remedy: "Where the person is not meant to have it, take it away in the directory before that.",
  },
  "missing and stays missing": {
    means: "In the group by the directory, not here, and no login gives it.",
    remedy: "Give it here, or have the groups sent.",
  },
  "missing, next login not known": {
    means:
      "In the group by the directory, not here. Whether a login gives it depends on what the identity provider sends, which was not told.",
    remedy: "Give it here, or take it away in the directory.",
  },
  "name not known in Redash": {
    means: "The identity provider sends a name that no group of Redash has. Redash drops it without a word.",
    remedy: "Correct the name on one side.",
  },
  "stale until login": {
    means:
      "The person was switched off, removed or unassigned, or was never in the directory. No login will come to take the group away, and the API key goes on working.",
    remedy: `Where the account is to stay, have the person assigned at the identity provider, or somebody answer for it. Else disable it. ${DISABLE}`,
  },
  "not evaluated": {
    means: "Whether the person belongs in the group by the directory is not known.",
    remedy: "Export what is missing too; the reason is told of each.",
  },
};

/** What each change of access means. */
export const CHANGE_MEANINGS: Readonly<Record<(typeof ACCESS_CHANGES)[number], string>> = {
  lost: "The person reaches the data source now, and no more after the login.",
  lowered: "The level is lower after the login.",
  gained: "The person does not reach the data source now, and does after the login.",
  raised: "The level is higher after the login.",
  abilities: "The level stays, and something that the person can do changes.",
  "not known": "On one side of the login Redash does not tell what would decide.",
};
