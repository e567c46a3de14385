import { sortFew } from "../model/sort-few.js";
import type { KnownGrant } from "./access.js";
import { type Profile, type ProfileKey, sharedProfiles } from "./profiles.js";
import type { GrantLeg } from "./types.js";

/**
 * Millions of pairs of user and data source have few different verdicts. Here equal ones become the same object,
 * so that neither it nor the text made of it is made millions of times. It remembers a bounded number: where
 * nearly every user has a set of groups of his own, keeping them all costs more than it saves.
 */
export interface SharedVerdicts {
  /** No leg: where every list of legs begins. */
  noLegs: Legs;
  legsMade: number;
  readonly profileOf: (key: ProfileKey) => Profile;
  /** By the entry of a group: whether it is granted in full a data source on which a query can be made. */
  readonly grantedInFull: WeakMap<object, Knowledge>;
}

/** `maybe`: not known. */
export type Knowledge = "yes" | "maybe" | "no";

/** A list of grant legs, as a node of the tree of the lists met so far. */
export interface Legs {
  /** The decisive ones first: `admin`, `full`, `view`, `unknown`; then by group id. */
  readonly list: readonly GrantLeg[];
  readonly granted: KnownGrant;
  readonly maybeMore: boolean;
  /** Those that are met, by what they have more. Most have none. */
  longer: Map<number, Legs> | null;
}

const LEGS_KEPT = 10_000;

export function freshVerdicts(): SharedVerdicts {
  return {
    noLegs: legsOf([]),
    legsMade: 0,
    profileOf: sharedProfiles(),
    grantedInFull: new WeakMap(),
  };
}

const RANK = { admin: 0, full: 1, view: 2, unknown: 3 } as const satisfies Record<GrantLeg["gives"], number>;

function legsOf(legs: readonly GrantLeg[]): Legs {
  const gives = (what: GrantLeg["gives"]) => legs.some((leg) => leg.gives === what);
  return {
    list: sortFew([...legs], (a, b) => RANK[a.gives] - RANK[b.gives] || a.groupId - b.groupId),
    granted: gives("admin") || gives("full") ? "full" : gives("view") ? "view" : "none",
    maybeMore: gives("unknown"),
    longer: null,
  };
}

/** The list with one leg more. Legs must come by ascending group id, so that one list has one place in the tree. */
export function withLeg(shared: SharedVerdicts, legs: Legs, groupId: number, gives: GrantLeg["gives"]): Legs {
  const key = groupId * 4 + RANK[gives];
  const known = legs.longer?.get(key);
  if (known !== undefined) return known;
  const longer = legsOf([...legs.list, { groupId, gives }]);
  legs.longer ??= new Map();
  legs.longer.set(key, longer);
  shared.legsMade++;
  return longer;
}

/**
 * What is remembered of users whose `key` is the same; the key says all that their verdicts depend on. Ask for it
 * before any legs: it may begin a new tree.
 */
export function profileOf(shared: SharedVerdicts, key: ProfileKey): Profile {
  if (shared.legsMade >= LEGS_KEPT) Object.assign(shared, { noLegs: legsOf([]), legsMade: 0 });
  return shared.profileOf(key);
}
