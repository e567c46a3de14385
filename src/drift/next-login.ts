import { putUnder } from "../model/put-under.js";
import { ascending } from "../model/sort-few.js";

/**
 * What a single sign-on login does to an account and its groups: the server's own rule, as recorded on real servers
 * (docs/redash-api.md, "Single sign-on"). It knows neither the directory nor a snapshot.
 */

/** Ids by name, ascending: several groups may share one. */
export type GroupsByName = ReadonlyMap<string, readonly number[]>;

export function groupsByName(
  groups: readonly { readonly id: number; readonly name: string }[],
): GroupsByName {
  const ids = new Map<string, number[]>();
  for (const { id, name } of groups.toSorted((a, b) => a.id - b.id)) {
    putUnder(ids, name, id);
  }
  return ids;
}

interface SamlLogin {
  /** The account's groups now, raw: with duplicates and ids of deleted groups. */
  readonly before: readonly number[];
  /** The values of the attribute `RedashGroups`. null: the assertion has no such attribute. */
  readonly asserted: readonly string[] | null;
  /** Of the account's organisation. */
  readonly groups: GroupsByName;
  readonly defaultGroupId: number;
}

export type NextGroups =
  | {
      /** As the server would store them: `default` stands there twice when it is asserted too. */
      readonly groups: readonly number[];
      /** Trimmed, each once: the server drops them without a word. */
      readonly unknownNames: readonly string[];
    }
  /** Why nobody can say what comes. */
  | { readonly unpredictable: string };

const EMPTY_VALUE =
  "one of the values that would be sent is an empty text (as of a group named just like the prefix): what Redash makes of it cannot be predicted";

/**
 * The groups after a SAML login that is not refused. The groups before have no influence where the attribute is there.
 * The server stores them in row order, which is by id until a group is renamed: compare as multisets.
 */
export function nextSamlLogin({ before, asserted, groups, defaultGroupId }: SamlLogin): NextGroups {
  if (asserted === null) return { groups: before, unknownNames: [] };
  const names = new Set(asserted.map((value) => value.trim()));
  if (names.has("")) return { unpredictable: EMPTY_VALUE };
  const known: number[] = [];
  const unknownNames: string[] = [];
  for (const name of names) {
    const ids = groups.get(name);
    if (ids === undefined) unknownNames.push(name);
    else known.push(...ids);
  }
  return { groups: [...ascending(known), defaultGroupId], unknownNames };
}

/** How somebody comes in. Google and LDAP were not recorded: they find or create the account, and leave its groups. */
export type SignInBy = "saml" | "remote user" | "jwt";

/** The account as the login finds it. `none`: nobody has the address. */
export type AccountBefore = "none" | "pending" | "enabled" | "disabled";

/** `creates`: in the default group, before anything else happens. `refused`: no session, and nothing changes. */
export type LoginOutcome = "creates" | "activates" | "signs in" | "refused";

const NO_DISABLED = {
  none: "creates",
  pending: "activates",
  enabled: "signs in",
  disabled: "refused",
} as const satisfies Record<AccountBefore, LoginOutcome>;

const OUTCOMES: Readonly<Record<SignInBy, Readonly<Record<AccountBefore, LoginOutcome>>>> = {
  saml: NO_DISABLED,
  "remote user": NO_DISABLED,
  /** A valid token of a disabled user reads and writes as before; a pending one stays pending. */
  jwt: { none: "creates", pending: "signs in", enabled: "signs in", disabled: "signs in" },
};

/** @param namesGiven Whether a SAML assertion has `FirstName` and `LastName`: without both the server answers 500. */
export function loginOutcome(by: SignInBy, account: AccountBefore, namesGiven = true): LoginOutcome {
  return by === "saml" && !namesGiven ? "refused" : OUTCOMES[by][account];
}
