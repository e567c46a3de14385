import type { Access } from "../../graph/types.js";
import type { Level } from "../../model/access-words.js";
import type { DiffDirection, DiffOutcome } from "../../model/diff.js";
import { remember } from "../../model/remember.js";
import type { User } from "../../model/snapshot.js";
import { ACCESS_FIELDS, type AccessField, isSameAccess, isSameField } from "./access-fields.js";
import { directionOfRanks, directionOfSets } from "./ranks.js";
import type { Side, Sides } from "./sides.js";

export interface ComparedAccess {
  readonly what: Exclude<DiffOutcome, "renamed">;
  readonly direction: DiffDirection;
  /** undefined: there is none. */
  readonly before: Access | undefined;
  readonly after: Access | undefined;
  /** Those that differ and that both sides tell; of access on one side alone, all that it tells. */
  readonly fields: readonly AccessField[];
  /** Why it is not comparable; null: it is. */
  readonly why: string | null;
}

/** Compares what leads to a data source on both sides, undefined where nothing does. null: nothing differs. */
export type CompareAccess = (
  was: Access | undefined,
  is: Access | undefined,
  dataSourceId: number,
) => ComparedAccess | null;

/**
 * Compares the access of one account after the other; undefined: a side has no such account. Where the queries of one
 * side were not read whole, access is compared as far as groups give it: an owned query of which one side does not tell
 * has not come or gone for that. What differs alike on many data sources of the account is one object.
 */
export function accessComparer(
  sides: Sides,
): (older: User | undefined, newer: User | undefined) => CompareAccess {
  const byQueries = sides.older.knows.allModifiers && sides.newer.knows.allModifiers;
  const seen = (access: Access | undefined) =>
    byQueries || access === undefined ? access : throughGroups(access);
  return (older, newer) => {
    const tellsState = tells(sides.older, older) && tells(sides.newer, newer);
    const compared = remember(KEPT, (was: Access | undefined) =>
      remember(KEPT, (is: Access | undefined) => compare(seen(was), seen(is), tellsState)),
    );
    return (was, is, dataSourceId) => {
      const difference = compared(was)(is);
      if (difference === null) return null;
      const { before, after, fields } = difference;
      const why =
        whyOpen("older", sides.older, older, before, dataSourceId) ??
        whyOpen("newer", sides.newer, newer, after, dataSourceId);
      if (why === null) return difference;
      return { what: "unknown", direction: "unknown", before, after, fields: certain(fields), why };
    };
  };
}

/** So many different verdicts of one account are kept: most have fewer. */
const KEPT = 100;

/** As if all were known. */
function compare(
  before: Access | undefined,
  after: Access | undefined,
  tellsState: boolean,
): ComparedAccess | null {
  if (before === undefined && after === undefined) return null;
  if (before !== undefined && after !== undefined && isSameAccess(before, after)) return null;
  const tellsGroups = [before, after].every((access) => access === undefined || isGroupLevelTold(access));
  const fields = differing(before, after).filter(
    (field) => (field !== "access_now" || tellsState) && (tellsGroups || !OF_GROUPS.includes(field)),
  );
  if (fields.length === 0) return null;
  const what = before === undefined ? "new" : after === undefined ? "gone" : "changed";
  return {
    what,
    direction: directionOf(before, after, { tellsState, tellsGroups }),
    before,
    after,
    fields,
    why: null,
  };
}

/** By a query of one's own the level can be known where it is not known what the groups give. */
function isGroupLevelTold({ level, groupLevel }: Access): boolean {
  return groupLevel !== "unknown" || level === "unknown";
}

const OF_GROUPS: readonly AccessField[] = [
  "level_through_groups",
  "abilities",
  "grant_groups",
  "permission_groups",
];

/** As if there were no queries of one's own. */
function throughGroups(access: Access): Access | undefined {
  if (access.groupLevel === "none") return undefined;
  if (access.ownQueries === null && access.level === access.groupLevel) return access;
  return { ...access, level: access.groupLevel, ownQueries: null };
}

function tells({ knows }: Side, user: User | undefined): boolean {
  return user === undefined || knows.tellsState(user.id);
}

const OF_QUERIES: readonly AccessField[] = ["level_through_groups", "through_queries"];

function differing(before: Access | undefined, after: Access | undefined): AccessField[] {
  const isThroughQueries = [before, after].some((access) => (access?.ownQueries ?? null) !== null);
  return ACCESS_FIELDS.filter((field) => {
    if (!isThroughQueries && OF_QUERIES.includes(field)) return false;
    return before === undefined || after === undefined || !isSameField(field, before, after);
  });
}

/** Where a level is not known, neither is what it consists of: what is told of that is the least. */
function certain(fields: readonly AccessField[]): readonly AccessField[] {
  return fields.includes("level") ? ["level"] : fields;
}

/** Why a side does not tell for certain what the account can do there. null: it does. */
function whyOpen(
  which: "older" | "newer",
  { knows, dataSources }: Side,
  user: User | undefined,
  access: Access | undefined,
  dataSourceId: number,
): string | null {
  if (user === undefined) return null;
  const of = `In the ${which} snapshot`;
  if (access?.level === "unknown") return `${of} it is not known what the account can do there.`;
  if (!knows.tellsGroups(user)) return `${of} the account is in groups that no list names.`;
  if (!dataSources.has(dataSourceId) && !knows.allDataSources)
    return `${of} the list of data sources is not whole.`;
  // Whoever is an administrator is granted everything, whatever the groups are.
  if (access?.admin === true) return null;
  if (!knows.allGrants) return `${of} it is not known which grants are missing.`;
  const disputed = user.groups?.some((groupId) => !knows.agreesOnGrant(groupId, dataSourceId)) ?? false;
  return disputed ? `${of} data source and group tell a grant of the account differently.` : null;
}

const RANK: Readonly<Record<Level, number>> = { none: 0, unknown: 0, schema: 1, view: 2, query: 3 };

/** By what works now, then by what would work, then by single abilities. */
function directionOf(
  before: Access | undefined,
  after: Access | undefined,
  { tellsState, tellsGroups }: { readonly tellsState: boolean; readonly tellsGroups: boolean },
): DiffDirection {
  const ranks = (access: Access | undefined) => {
    const rank = RANK[access?.level ?? "none"];
    return tellsState && access?.now === "latent" ? [0, rank] : [rank, rank];
  };
  const byLevel = directionOfRanks(ranks(before), ranks(after));
  return byLevel === "neither" && tellsGroups
    ? directionOfSets(before?.abilities ?? [], after?.abilities ?? [])
    : byLevel;
}
