import type { ACCESS_CHANGES, AccountFinding, MembershipFinding } from "../drift/types.js";

/** What each finding of accounts means, and what to do about it, for somebody who has never seen Redash. */
export const ACCOUNT_MEANINGS: Readonly<Record<AccountFinding, string>> = {
  "inactive in the directory":
    "The identity provider has switched the person off, and the account here is not disabled. No login will end it and the API key goes on working: disable the account.",
  "not in the directory":
    "No identity in the exports belongs to the account: somebody who left, or an account made by hand. Find who answers for it, or disable it.",
  "not assigned to the application":
    "The person is there, but is not assigned to Redash at the identity provider, so no login will come. Assign the person, or disable the account.",
  "in the directory, not here":
    "Somebody who may sign in has no account yet. The first login creates it, in the group default.",
  "matched by two":
    "Several identities fit the account, so nothing is said of it. Correct the double entry, or pair them in an account map.",
  "same person twice":
    "One person has several accounts, each with groups and an API key of its own. Keep one, disable the others.",
  "service account":
    "The directory calls it a service account: nobody signs in, its API key works all the same. Somebody has to answer for it.",
  "local password":
    "Single sign-on is on, and the account has a password of its own besides: it would outlast being switched off at the identity provider.",
  "password login allowed":
    "Redash lets people sign in by password beside single sign-on. Its settings can end that.",
  "pending, and left":
    "The invitation was never accepted and the person has left, but the account's API key works. Disable the account.",
  "status not known":
    "The export does not tell whether the person is active: neither yes nor no. Export the status too.",
};

/** The same of memberships. */
export const MEMBERSHIP_MEANINGS: Readonly<Record<MembershipFinding, string>> = {
  "extra now, gone at next login":
    "In the group here, not by the directory. The next SAML login takes it away; until then it is there, by API key without any login.",
  "extra and stays":
    "In the group here, not by the directory, and no login takes it away: nobody manages it. Take it away here, or give it in the directory.",
  "extra, next login not known":
    "In the group here, not by the directory. Whether a login takes it away depends on what the identity provider sends, which was not told.",
  "missing until next login": "In the group by the directory, not here. The next SAML login gives it.",
  "missing and stays missing":
    "In the group by the directory, not here, and no login gives it. Give it here, or have the groups sent.",
  "missing, next login not known":
    "In the group by the directory, not here. Whether a login gives it depends on what the identity provider sends, which was not told.",
  "name not known in Redash":
    "The identity provider sends a name that no group of Redash has. Redash drops it without a word: correct the name on one side.",
  "stale until login":
    "Left from before the person was switched off, removed or unassigned. No login will come to take it away, and the API key goes on working.",
  "not evaluated": "Whether the person belongs in the group by the directory is not known.",
};

/** The same of access. */
export const CHANGE_MEANINGS: Readonly<Record<(typeof ACCESS_CHANGES)[number], string>> = {
  lost: "The person reaches the data source now, and no more after the login.",
  lowered: "The level is lower after the login.",
  gained: "The person does not reach the data source now, and does after the login.",
  raised: "The level is higher after the login.",
  abilities: "The level stays, and something that the person can do changes.",
  "not known": "On one side of the login Redash does not tell what would decide.",
};
