import { addressKey, type Identity } from "../model/directory.js";
import type { User } from "../model/snapshot.js";
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
  const found = new Map<number, Match>();
  let open = users;
  for (const { rule, step } of rules) {
    const lookUp = finder(open, identities, step);
    for (const user of open) {
      const those = lookUp(user);
      if (those.length > 0) found.set(user.id, matchOf(user, those, rule));
    }
    open = open.filter(({ id }) => !found.has(id));
  }
  for (const match of unmatched(open, identities, hints)) found.set(match.userId, match);
  return new Map([...found].sort(([a], [b]) => a - b));
}

function matchOf({ id: userId }: Account, identities: readonly Identity[], rule: MatchRule): Match {
  return { userId, outcome: identities.length === 1 ? "matched" : "ambiguous", identities, rule, hints: [] };
}

function unmatched(
  users: readonly Account[],
  identities: readonly Identity[],
  steps: ReturnType<typeof stepsOf>["hints"],
): Match[] {
  const finders = steps.map(({ by, step }) => ({ by, lookUp: finder(users, identities, step) }));
  return users.map((user) => ({
    userId: user.id,
    outcome: "none",
    identities: [],
    rule: null,
    hints: finders.flatMap(({ by, lookUp }) => lookUp(user).map((identity) => ({ identity, by }))),
  }));
}

/** Finds the identities of an account by one step: each once, by key. Keeps only what these accounts may ask for. */
function finder(users: readonly Account[], identities: readonly Identity[], step: MatchStep) {
  const wanted = new Map<string, Identity[] | null>();
  const keyOf = ({ email }: Account) => step.keyOfAccount(addressKey(email)) ?? "";
  for (const user of users) wanted.set(keyOf(user), null);
  wanted.delete("");
  if (wanted.size > 0) {
    for (const identity of identities) {
      for (const key of step.keysOfIdentity(identity)) {
        const found = wanted.get(key);
        if (found === null) wanted.set(key, [identity]);
        else if (found?.at(-1) !== identity) found?.push(identity);
      }
    }
  }
  return (user: Account): readonly Identity[] => {
    const found = wanted.get(keyOf(user)) ?? [];
    return found.length < 2 ? found : found.toSorted((a, b) => (a.key < b.key ? -1 : 1));
  };
}
