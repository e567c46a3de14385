import { addressKey, type Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import { type MatchStep, stepsOf } from "./match-steps.js";
import type { Match, MatchRule, MatchSettings } from "./types.js";

type Account = Pick<User, "id" | "email">;

/**
 * Who in the directory each account is: by the first rule that is on and finds anybody, and never by a guess. By
 * ascending user id. The order of the lists changes nothing.
 *
 * An account of the account map is looked for by the map alone: nobody is taken in place of somebody it does not find.
 */
export function matchAccounts(
  users: readonly Account[],
  identities: readonly Identity[],
  settings: MatchSettings,
): ReadonlyMap<number, Match> {
  const { rules, hints } = stepsOf(settings);
  const ids = ascending(users.map(({ id }) => id));
  // In their order from the beginning: null where nobody is found yet.
  const found = new Map<number, Match | null>();
  for (const id of ids) found.set(id, null);
  let open = users;
  for (const { rule, step } of rules) {
    const [lookUp = nobody] = finders(open, identities, [step]);
    for (const user of open) {
      const those = lookUp(user);
      if (those.length > 0) found.set(user.id, matchOf(user, those, rule));
    }
    open = open.filter(({ id }) => found.get(id) === null);
  }
  for (const match of unmatched(open, identities, hints)) found.set(match.userId, match);
  return found as ReadonlyMap<number, Match>;
}

function matchOf({ id: userId }: Account, identities: readonly Identity[], rule: MatchRule): Match {
  const outcome = identities.length === 1 ? "matched" : "ambiguous";
  return { userId, outcome, identities, rule, hints: NO_HINTS };
}

const NO_HINTS: Match["hints"] = Object.freeze([]);

function unmatched(
  users: readonly Account[],
  identities: readonly Identity[],
  steps: ReturnType<typeof stepsOf>["hints"],
): Match[] {
  const lookUps = finders(
    users,
    identities,
    steps.map(({ step }) => step),
  );
  return users.map((user) => ({
    userId: user.id,
    outcome: "none",
    identities: [],
    rule: null,
    hints: steps.flatMap(({ by }, index) =>
      (lookUps[index] ?? nobody)(user).map((identity) => ({ identity, by })),
    ),
  }));
}

/** The identities of an account, each once, by key. */
type LookUp = (user: Account) => readonly Identity[];

const nobody: LookUp = () => [];

/** Looks accounts up by each of the steps. All identities are gone through once. */
function finders(
  users: readonly Account[],
  identities: readonly Identity[],
  steps: readonly MatchStep[],
): LookUp[] {
  const finding = steps.map((step) => ({ step, wanted: wantedBy(users, step) }));
  const asked = finding.filter(({ wanted }) => wanted.size > 0);
  if (asked.length > 0) {
    for (const identity of identities) {
      for (const { step, wanted } of asked) {
        for (const key of step.keysOfIdentity(identity)) put(wanted, key, identity);
      }
    }
  }
  return finding.map(({ step, wanted }) => (user) => {
    const found = wanted.get(keyOf(user, step)) ?? [];
    return found.length < 2 ? found : found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  });
}

/** By the key that an account comes to, who has it. Nobody else is kept. */
type Wanted = Map<string, Identity[] | null>;

function wantedBy(users: readonly Account[], step: MatchStep): Wanted {
  const wanted: Wanted = new Map();
  for (const user of users) wanted.set(keyOf(user, step), null);
  wanted.delete("");
  return wanted;
}

function keyOf({ email }: Account, step: MatchStep): string {
  return step.keyOfAccount(addressKey(email)) ?? "";
}

function put(wanted: Wanted, key: string, identity: Identity): void {
  const found = wanted.get(key);
  if (found === null) wanted.set(key, [identity]);
  else if (found?.at(-1) !== identity) found?.push(identity);
}
