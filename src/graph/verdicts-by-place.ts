import { isAdmin } from "./access.js";
import type { AccessIndex, GroupEntry, Works } from "./access-index.js";
import { type Legs, withLeg } from "./legs.js";
import { NO_QUERIES } from "./own-queries.js";
import { PlaceSet } from "./place-set.js";
import type { Access, GrantLeg } from "./types.js";
import {
  type Asker,
  hasQueriesTo,
  type ProfiledAsker,
  profiledAsker,
  verdictByLegs,
  verdictWithoutGroups,
} from "./verdict.js";

/**
 * What the groups grant, by the place of the data source; undefined where they grant nothing.
 * @param granted is told the places where they grant something
 */
function legsByPlace(noLegs: Legs, groups: readonly GroupEntry[], places: number, granted: PlaceSet) {
  const legsAt = new Array<Legs | undefined>(places).fill(undefined);
  // One function for all groups, and what most legs are at hand: this is done for each of very many users.
  let groupId = 0;
  let inFull: Legs | null = null;
  let viewOnly: Legs | null = null;
  const alone = (gives: GrantLeg["gives"]): Legs => {
    if (gives === "full") {
      inFull ??= withLeg(noLegs, groupId, gives);
      return inFull;
    }
    if (gives === "view") {
      viewOnly ??= withLeg(noLegs, groupId, gives);
      return viewOnly;
    }
    return withLeg(noLegs, groupId, gives);
  };
  const add = (gives: GrantLeg["gives"], place: number) => {
    const others = legsAt[place];
    legsAt[place] = others === undefined ? alone(gives) : withLeg(others, groupId, gives);
    granted.add(place);
  };
  for (const { group, permissions, grants } of groups) {
    groupId = group.id;
    inFull = null;
    viewOnly = null;
    if (isAdmin(permissions)) for (let place = 0; place < places; place += 1) add("admin", place);
    else grants.forEach(add);
  }
  return legsAt;
}

/** What the verdicts for one who asks on all data sources are made of. */
export interface Verdicts {
  readonly index: AccessIndex;
  /** null: the server does not tell the groups. */
  readonly known: {
    readonly profiled: ProfiledAsker;
    /** By the place of the data source. */
    readonly legsAt: readonly (Legs | undefined)[];
  } | null;
  /** Where a verdict other than `none` is possible. */
  readonly places: PlaceSet;
  readonly works: Works;
}

/** @param asker who asks on all data sources */
export function verdictsOf(index: AccessIndex, { groups, works, own }: Asker): Verdicts {
  const size = index.dataSources.length;
  const places = new PlaceSet(size);
  if (groups === null) {
    places.addAll();
    return { index, known: null, places, works };
  }
  const profiled = profiledAsker(index, { groups, works, own });
  const legsAt = legsByPlace(profiled.profile.noLegs, groups, size, places);
  addPlacesOfQueries(index, profiled, places);
  return { index, known: { profiled, legsAt }, places, works };
}

/** Adds the places to which queries may lead. Few have one or can make one: for the others nobody goes over all places. */
export function addPlacesOfQueries(
  { dataSources }: AccessIndex,
  asker: Pick<ProfiledAsker, "own" | "newQuery">,
  places: PlaceSet,
): void {
  if (asker.own === NO_QUERIES && asker.newQuery !== "yes") return;
  for (let place = 0; place < dataSources.length; place += 1)
    if (hasQueriesTo(asker, place)) places.add(place);
}

export function verdictAt({ index, known, works }: Verdicts, place: number): Access {
  if (known === null) return verdictWithoutGroups(index, works, place);
  const { profiled, legsAt } = known;
  return verdictByLegs(index, profiled, legsAt[place] ?? profiled.profile.noLegs, place);
}
