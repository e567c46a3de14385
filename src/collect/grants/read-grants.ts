import { isProblem } from "../../model/problem.js";
import type { DataSource, Grant, Section, UnknownGrants } from "../../model/snapshot.js";
import type { DataSourceDetail } from "../../redash/endpoints/data-source.js";
import groupDataSources from "../../redash/endpoints/group-data-sources.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { sorted } from "../ids.js";
import { reasonOf } from "../reason.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { describeDifferences, describeGrants, describeLists } from "./describe-grants.js";
import { findHidden, type HiddenSearch } from "./find-hidden.js";
import {
  NAMES_NO_GROUPS,
  readDetail,
  readSourceSide,
  type SourceSide,
  toDataSource,
  unseenDataSource,
} from "./read-data-sources.js";
import { type GroupSide, readGroupSide } from "./read-group-side.js";
import { differences, uniteGrants } from "./reconcile-grants.js";

export interface GrantsRead {
  readonly dataSources: DataSource[];
  readonly grants: Grant[];
  readonly unknownGrants: UnknownGrants[];
  readonly dataSourcesSection: Section;
  readonly grantsSection: Section;
}

/** What the data sources tell by themselves, and what is known of those that are not on the list. */
export interface DataSourcesRead {
  readonly list: SectionDraft;
  readonly draft: SectionDraft;
  readonly source: SourceSide;
  readonly search: HiddenSearch;
}

/**
 * Reads the data sources and, from their side, the grants.
 * @throws Problem where the list of data sources cannot be read
 */
export async function readDataSources(context: CollectContext): Promise<DataSourcesRead> {
  const list = openSection(context.now);
  const draft = openSection(context.now);
  const listedSide = await readSourceSide(context, list, draft);
  const search = await findHidden(context, list, listedSide.listed.keys());
  return { list, draft, search, source: withDetails(listedSide, search.appeared) };
}

/** The groups that data sources are granted to, so far as those tell. */
export function grantedGroups({ source }: DataSourcesRead): number[] {
  return [...source.details.values()].flatMap(({ groups }) => groups.map(({ groupId }) => groupId));
}

/**
 * Reads the grants from the groups' side as well where a data source does not tell its own, where only that side can
 * show a hidden one, and with `prove` always; then unites both.
 * @param groupIds the groups that there are, those included that were made since the data sources were read
 */
export async function readGrants(
  context: CollectContext,
  { list, draft, search, source: ownSide }: DataSourcesRead,
  groupIds: readonly number[],
): Promise<GrantsRead> {
  const mustAskGroups =
    context.prove || search.groupsMustTell || search.hidden.length > 0 || ownSide.failed.size > 0;
  const groups = mustAskGroups ? await readGroupSide(context, draft, groupIds) : null;
  const whole = groups === null ? ownSide : await withToldByGroups(context, draft, ownSide, search, groups);
  const source = groups === null ? whole : await settleDifferences(context, draft, whole, groups);
  const unseen = unseenSources(search, source, groups);
  const silent = sorted(groups?.silent.keys() ?? []);

  const { grants, unknown } = uniteGrants(source, groups);
  const unknownOfUnseen = unseen.map(({ id }) => ({ dataSourceId: id, groupIds: silent }));
  const evidence = { source, search, groups, unseen };
  describeLists(list, evidence);
  describeGrants(draft, evidence, grants);
  return {
    dataSources: [...listedSources(source), ...unseen].sort((a, b) => a.id - b.id),
    grants,
    unknownGrants: [...unknown, ...unknownOfUnseen]
      .filter(({ groupIds: concerned }) => concerned.length > 0)
      .sort((a, b) => a.dataSourceId - b.dataSourceId),
    dataSourcesSection: closeSection(list, context.now()),
    grantsSection: closeSection(draft, context.now()),
  };
}

/** With data sources that are not on the list, and yet answer by themselves. */
function withDetails(side: SourceSide, appeared: readonly DataSourceDetail[]): SourceSide {
  if (appeared.length === 0) return side;
  const listed = new Map(side.listed);
  const details = new Map(side.details);
  const failed = new Map(side.failed);
  for (const detail of appeared) {
    listed.set(detail.id, detail);
    if (detail.groups === undefined) failed.set(detail.id, NAMES_NO_GROUPS);
    else details.set(detail.id, { ...detail, groups: detail.groups });
  }
  return { ...side, listed, details, failed, unlisted: appeared.map(({ id }) => id) };
}

/** With those that only groups name: a group's list is an error where a driver does not load, so theirs do. */
async function withToldByGroups(
  context: CollectContext,
  draft: SectionDraft,
  side: SourceSide,
  { hidden }: HiddenSearch,
  { told }: GroupSide,
): Promise<SourceSide> {
  const rows = new Map([...told.values()].flat().map((row) => [row.id, row]));
  const unlisted = [...rows.values()].filter(({ id }) => !side.listed.has(id) && !hidden.includes(id));
  const listed = new Map(side.listed);
  const failed = new Map(side.failed);
  const appeared: DataSourceDetail[] = [];
  for (const { viewOnly: _ofTheGroup, ...row } of unlisted) {
    const detail = await readDetail(context, row.id, draft.record);
    if (!isProblem(detail)) appeared.push(detail);
    else {
      listed.set(row.id, row);
      failed.set(row.id, reasonOf(detail));
    }
  }
  const whole = withDetails({ ...side, listed, failed }, appeared);
  return { ...whole, unlisted: [...side.unlisted, ...unlisted.map(({ id }) => id)] };
}

function listedSources({ listed, details }: SourceSide): DataSource[] {
  return [...listed.values()].map((raw) => {
    const { groups: _groups, ...detail } = details.get(raw.id) ?? (raw as typeof raw & { groups?: unknown });
    return toDataSource(detail);
  });
}

/** Where every group tells its grants, an undecided id is granted to nobody: deleted, or of no account to anybody. */
function unseenSources(
  { hidden, undecided }: HiddenSearch,
  { listed }: SourceSide,
  groups: GroupSide | null,
): DataSource[] {
  const possible = groups !== null && groups.silent.size > 0 ? undecided : [];
  return [
    ...hidden.map((id) => unseenDataSource(id, "hidden")),
    ...possible.filter((id) => !listed.has(id)).map((id) => unseenDataSource(id, "possible")),
  ];
}

/** Asks both sides of every difference once more, so that only one that stays is called a contradiction. */
async function settleDifferences(
  context: CollectContext,
  draft: SectionDraft,
  source: SourceSide,
  groups: GroupSide,
): Promise<SourceSide> {
  const first = differences(source, groups);
  if (first.length === 0) return source;
  const details = new Map(source.details);
  const told = new Map(groups.told);
  for (const dataSourceId of new Set(first.map((difference) => difference.dataSourceId))) {
    const again = await readDetail(context, dataSourceId, draft.record);
    if (!isProblem(again) && again.groups) details.set(dataSourceId, { ...again, groups: again.groups });
  }
  for (const groupId of new Set(first.map((difference) => difference.groupId))) {
    const again = await readOrProblem(context.reader.read(groupDataSources, { groupId }, draft.record));
    if (!isProblem(again)) told.set(groupId, again);
  }
  const settled = { ...source, details };
  const left = differences(settled, { ...groups, told });
  describeDifferences(draft, first, left);
  return settled;
}
