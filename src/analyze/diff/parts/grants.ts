import type { DiffRow } from "../../../model/diff.js";
import { ascending } from "../../../model/sort-few.js";
import type { GroupAction } from "../../tie-changes.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfRanks } from "../ranks.js";
import { isDefault, type Side, type Sides, subjectOf } from "../sides.js";
import { unknownRow } from "../things.js";

const grants: DiffPartDescriptor = {
  id: "grants",
  title: "Grants",
  about: "Which group was given which data source or lost it, in full or view only.",
  needs: ["grants"],
  restsOn: ["groups", "dataSources"],
  isFirm: ({ allGrants }) => allGrants,
  *rows(sides) {
    const [were, are] = [levelsOf(sides.older), levelsOf(sides.newer)];
    for (const [groupId, dataSourceId] of pairsOf(were, are)) {
      const was = stateOf(sides.older, were, groupId, dataSourceId);
      const is = stateOf(sides.newer, are, groupId, dataSourceId);
      if (was !== is) yield grantRow(groupId, dataSourceId, was, is, sides);
    }
  },
  events: { readIn: "grants", actionsOf },
};
export default Object.freeze(grants);

/** A new data source is granted to default at once, and a deleted one to nobody: that leaves no event of a group. */
function actionsOf({ what, subjects: [ofGroup, source], fields }: DiffRow, sides: Sides): GroupAction[] {
  const [groupId, dataSourceId] = [Number(ofGroup?.id), Number(source?.id)];
  const { older, newer } = sides;
  if (!newer.dataSources.has(dataSourceId)) return [];
  if (!newer.groups.has(groupId)) return ["delete"];
  if (what === "gone") return ["remove_data_source"];
  if (what === "new")
    return isDefault(newer.groups.get(groupId)) && !older.dataSources.has(dataSourceId)
      ? []
      : ["add_data_source"];
  // A second row, which is full, makes a view-only grant full too.
  const change = "change_data_source_permission";
  return fields[0]?.after === "full" ? [change, "add_data_source"] : [change];
}

type State = "none" | "view" | "full" | "unknown";

/** What a side tells, by group and data source. */
type Levels = ReadonlyMap<number, ReadonlyMap<number, State>>;

function levelsOf({ snapshot, knows }: Side): Levels {
  const levels = new Map<number, Map<number, State>>();
  const put = (groupId: number, dataSourceId: number, state: State) => {
    const ofGroup = levels.get(groupId) ?? new Map<number, State>();
    levels.set(groupId, ofGroup.set(dataSourceId, state));
  };
  for (const { groupId, dataSourceId, viewOnly } of snapshot.grants) {
    const agreed = knows.agreesOnGrant(groupId, dataSourceId);
    put(groupId, dataSourceId, agreed ? (viewOnly ? "view" : "full") : "unknown");
  }
  for (const { dataSourceId, groupIds } of snapshot.unknownGrants) {
    for (const groupId of groupIds) put(groupId, dataSourceId, "unknown");
  }
  return levels;
}

/** Every pair that either tells of, by group, then by data source. */
function* pairsOf(some: Levels, others: Levels): Iterable<readonly [groupId: number, dataSourceId: number]> {
  for (const groupId of ascending(new Set([...some.keys(), ...others.keys()]))) {
    const sources = [...(some.get(groupId)?.keys() ?? []), ...(others.get(groupId)?.keys() ?? [])];
    for (const dataSourceId of ascending(new Set(sources))) yield [groupId, dataSourceId];
  }
}

/** A pair that is not told is no grant only if group, data source and grants are all told whole. */
function stateOf(side: Side, levels: Levels, groupId: number, dataSourceId: number): State {
  const told = levels.get(groupId)?.get(dataSourceId);
  if (told !== undefined) return told;
  const { knows, groups, dataSources } = side;
  if (!groups.has(groupId)) return knows.allGroups ? "none" : "unknown";
  if (!dataSources.has(dataSourceId)) return knows.allDataSources ? "none" : "unknown";
  return knows.allGrants && knows.agreesOnGrant(groupId, dataSourceId) ? "none" : "unknown";
}

const RANK = { none: 0, view: 1, full: 2 } as const;

function grantRow(groupId: number, dataSourceId: number, was: State, is: State, sides: Sides): DiffRow {
  const subjects = [subjectOf(sides, "group", groupId), subjectOf(sides, "data source", dataSourceId)];
  const level = (state: State) => (state === "none" ? null : state);
  const fields = [{ field: "grant_level", before: level(was), after: level(is) }];
  if (was === "unknown" || is === "unknown") {
    const which = is === "unknown" ? "newer" : "older";
    const note = `The ${which} snapshot does not tell whether the group is granted the data source.`;
    return { ...unknownRow("grants", subjects, note), fields };
  }
  return {
    part: "grants",
    what: was === "none" ? "new" : is === "none" ? "gone" : "changed",
    direction: directionOfRanks([RANK[was]], [RANK[is]]),
    comparable: true,
    subjects,
    fields,
    note: null,
    provenance: null,
  };
}
