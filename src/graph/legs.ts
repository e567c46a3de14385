import { sortFew } from "../model/sort-few.js";
import type { KnownGrant } from "./access.js";
import type { Access, GrantLeg } from "./types.js";

/** A list of grant legs, as a node of the tree of those that were met with the same groups. */
export interface Legs {
  /** The decisive ones first: `admin`, `full`, `view`, `unknown`; then by group id. */
  readonly list: readonly GrantLeg[];
  /** What they give, as bits: see `kindOf`. */
  readonly kinds: number;
  readonly granted: KnownGrant;
  readonly maybeMore: boolean;
  /** Those that were met, by what they have more. Most have none. */
  longer: Map<number, Legs> | null;
  /** What follows for a data source that is listed; the others are too few to remember. */
  verdict: Access | null;
  /** The same, where the user may have a query of which nobody knows. */
  doubtfulVerdict: Access | null;
}

const RANK = { admin: 0, full: 1, view: 2, unknown: 3 } as const satisfies Record<GrantLeg["gives"], number>;

/** Without a leg: the root of a tree. */
export function noLegs(): Legs {
  return legsOf([], 0);
}

/** The list with one leg more. Legs must come by ascending group id, so that one list has one place in the tree. */
export function withLeg(legs: Legs, groupId: number, gives: GrantLeg["gives"]): Legs {
  const key = groupId * 4 + RANK[gives];
  const known = legs.longer?.get(key);
  if (known !== undefined) return known;
  const list = sortFew(
    [...legs.list, { groupId, gives }],
    (a, b) => RANK[a.gives] - RANK[b.gives] || a.groupId - b.groupId,
  );
  return kept(legs, key, legsOf(list, legs.kinds | kindOf(gives)));
}

/** What legs of such kinds come to, without the groups. @param root of a tree that has no others */
export function bareLegs(root: Legs, kinds: number): Legs {
  return root.longer?.get(kinds) ?? kept(root, kinds, legsOf([], kinds));
}

/** What a leg gives, as a bit: `|` sums up a list. */
export function kindOf(gives: GrantLeg["gives"]): number {
  return 1 << RANK[gives];
}

function kept(legs: Legs, key: number, longer: Legs): Legs {
  legs.longer ??= new Map();
  legs.longer.set(key, longer);
  return longer;
}

const FULL = kindOf("admin") | kindOf("full");
const VIEW = kindOf("view");
const UNKNOWN = kindOf("unknown");

function legsOf(list: readonly GrantLeg[], kinds: number): Legs {
  return {
    list,
    kinds,
    granted: (kinds & FULL) !== 0 ? "full" : (kinds & VIEW) !== 0 ? "view" : "none",
    maybeMore: (kinds & UNKNOWN) !== 0,
    longer: null,
    verdict: null,
    doubtfulVerdict: null,
  };
}
