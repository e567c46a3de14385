import { isProblem, type Problem } from "../../model/problem.js";
import type { DataSource } from "../../model/snapshot.js";
import dataSourceEndpoint, { type DataSourceDetail } from "../../redash/endpoints/data-source.js";
import dataSourcesEndpoint from "../../redash/endpoints/data-sources.js";
import type { RawDataSource } from "../../redash/shapes.js";
import { type CollectContext, forEachItem, readOrProblem } from "../context.js";
import type { SectionDraft } from "../section.js";

/** What the server says of the data sources and, from their side, of the grants. */
export interface SourceSide {
  /** The list's own data sources by id. */
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
  const deleted: number[] = [];
  await forEachItem(context, "Data sources", [...listed.keys()], async (dataSourceId) => {
    const detail = await readOrProblem(
      context.reader.read(dataSourceEndpoint, { dataSourceId }, grants.record),
    );
    if (!isProblem(detail)) {
      if (detail.groups === undefined) failed.set(dataSourceId, "the answer names no groups");
      else details.set(dataSourceId, { ...detail, groups: detail.groups });
    } else if (isProblem(detail, "not_found")) deleted.push(dataSourceId);
    else failed.set(dataSourceId, reasonOf(detail));
  });
  return { listed, details, failed, deleted };
}

/** For a sentence: what came instead of an answer. */
export function reasonOf(problem: Problem): string {
  return problem.status === undefined ? problem.message : `the server answers ${problem.status}`;
}

/** A data source as the list or the detail tells it. */
export function toDataSource(raw: RawDataSource): DataSource {
  return { ...raw, presence: "listed" };
}

/** A data source of which nothing but its id is known. */
export function unseenDataSource(id: number, presence: "hidden" | "possible"): DataSource {
  return { id, name: null, type: null, paused: null, presence };
}
