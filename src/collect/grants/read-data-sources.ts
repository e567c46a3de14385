import { isProblem, Problem } from "../../model/problem.js";
import type { DataSource } from "../../model/snapshot.js";
import type { RecordAttempt } from "../../redash/endpoint.js";
import dataSourceEndpoint, { type DataSourceDetail } from "../../redash/endpoints/data-source.js";
import dataSourcesEndpoint from "../../redash/endpoints/data-sources.js";
import type { RawDataSource } from "../../redash/shapes.js";
import { type CollectContext, forEachItem, readOrProblem } from "../context.js";
import { reasonOf } from "../reason.js";
import type { SectionDraft } from "../section.js";

/** What the server says of the data sources and, from their side, of the grants. */
export interface SourceSide {
  /** The list's own data sources by id, without those that are gone since. */
  readonly listed: ReadonlyMap<number, RawDataSource>;
  /** Those of the list that answered in detail, grants included. */
  readonly details: ReadonlyMap<
    number,
    DataSourceDetail & { readonly groups: NonNullable<DataSourceDetail["groups"]> }
  >;
  /** Those of the list whose grants this side does not tell, with the reason. */
  readonly failed: ReadonlyMap<number, string>;
  /** Listed, and gone when asked for. */
  readonly deleted: readonly number[];
  /** Not on the list, and yet they answer or a group names them; they stand in `listed` as well. */
  readonly unlisted: readonly number[];
}

/**
 * Reads the list of data sources, then each by itself: only there an administrator is told the grants, and they
 * survive a doubled one (docs/redash-api.md, "Groups and grants").
 * @throws Problem where the list itself cannot be read
 */
export async function readSourceSide(
  context: CollectContext,
  list: SectionDraft,
  grants: SectionDraft,
): Promise<SourceSide> {
  const rows = await context.reader.read(dataSourcesEndpoint, undefined, list.record);
  const listed = new Map(rows.map((row) => [row.id, row]));
  list.totals.push({
    of: "data sources",
    reading: "list of data sources",
    reported: null,
    read: rows.length,
    distinct: listed.size,
  });
  const details = new Map<number, DataSourceDetail & { groups: NonNullable<DataSourceDetail["groups"]> }>();
  const failed = new Map<number, string>();
  await forEachItem(context, "Data sources", [...listed.keys()], async (dataSourceId) => {
    const detail = await readDetail(context, dataSourceId, grants.record);
    if (isProblem(detail)) failed.set(dataSourceId, reasonOf(detail));
    else if (detail.groups === undefined) failed.set(dataSourceId, NAMES_NO_GROUPS);
    else details.set(dataSourceId, { ...detail, groups: detail.groups });
  });
  const deleted = failed.size > 0 ? await goneSince(context, list, failed) : [];
  for (const id of deleted) {
    listed.delete(id);
    failed.delete(id);
  }
  return { listed, details, failed, deleted, unlisted: [] };
}

/**
 * Which of those that fail were deleted meanwhile: only the list can tell. Up to 8 a missing one is a 500 like any that
 * fails; and a 404 alone, on any release, would let a confused cache take a data source out of the report.
 */
async function goneSince(
  context: CollectContext,
  list: SectionDraft,
  failed: ReadonlyMap<number, string>,
): Promise<number[]> {
  const again = await readOrProblem(context.reader.read(dataSourcesEndpoint, undefined, list.record));
  if (isProblem(again)) return [];
  const left = new Set(again.map(({ id }) => id));
  return [...failed.keys()].filter((id) => !left.has(id));
}

/** Why a data source that answers is counted as one that does not tell its grants. */
export const NAMES_NO_GROUPS = "the answer names no groups";

/** One data source by itself. An answer about another one, as of a cache that confuses addresses, is a problem. */
export async function readDetail(
  context: CollectContext,
  dataSourceId: number,
  record: RecordAttempt,
): Promise<DataSourceDetail | Problem> {
  const detail = await readOrProblem(context.reader.read(dataSourceEndpoint, { dataSourceId }, record));
  if (isProblem(detail) || detail.id === dataSourceId) return detail;
  return new Problem("answer_unexpected", `the answer is about data source ${detail.id}`, {
    place: `GET /api/data_sources/${dataSourceId}`,
  });
}

/** A data source as the list or the detail tells it. */
export function toDataSource(raw: RawDataSource): DataSource {
  return { ...raw, presence: "listed" };
}

/** A data source of which nothing but its id is known. */
export function unseenDataSource(id: number, presence: "hidden" | "possible"): DataSource {
  return { id, name: null, type: null, paused: null, presence };
}
