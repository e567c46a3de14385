import { addressKey } from "../model/directory.js";
import { atMost, sentences } from "../model/sentences.js";
import type { SignIn } from "../model/snapshot.js";
import type { AccountCase } from "./account-findings.js";
import { type Evidence, isOldThroughout } from "./evidence.js";
import { singleSignOn } from "./sign-in.js";
import type { AccountFinding, NotEvaluated } from "./types.js";

/** What could not be compared of the accounts that are not disabled, how many that concerns, and why. */
export function accountsNotEvaluated(
  accounts: readonly AccountCase[],
  signIn: SignIn,
  evidence: Evidence,
): NotEvaluated[] {
  const enabled = accounts.filter(({ user }) => !user.disabled);
  return [
    ...absences(enabled, evidence),
    ...misfit(enabled, evidence),
    ...unassignments(enabled, evidence),
    ...statuses(enabled),
    ...oldStatuses(enabled, evidence),
    ...passwords(enabled, signIn),
    ...unusedEntries(accounts, evidence),
  ];
}

/** Entries that pair nothing: somebody meant an account and a person when he wrote them. */
function unusedEntries(
  accounts: readonly AccountCase[],
  { match: { accountMap } }: Evidence,
): NotEvaluated[] {
  if (accountMap.size === 0) return [];
  const emails = new Set(accounts.map(({ user }) => addressKey(user.email)));
  const noAccount = [...accountMap.keys()].filter((email) => !emails.has(email)).sort();
  const unmatched = accounts.filter(({ match }) => match.outcome === "none");
  const nobody = [...new Set(unmatched.map(({ user }) => addressKey(user.email)))]
    .flatMap((email) => (accountMap.has(email) ? `${accountMap.get(email)} (for ${email})` : []))
    .sort();
  const why = sentences([
    noAccount.length === 0 ? "" : `No account has the e-mail ${atMost(noAccount)}.`,
    nobody.length === 0 ? "" : `The directory has nobody of the id or address ${atMost(nobody)}.`,
  ]);
  return why === "" ? [] : [{ what: "The account map", why, accounts: null, incomplete: false }];
}

function absences(enabled: readonly AccountCase[], { people }: Evidence): NotEvaluated[] {
  if (people.against === "") return [];
  const why = people.against;
  const unmatched = enabled.filter(({ match }) => match.outcome === "none").length;
  return [
    { what: "not in the directory", why, accounts: unmatched, incomplete: people.given },
    { what: "in the directory, not here", why, accounts: null, incomplete: people.given },
  ];
}

/** One for all: rows of people without an account say it themselves. */
function misfit(enabled: readonly AccountCase[], evidence: Evidence): NotEvaluated[] {
  const { people, assignments, misfit: why } = evidence;
  if (why === "" || !(people.given || assignments.given)) return [];
  const what = people.given ? "not in the directory" : "not assigned to the application";
  const unmatched = enabled.filter(({ match }) => match.outcome === "none").length;
  return [{ what, why, accounts: unmatched, incomplete: true }];
}

function unassignments(enabled: readonly AccountCase[], { assignments }: Evidence): NotEvaluated[] {
  const { against: why, given } = assignments;
  if (why === "") return perhapsAssigned(enabled);
  const concerned = enabled.filter(
    ({ identity, unassignment }) =>
      unassignment !== null || (identity !== null && identity.assigned !== true),
  );
  return [{ what: "not assigned to the application", why, accounts: concerned.length, incomplete: given }];
}

/** The assignments are whole, and it is left open all the same who is meant. */
function perhapsAssigned(enabled: readonly AccountCase[]): NotEvaluated[] {
  const concerned = enabled.filter(({ identity }) => identity !== null && identity.assigned === undefined);
  if (concerned.length === 0) return [];
  const why = "Some are assigned under an id or a name that no list of people has, and may be these.";
  return [{ what: "not assigned to the application", why, accounts: concerned.length, incomplete: true }];
}

function statuses(enabled: readonly AccountCase[]): NotEvaluated[] {
  const concerned = enabled.filter(
    ({ identity, statusesTold }) => identity?.status === "unknown" && !statusesTold,
  );
  if (concerned.length === 0) return [];
  const why = "No file tells whether anybody is active.";
  return [{ what: "inactive in the directory", why, accounts: concerned.length, incomplete: false }];
}

/** Who was active in an old file may have left since. */
function oldStatuses(enabled: readonly AccountCase[], evidence: Evidence): NotEvaluated[] {
  const concerned = enabled.filter(
    ({ identity }) => identity?.status === "active" && isOldThroughout(evidence, identity),
  );
  if (concerned.length === 0) return [];
  const old = [...new Set(evidence.files.flatMap((file) => file.old || []))];
  const why = `Who was active may have left since: ${atMost(old, "; ")}.`;
  return [{ what: "inactive in the directory", why, accounts: concerned.length, incomplete: true }];
}

function passwords(enabled: readonly AccountCase[], signIn: SignIn): NotEvaluated[] {
  const on = singleSignOn(signIn);
  if (on === "no") return [];
  const untold = enabled.filter(({ user }) => user.login === undefined).length;
  const havingOne = enabled.filter(({ user }) => user.login === "password").length;
  const entries: NotEvaluated[] = [];
  const add = (what: AccountFinding, why: string, accounts: number | null) =>
    entries.push({ what, why, accounts, incomplete: false });
  if (on === "unknown" && havingOne > 0) add("local password", SINGLE_SIGN_ON_UNTOLD, havingOne);
  if (untold > 0) add("local password", "Redash does not tell who has a password.", untold);
  if (signIn.passwordLogin === undefined) {
    add("password login allowed", "Redash does not tell whether login by password is allowed.", null);
  } else if (on === "unknown" && signIn.passwordLogin) {
    add("password login allowed", SINGLE_SIGN_ON_UNTOLD, null);
  }
  return entries;
}

const SINGLE_SIGN_ON_UNTOLD = "Redash does not tell whether single sign-on is on.";
