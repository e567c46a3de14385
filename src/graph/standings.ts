import type { Level } from "../model/access-words.js";
import { isAdmin } from "./access.js";
import type { AccessGraph } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { bareLegs, kindOf } from "./legs.js";
import { PlaceSet } from "./place-set.js";
import type { Access, GrantLeg } from "./types.js";
import { bareAsker, verdictByLegs, verdictWithoutGroups } from "./verdict.js";
import { addPlacesOfQueries } from "./verdicts-by-place.js";

/** What somebody can do to a data source, without the groups that it comes from. */
export type Standing = Pick<Access, "groupLevel" | "abilities" | "now"> & {
  readonly level: Exclude<Level, "none">;
};

/**
 * Shows every pair of user and data source where the level is other than `none`: what `accessOfUser` gives, for who asks
 * nothing of groups. Those who have the same permissions, through whatever groups, share verdicts here, so that there
 * are few of them and millions of pairs are gone through in a third of the time.
 *
 * @param see is given the places of user and data source in `userIds` and `dataSourceIds`
 */
export function eachStanding(
  { index, userIds }: Pick<AccessGraph, "index" | "userIds">,
  see: (user: number, source: number, standing: Standing) => void,
): void {
  const given = new Uint8Array(index.dataSources.length);
  userIds.forEach((id, user) => {
    const { at, places } = standingsOf(index, index.users.get(id) as UserEntry, given);
    places.each((source) => {
      const standing = at(source);
      if (hasLevel(standing)) see(user, source, standing);
    });
  });
}

type SomeStanding = Pick<Access, keyof Standing>;

function hasLevel(standing: SomeStanding): standing is Standing {
  return standing.level !== "none";
}

interface Standings {
  /** Where one other than `none` is possible. */
  readonly places: PlaceSet;
  at(place: number): SomeStanding;
}

/** @param given is overwritten */
function standingsOf(index: AccessIndex, { groups, works, own }: UserEntry, given: Uint8Array): Standings {
  const places = new PlaceSet(given.length);
  if (groups === null) {
    places.addAll();
    return { places, at: (place) => verdictWithoutGroups(index, works, place) };
  }
  sumGiven(given, groups, places);
  const asker = bareAsker(index, { groups, works, own });
  addPlacesOfQueries(index, asker, places);
  return {
    places,
    at: (place) => verdictByLegs(index, asker, bareLegs(asker.profile.noLegs, given[place] as number), place),
  };
}

/** What the groups give together on each data source, as bits. @param places is told where that is anything */
function sumGiven(given: Uint8Array, groups: readonly GroupEntry[], places: PlaceSet): void {
  given.fill(0);
  const add = (gives: GrantLeg["gives"], place: number) => {
    given[place] = (given[place] as number) | kindOf(gives);
    places.add(place);
  };
  for (const { grants, permissions } of groups) {
    if (isAdmin(permissions)) for (let place = 0; place < given.length; place += 1) add("admin", place);
    grants.forEach(add);
  }
}
