import type { Directory, Identity } from "../model/directory.js";
import { sentences } from "../model/sentences.js";
import type { SignIn, User } from "../model/snapshot.js";
import { ageOfIdentity, type Evidence, restsOnIdentity } from "./evidence.js";
import { accountLabel, identityInFull } from "./labels.js";
import { passwordInWords, singleSignOn, waysOfSingleSignOn } from "./sign-in.js";
import { inactiveRestsOn, serviceRestsOn } from "./standing.js";
import type { AccountDrift, AccountFinding, Match } from "./types.js";
import type { Verdict } from "./verdicts.js";

/** All that is known of one account before its rows are made. */
export interface AccountCase {
  readonly user: User;
  readonly match: Match;
  /** The one identity that matched. */
  readonly identity: Identity | null;
  readonly absence: Verdict | null;
  readonly unassignment: Verdict | null;
  /** The other accounts of the same identity. */
  readonly twins: readonly User[];
  readonly signIn: SignIn;
  readonly statusesTold: boolean;
  readonly evidence: Evidence;
}

/** What a finding says of an account, beside what every row of the account has. */
type Said = Verdict & Partial<Pick<AccountDrift, "others" | "since">>;

/** The findings of a single account. null: it is not so. An account that is disabled has no more than `matched by two`. */
export const FINDINGS_OF_ACCOUNT: Readonly<
  Partial<Record<AccountFinding, (account: AccountCase) => Said | null>>
> = Object.freeze({
  "inactive in the directory": unlessDisabled(withPassword(inactive)),
  "not in the directory": unlessDisabled(withPassword(({ absence }) => absence)),
  "not assigned to the application": unlessDisabled(withPassword(({ unassignment }) => unassignment)),
  "matched by two": matchedByTwo,
  "same person twice": unlessDisabled(samePersonTwice),
  "service account": unlessDisabled(serviceAccount),
  "local password": unlessDisabled(localPassword),
  "pending, and left": unlessDisabled(pendingAndLeft),
  "status not known": unlessDisabled(statusNotKnown),
});

/** Whether any file says of anybody whether he is active: where none does, nobody's status is worth a row. */
export function statusesTold({ files }: Directory): boolean {
  return files.some(({ active, inactive }) => (active ?? 0) + (inactive ?? 0) > 0);
}

function unlessDisabled(finding: (account: AccountCase) => Said | null) {
  return (account: AccountCase) => (account.user.disabled ? null : finding(account));
}

/** Who has no single sign-on any more may come in by password. */
function withPassword(finding: (account: AccountCase) => Said | null) {
  return (account: AccountCase): Said | null => {
    const said = finding(account);
    if (said === null) return null;
    const password = passwordInWords(account.user, account.signIn);
    return { ...said, restsOn: sentences([said.restsOn, password]) };
  };
}

function inactive({ identity, evidence }: AccountCase): Said | null {
  if (identity?.status !== "inactive") return null;
  return {
    ...found(inactiveRestsOn(evidence, identity), ageOfIdentity(evidence, identity)),
    since: identity.inactiveSince ?? null,
  };
}

function matchedByTwo({ match: { outcome, identities, rule } }: AccountCase): Said | null {
  if (outcome !== "ambiguous") return null;
  const restsOn = `${identities.length} identities match by ${rule}; none is taken.`;
  return { ...found(restsOn, "Which of them it is."), others: identities.map(identityInFull) };
}

function samePersonTwice({ identity, twins, evidence }: AccountCase): Said | null {
  if (identity === null || twins.length === 0) return null;
  const restsOn = `All of them matched ${restsOnIdentity(evidence, identity)}.`;
  return { ...found(restsOn), others: twins.map(accountLabel) };
}

function serviceAccount({ identity, evidence }: AccountCase): Said | null {
  if (identity?.kind !== "service") return null;
  return found(serviceRestsOn(evidence, identity));
}

function localPassword({ user, signIn }: AccountCase): Said | null {
  if (user.login !== "password" || singleSignOn(signIn) !== "yes") return null;
  const { passwordLogin } = signIn;
  const off = passwordLogin === false ? ", and login by password is off" : "";
  return found(
    `The account has a password in Redash. Single sign-on is on (${waysOfSingleSignOn(signIn)})${off}.`,
    passwordLogin === undefined ? "Whether login by password is allowed." : "",
  );
}

function pendingAndLeft(account: AccountCase): Said | null {
  if (account.user.pending !== true || account.identity?.notYetActive) return null;
  return inactive(account) ?? account.absence;
}

function statusNotKnown({ identity, statusesTold: told, evidence }: AccountCase): Said | null {
  if (identity?.status !== "unknown" || !told) return null;
  return {
    state: "not evaluated",
    restsOn: `${restsOnIdentity(evidence, identity)}.`,
    notKnown: sentences(["Whether the person is active.", statusAsWords(identity)]),
  };
}

function statusAsWords({ statusAs }: Identity): string {
  return statusAs === undefined ? "" : `The export says ${statusAs}.`;
}

function found(restsOn: string, notKnown = ""): Verdict {
  return { state: "found", restsOn, notKnown };
}
