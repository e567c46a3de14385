import { counted } from "../../model/counted.js";
import type { DataSource, Grant } from "../../model/snapshot.js";
import { sorted } from "../ids.js";
import type { SectionDraft } from "../section.js";
import type { HiddenSearch } from "./find-hidden.js";
import type { SourceSide } from "./read-data-sources.js";
import type { GroupSide } from "./read-group-side.js";
import type { GrantDifference } from "./reconcile-grants.js";

/** Everything that was read of the grants. */
export interface GrantEvidence {
  readonly source: SourceSide;
  readonly search: HiddenSearch;
  /** null: the groups' side was not needed. */
  readonly groups: GroupSide | null;
  /** Data sources of which nothing but the id is known. */
  readonly unseen: readonly DataSource[];
}

/** What stayed different is a gap; what the second asking settled was a change. */
export function describeDifferences(
  draft: SectionDraft,
  first: readonly GrantDifference[],
  left: readonly GrantDifference[],
): void {
  const concerned = (pairs: readonly GrantDifference[]): { groups: number[]; dataSources: number[] } => ({
    groups: sorted(pairs.map((pair) => pair.groupId)),
    dataSources: sorted(pairs.map((pair) => pair.dataSourceId)),
  });
  if (left.length > 0) {
    draft.gaps.push({
      code: "sides-differ",
      what: `${counted(left.length, "grant is", "grants are")} told differently by the data source and by the group, twice. The report holds what the data source says.`,
      where: "GET /api/groups/<id>/data_sources",
      hint: "Collect again when nobody changes grants. If it stays so, look at these groups in Redash.",
      ...concerned(left),
    });
  }
  if (left.length < first.length) {
    draft.notes.push({
      code: "changed-while-reading",
      what: "Grants changed while they were read. The report holds the latest answers.",
      ...concerned(first),
    });
  }
}

/** Data sources that may be there unseen, and those that went away. */
export function describeLists(list: SectionDraft, { source, search, groups, unseen }: GrantEvidence): void {
  if (search.groupsMustTell && groups?.silent.size === 0) {
    const ids = search.undecided.filter((id) => !source.listed.has(id));
    list.notes.push({
      code: "unlisted-not-excluded",
      what: `A data source that is not on the list, as one whose driver does not load, and that no group is granted shows nowhere on this server; only administrators could reach it.${ids.length > 0 ? ` These ids are either deleted or such: ${ids.join(", ")}.` : ""}`,
      ...(ids.length > 0 && { dataSources: [...ids] }),
    });
  }
  if (source.unlisted.length > 0) {
    list.notes.push({
      code: "unlisted-found",
      what: "Data sources that are not on the list were found one by one, or among the grants of groups: they were made while the run went on, or something shortens the list. They are in the report.",
      dataSources: sorted(source.unlisted),
    });
  }
  const possible = unseen.filter(({ presence }) => presence === "possible").map(({ id }) => id);
  if (possible.length > 0) {
    const highest = Math.max(...source.listed.keys(), ...possible);
    list.gaps.push({
      code: "data-source-possible",
      what: `${possible.length === 1 ? "Data source" : "Data sources"} ${possible.join(", ")}, or one with an id above ${highest}: not on the list. The server answers the same for a deleted one and for one whose driver does not load, so who can do what there is unknown.`,
      where: "GET /api/data_sources/<id>",
      hint: "Look in Redash's database, or have the missing driver installed on the server.",
      dataSources: possible,
    });
  }
  if (source.deleted.length > 0) {
    list.notes.push({
      code: "changed-while-reading",
      what: "Data sources on the list were gone when they were asked for by themselves.",
      dataSources: [...source.deleted],
    });
  }
}

/** How the grants were read, and which could not be. */
export function describeGrants(draft: SectionDraft, evidence: GrantEvidence, grants: readonly Grant[]): void {
  const { groups, source, unseen } = evidence;
  const silent = sorted(groups?.silent.keys() ?? []);
  draft.totals.push({
    of: "grants",
    reading: "each data source by itself",
    reported: null,
    read: grants.length,
    distinct: new Set(grants.map(({ groupId, dataSourceId }) => `${groupId} ${dataSourceId}`)).size,
  });
  if (groups !== null) {
    const read = [...groups.told.values()].reduce((sum, rows) => sum + rows.length, 0);
    draft.totals.push({
      of: "grants",
      reading: "each group by itself",
      reported: null,
      read,
      distinct: read,
    });
  }
  for (const [dataSourceId, reason] of source.failed) describeFailed(draft, dataSourceId, reason, silent);
  if (unseen.length > 0) {
    draft.gaps.push({
      code: "grants-of-unseen",
      what: `The grants of ${counted(unseen.length, "data source")} not on the list are told nowhere. ${counted(silent.length, "group")} may have them.`,
      where: "GET /api/groups/<id>/data_sources",
      hint: "See the section on data sources.",
      dataSources: unseen.map(({ id }) => id),
      groups: silent,
    });
  }
  describeSilent(draft, evidence);
}

function describeFailed(draft: SectionDraft, dataSourceId: number, reason: string, silent: number[]): void {
  const what = `The grants of data source ${dataSourceId} could not be read from its own side (${reason}).`;
  if (silent.length === 0) {
    draft.notes.push({
      code: "grants-by-group",
      what: `${what} Every group told its grants instead.`,
      dataSources: [dataSourceId],
    });
    return;
  }
  draft.gaps.push({
    code: "grants-unreadable",
    what: `${what} For ${counted(silent.length, "group")} it is unknown whether the group has it.`,
    where: `GET /api/data_sources/${dataSourceId}`,
    hint: "Redash's log tells why this data source fails. Its driver may have to be installed, or a grant made twice removed.",
    dataSources: [dataSourceId],
    groups: silent,
  });
}

/**
 * A silent group whose data sources all told their grants. Where the search has ruled out hidden data sources, one
 * of its grants is doubled; where it could not, the group may have one that no list shows.
 */
function describeSilent(draft: SectionDraft, { source, groups, unseen, search }: GrantEvidence): void {
  if (groups === null || source.failed.size > 0 || unseen.length > 0) return;
  const silent = sorted(groups.silent.keys());
  const reasons = [...new Set(groups.silent.values())].join("; ");
  if (silent.length === 0) return;
  const what = `The list of data sources is an error for ${counted(silent.length, "group")} (${reasons})`;
  if (!search.groupsMustTell) {
    draft.notes.push({
      code: "group-list-fails",
      what: `${what}: most likely one is granted twice. Their grants were read from the data sources.`,
      groups: silent,
    });
    return;
  }
  draft.gaps.push({
    code: "group-list-unexplained",
    what: `${what}: either one is granted twice, or one whose driver does not load is granted, which this server shows nowhere.`,
    where: "GET /api/groups/<id>/data_sources",
    hint: "Open these groups in Redash's database. A grant made twice can be removed and made once.",
    groups: silent,
  });
}
