import type { DataSource } from "../model/snapshot.js";
import type { KnownGrant, PermissionSet } from "./access.js";
import type { Access, GrantLeg } from "./types.js";

/**
 * Millions of pairs of user and data source have few different verdicts. Here equal ones become the same object,
 * and equal lists of legs the same list, so that neither they nor the text made of them is made millions of times.
 */
export interface SharedVerdicts {
  /** No leg: where every list of legs begins. */
  noLegs: Legs;
  profiles: Map<string, Profile>;
}

/** A list of grant legs, as a node of the tree of all lists met so far. */
export interface Legs {
  /** The decisive ones first: `admin`, `full`, `view`, `unknown`; then by group id. */
  readonly list: readonly GrantLeg[];
  readonly granted: KnownGrant;
  readonly maybeMore: boolean;
  readonly longer: Map<number, Legs>;
}

/** What users of the same groups and state have in common. */
export interface Profile {
  readonly permissions: PermissionSet;
  readonly verdicts: Readonly<Record<DataSource["presence"], Map<Legs, Access>>>;
}

/** Where nearly all users have a set of groups of their own, remembering them all would cost more than it saves. */
const PROFILES_KEPT = 20_000;

export function freshVerdicts(): SharedVerdicts {
  return { noLegs: legsOf([]), profiles: new Map() };
}

const RANK = { admin: 0, full: 1, view: 2, unknown: 3 } as const satisfies Record<GrantLeg["gives"], number>;

function legsOf(legs: readonly GrantLeg[]): Legs {
  const gives = (what: GrantLeg["gives"]) => legs.some((leg) => leg.gives === what);
  return {
    list: legs.toSorted((a, b) => RANK[a.gives] - RANK[b.gives] || a.groupId - b.groupId),
    granted: gives("admin") || gives("full") ? "full" : gives("view") ? "view" : "none",
    maybeMore: gives("unknown"),
    longer: new Map(),
  };
}

/** The list with one leg more. Legs must come by ascending group id, so that one list has one place in the tree. */
export function withLeg(legs: Legs, groupId: number, gives: GrantLeg["gives"]): Legs {
  const key = groupId * 4 + RANK[gives];
  let longer = legs.longer.get(key);
  if (longer === undefined) {
    longer = legsOf([...legs.list, { groupId, gives }]);
    legs.longer.set(key, longer);
  }
  return longer;
}

/** The profile of a key that says all that `permissions` depend on, and whether the user's access is latent. */
export function profileOf(shared: SharedVerdicts, key: string, permissions: () => PermissionSet): Profile {
  let profile = shared.profiles.get(key);
  if (profile === undefined) {
    if (shared.profiles.size >= PROFILES_KEPT) {
      shared.profiles = new Map();
      shared.noLegs = legsOf([]);
    }
    profile = {
      permissions: permissions(),
      verdicts: { listed: new Map(), hidden: new Map(), possible: new Map() },
    };
    shared.profiles.set(key, profile);
  }
  return profile;
}
