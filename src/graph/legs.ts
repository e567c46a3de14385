import { sortFew } from "../model/sort-few.js";
import type { KnownGrant } from "./access.js";
import type { Access, GrantLeg } from "./types.js";

/** A list of grant legs, as a node of the tree of those that were met with the same groups. */
export interface Legs {
  /** The decisive ones first: `admin`, `full`, `view`, `unknown`; then by group id. */
  readonly list: readonly GrantLeg[];
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
  return legsOf([], []);
}

/** The list with one leg more. Legs must come by ascending group id, so that one list has one place in the tree. */
export function withLeg(legs: Legs, groupId: number, gives: GrantLeg["gives"]): Legs {
  return longerBy(legs, groupId * 4 + RANK[gives], () => {
    const list = sortFew(
      [...legs.list, { groupId, gives }],
      (a, b) => RANK[a.gives] - RANK[b.gives] || a.groupId - b.groupId,
    );
    return legsOf(
      list,
      list.map((leg) => leg.gives),
    );
  });
}

/** What legs of such kinds come to, without the groups. @param root of a tree that has no others */
export function bareLegs(root: Legs, kinds: number): Legs {
  return longerBy(root, kinds, () =>
    legsOf(
      [],
      GIVES.filter((gives) => kinds & kindOf(gives)),
    ),
  );
}

const GIVES = Object.keys(RANK) as GrantLeg["gives"][];

/** What a leg gives, as a bit: `|` sums up a list. */
export function kindOf(gives: GrantLeg["gives"]): number {
  return 1 << RANK[gives];
}

function longerBy(legs: Legs, key: number, make: () => Legs): Legs {
  const known = legs.longer?.get(key);
  if (known !== undefined) return known;
  const longer = make();
  legs.longer ??= new Map();
  legs.longer.set(key, longer);
  return longer;
}

function legsOf(list: readonly GrantLeg[], given: readonly GrantLeg["gives"][]): Legs {
  return {
    list,
    granted:
      given.includes("admin") || given.includes("full") ? "full" : given.includes("view") ? "view" : "none",
    maybeMore: given.includes("unknown"),
    longer: null,
    verdict: null,
    doubtfulVerdict: null,
  };
}
