import { isProblem } from "../../model/problem.js";
import type { DataSource, Grant, Section, UnknownGrants } from "../../model/snapshot.js";
import dataSourceEndpoint from "../../redash/endpoints/data-source.js";
import groupDataSources from "../../redash/endpoints/group-data-sources.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { describeDifferences, describeGrants, describeLists } from "./describe-grants.js";
import { findHidden, type HiddenSearch } from "./find-hidden.js";
import { readSourceSide, type SourceSide, toDataSource, unseenDataSource } from "./read-data-sources.js";
import { type GroupSide, readGroupSide } from "./read-group-side.js";
import { differences, sorted, uniteGrants } from "./reconcile-grants.js";

export interface GrantsRead {
  readonly dataSources: DataSource[];
  readonly grants: Grant[];
  readonly unknownGrants: UnknownGrants[];
  readonly dataSourcesSection: Section;
  readonly grantsSection: Section;
}

/**
 * Reads the data sources and the grants from the data sources' side, and from the groups' side where a data source
 * does not tell its own, where only that side can show a hidden one, and with `prove` always.
 * @throws Problem where the list of data sources cannot be read
 */
export async function readGrants(
  context: CollectContext,
  groupIds: readonly number[],
  permissions: readonly string[],
): Promise<GrantsRead> {
  const list = openSection(context.now());
  const draft = openSection(context.now());
  const listedSide = await readSourceSide(context, list, draft);
  const search = await findHidden(context, list, listedSide.listed, permissions);
  const found = withAppeared(listedSide, search);
  const mustAskGroups =
    context.prove || search.groupsMustTell || search.hidden.length > 0 || found.failed.size > 0;
  const groupSide = mustAskGroups ? await readGroupSide(context, draft, groupIds) : null;
  const unseen = unseenSources(search, groupSide);
  const silent = sorted(groupSide?.silent.keys() ?? []);
  const source = groupSide === null ? found : await settleDifferences(context, draft, found, groupSide);

  const { grants, unknown } = uniteGrants(source, groupSide);
  const unknownOfUnseen = unseen.map(({ id }) => ({ dataSourceId: id, groupIds: silent }));
  const evidence = { source, search, groups: groupSide, unseen };
  describeLists(list, evidence);
  describeGrants(draft, evidence, grants);
  return {
    dataSources: [...listedSources(source), ...unseen].sort((a, b) => a.id - b.id),
    grants,
    unknownGrants: [...unknown, ...unknownOfUnseen]
      .filter(({ groupIds: groups }) => groups.length > 0)
      .sort((a, b) => a.dataSourceId - b.dataSourceId),
    dataSourcesSection: closeSection(list, context.now()),
    grantsSection: closeSection(draft, context.now()),
  };
}

function withAppeared(side: SourceSide, { appeared }: HiddenSearch): SourceSide {
  if (appeared.length === 0) return side;
  const listed = new Map(side.listed);
  const details = new Map(side.details);
  const failed = new Map(side.failed);
  for (const detail of appeared) {
    listed.set(detail.id, detail);
    if (detail.groups === undefined) failed.set(detail.id, "the answer names no groups");
    else details.set(detail.id, { ...detail, groups: detail.groups });
  }
  return { ...side, listed, details, failed };
}

function listedSources({ listed, details, deleted }: SourceSide): DataSource[] {
  return [...listed.values()]
    .filter(({ id }) => !deleted.includes(id))
    .map((raw) => {
      const { groups: _groups, ...detail } =
        details.get(raw.id) ?? (raw as typeof raw & { groups?: unknown });
      return toDataSource(detail);
    });
}

/** Where every group tells its grants, an undecided id is granted to nobody: deleted, or of no account to anybody. */
function unseenSources({ hidden, undecided }: HiddenSearch, groups: GroupSide | null): DataSource[] {
  const possible = groups !== null && groups.silent.size > 0 ? undecided : [];
  return [
    ...hidden.map((id) => unseenDataSource(id, "hidden")),
    ...possible.map((id) => unseenDataSource(id, "possible")),
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
    const again = await readOrProblem(
      context.reader.read(dataSourceEndpoint, { dataSourceId }, draft.record),
    );
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
