import type { Level } from "../model/access-words.js";
import { isAdmin } from "./access.js";
import type { AccessGraph } from "./access-graph.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import { bareLegs, kindOf } from "./legs.js";
import { NO_QUERIES } from "./own-queries.js";
import type { Access } from "./types.js";
import { bareAsker, hasQueriesTo, verdictByLegs, verdictWithoutGroups } from "./verdict.js";

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
    const at = standingOf(index, index.users.get(id) as UserEntry, given);
    for (let source = 0; source < given.length; source += 1) {
      const standing = at(source);
      if (standing !== null && hasLevel(standing)) see(user, source, standing);
    }
  });
}

type SomeStanding = Pick<Access, keyof Standing>;

function hasLevel(standing: SomeStanding): standing is Standing {
  return standing.level !== "none";
}

/** By the place of the data source; null: nothing leads there. @param given is overwritten */
function standingOf(
  index: AccessIndex,
  { groups, works, own }: UserEntry,
  given: Uint8Array,
): (place: number) => SomeStanding | null {
  if (groups === null) return (place) => verdictWithoutGroups(index, works, place);
  sumGiven(given, groups);
  const asker = bareAsker(index, { groups, works, own });
  const groupsAlone = own === NO_QUERIES && asker.newQuery !== "yes";
  return (place) => {
    const gives = given[place] as number;
    if (gives === 0 && (groupsAlone || !hasQueriesTo(asker, place))) return null;
    return verdictByLegs(index, asker, bareLegs(asker.profile.noLegs, gives), place);
  };
}

/** What the groups give together on each data source, as bits. */
function sumGiven(given: Uint8Array, groups: readonly GroupEntry[]): void {
  given.fill(groups.some(({ permissions }) => isAdmin(permissions)) ? kindOf("admin") : 0);
  for (const { grants } of groups) {
    grants.forEach((gives, place) => {
      given[place] = (given[place] as number) | kindOf(gives);
    });
  }
}
