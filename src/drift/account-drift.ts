import { counted } from "../model/counted.js";
import type { Directory, Identity } from "../model/directory.js";
import { sentences } from "../model/sentences.js";
import type { Snapshot, User } from "../model/snapshot.js";
import { type AccountCase, FINDINGS_OF_ACCOUNT, statusesTold } from "./account-findings.js";
import { accountsNotEvaluated } from "./accounts-not-evaluated.js";
import { ageOfIdentity, type Evidence, restsOnIdentity } from "./evidence.js";
import { isMatchable } from "./fit.js";
import { loginEffect, singleSignOn, waysOfSingleSignOn } from "./sign-in.js";
import { matchedIdentity, type Standing } from "./standing.js";
import {
  ACCOUNT_FINDINGS,
  type AccountDrift,
  type LoginEffect,
  type Match,
  type NotEvaluated,
  type SamlGroups,
} from "./types.js";
import { absenceOf, unassignmentOf } from "./verdicts.js";

interface AccountDriftInput {
  readonly snapshot: Snapshot;
  readonly directory: Directory;
  /** One of each user of the snapshot. */
  readonly matches: ReadonlyMap<number, Match>;
  readonly evidence: Evidence;
  /** One of each user of the snapshot. */
  readonly standings: ReadonlyMap<number, Standing>;
  /**
   * Whether the attribute is sent for the person of an account: the setting, but `not_sent` where it is known to be
   * left out for that person (Entra, more than 150 groups; in none of the groups, and then left out).
   */
  readonly samlGroupsOf: (userId: number) => SamlGroups;
}

interface AccountDrifts {
  /** By user id, then finding; then the row of the organisation; then identities without account, by key. */
  readonly rows: readonly AccountDrift[];
  /** Of every account, by user id. */
  readonly logins: ReadonlyMap<number, LoginEffect>;
  readonly notEvaluated: readonly NotEvaluated[];
}

/** What the directory says of the accounts of Redash, and Redash of the people of the directory. */
export function accountDrift(input: AccountDriftInput): AccountDrifts {
  const cases = casesOf(input);
  const alone = identitiesWithoutAccount(input);
  const logins = new Map<number, LoginEffect>();
  for (const account of cases) logins.set(account.user.id, loginOf(account, input));
  return {
    logins,
    rows: [
      ...cases.flatMap((account) => rowsOfAccount(account, logins.get(account.user.id) ?? "not known")),
      ...passwordLoginAllowed(input),
      ...withoutAccount(alone, input),
    ],
    notEvaluated: [
      ...accountsNotEvaluated(cases, input.snapshot.signIn, input.evidence),
      ...ofUnknownStatus(alone),
    ],
  };
}

function casesOf({ snapshot, directory, matches, evidence }: AccountDriftInput): AccountCase[] {
  const users = snapshot.users.toSorted((a, b) => a.id - b.id);
  const told = statusesTold(directory);
  const sharing = sharingIdentities(users, matches);
  return users.map((user) => {
    const match = matches.get(user.id) as Match;
    const identity = matchedIdentity(match);
    const same = identity === null ? undefined : sharing.get(identity);
    return {
      user,
      match,
      identity,
      absence: absenceOf(evidence, user, match),
      unassignment: unassignmentOf(evidence, user, match),
      twins: same?.filter(({ id }) => id !== user.id) ?? NONE,
      signIn: snapshot.signIn,
      statusesTold: told,
      evidence,
    };
  });
}

/** The accounts of each identity that has more than one. */
function sharingIdentities(
  users: readonly User[],
  matches: AccountDriftInput["matches"],
): ReadonlyMap<Identity, readonly User[]> {
  const first = new Map<Identity, User>();
  const sharing = new Map<Identity, User[]>();
  for (const user of users) {
    const identity = matchedIdentity(matches.get(user.id) as Match);
    if (identity === null) continue;
    const before = first.get(identity);
    if (before === undefined) first.set(identity, user);
    else if (sharing.has(identity)) sharing.get(identity)?.push(user);
    else sharing.set(identity, [before, user]);
  }
  return sharing;
}

const NONE: readonly never[] = Object.freeze([]);

function loginOf({ user, signIn }: AccountCase, { standings, samlGroupsOf }: AccountDriftInput) {
  return loginEffect(user, standings.get(user.id) as Standing, signIn, samlGroupsOf(user.id));
}

function rowsOfAccount(account: AccountCase, nextLogin: LoginEffect): AccountDrift[] {
  const { user, match, identity } = account;
  const rows: AccountDrift[] = [];
  for (const finding of ACCOUNT_FINDINGS) {
    const said = FINDINGS_OF_ACCOUNT[finding]?.(account) ?? null;
    if (said === null) continue;
    const { rule } = match;
    rows.push({ finding, userId: user.id, identity, rule, others: NONE, nextLogin, since: null, ...said });
  }
  return rows;
}

function passwordLoginAllowed({ snapshot: { signIn } }: AccountDriftInput): AccountDrift[] {
  if (signIn.passwordLogin !== true || singleSignOn(signIn) !== "yes") return [];
  const restsOn = `Login by password is allowed in Redash beside single sign-on (${waysOfSingleSignOn(signIn)}).`;
  return [{ ...OF_NO_ACCOUNT, finding: "password login allowed", state: "found", restsOn }];
}

/** People whom no account may be, unless they are known to have left or not to be assigned to the application. */
function identitiesWithoutAccount({ directory, matches }: AccountDriftInput): Identity[] {
  const taken = new Set<Identity>();
  for (const { identities, hints } of matches.values()) {
    for (const identity of identities) taken.add(identity);
    for (const { identity } of hints) taken.add(identity);
  }
  return directory.identities.filter(
    (identity) =>
      !taken.has(identity) &&
      identity.status !== "inactive" &&
      identity.kind !== "service" &&
      identity.assigned !== false,
  );
}

function ofUnknownStatus(alone: readonly Identity[]): NotEvaluated[] {
  const count = alone.filter(({ status }) => status === "unknown").length;
  if (count === 0) return [];
  const why = `Of ${counted(count, "person", "people")} whom no account matches it is not known whether they are active.`;
  return [{ what: "in the directory, not here", why, accounts: null, incomplete: false }];
}

function withoutAccount(
  alone: readonly Identity[],
  { snapshot, evidence }: Pick<AccountDriftInput, "snapshot" | "evidence">,
): AccountDrift[] {
  const nextLogin = singleSignOn(snapshot.signIn) === "yes" ? "creates" : "not known";
  const usersWhole = snapshot.sections.users.status === "complete";
  return alone
    .filter(({ status }) => status === "active")
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map((identity) => {
      const against = sentences([
        isMatchable(identity, evidence.match) ? evidence.misfit : "The identity has no address to compare.",
        usersWhole ? "" : "The snapshot does not hold all users.",
      ]);
      return {
        ...OF_NO_ACCOUNT,
        finding: "in the directory, not here",
        state: against === "" ? "found" : "not evaluated",
        identity,
        nextLogin: against === "" ? nextLogin : "not known",
        restsOn: `${restsOnIdentity(evidence, identity)}.`,
        notKnown: sentences([against, ageOfIdentity(evidence, identity)]),
      };
    });
}

const OF_NO_ACCOUNT = Object.freeze({
  userId: null,
  identity: null,
  rule: null,
  others: [],
  nextLogin: "not known",
  since: null,
  notKnown: "",
} satisfies Partial<AccountDrift>);
