import type { OnlySource } from "../model/report.js";
import type { Cell } from "../model/table.js";
import type { AccessTraits } from "../model/versions.js";
import { type PackedColumn, packColumn, unpackColumn } from "./packing.js";

/** The tables of the report that the page carries, and which of their columns: as in the CSV files, cell by cell. */
export const PAGE_COLUMNS = {
  users: [
    ...(["user_id", "user_email", "user_name", "user_status", "admin", "login"] as const),
    ...(["created_at", "last_active_at", "disabled_at", "pending_known", "group_ids"] as const),
    ...(["data_sources_query", "data_sources_view", "data_sources_schema", "data_sources_unknown"] as const),
    ...(["directory_match", "matched_by", "directory_status", "next_login", "drift"] as const),
    ...(["manager", "department", "job_title", "worker_type"] as const),
  ],
  groups: [
    ...(["group_id", "group_name", "group_type", "permissions"] as const),
    ...(["members_enabled", "members_disabled", "members_pending"] as const),
  ],
  "data-sources": [
    ...(["data_source_id", "data_source_name", "data_source_type"] as const),
    ...(["presence", "paused", "pause_reason"] as const),
    ...(["users_query_live", "users_view_live", "users_schema_live", "users_unknown_live"] as const),
    ...(["users_query_latent", "users_view_latent", "users_schema_latent", "users_unknown_latent"] as const),
    "more_queries",
  ],
  grants: ["group_id", "data_source_id", "grant_level"],
  executions: ["user_id", "data_source_id", "last_executed_at"],
  /** Of memberships only the rows that the users' group ids do not tell: repeated ones, and ids of deleted groups. */
  memberships: ["user_id", "group_id", "state", "times"],
  /** Of the ways round the groups queries of one's own, by which the access rule raises a level, and of the whole
   * run programs, which reach all of it. */
  "ways-round": ["kind", "user_id", "data_source_id", "query_id", "access_now", "certainty"],
} as const;

export type PageTable = keyof typeof PAGE_COLUMNS;
export type PageColumn<T extends PageTable> = (typeof PAGE_COLUMNS)[T][number];

/** A table as columns: cells by the column's name, all of the same length. */
export type Columns<T extends PageTable> = Readonly<Record<PageColumn<T>, readonly Cell[]>>;

export interface PageRun {
  readonly runId: string;
  /** UTC, ISO 8601. */
  readonly startedAt: string;
  readonly organisation: string;
  /** By which rule the server decides: the page need not know of releases. */
  readonly traits: AccessTraits;
  /** Whether events were read, and over the whole window: whatever is not among `executions` did not leave one. */
  readonly eventsCoverWindow: boolean;
  /** Of the page of one data source: its groups that are granted another one in full, where that gives access here. */
  readonly grantedElsewhere: OnlySource["grantedElsewhere"];
  /** Whether the page holds one data source of the run and nobody who does not reach it. */
  readonly ofOneSource: boolean;
}

/** What the page is drawn from and asked about. Users, groups and data sources stand in the order of their names. */
export interface PageData {
  readonly run: PageRun;
  readonly tables: { readonly [T in PageTable]: Columns<T> };
}

type PackedTable = Readonly<Record<string, PackedColumn>>;
type Packed = { readonly run: PageRun; readonly tables: Readonly<Record<string, PackedTable>> };

/** As JSON, written so that deflating makes it small. */
export function packPageData({ run, tables }: PageData): string {
  const packed: Packed = { run, tables: mapValues(tables, (columns) => mapValues(columns, packColumn)) };
  return JSON.stringify(packed);
}

/** The very value that `packPageData` was given. */
export function unpackPageData(text: string): PageData {
  const { run, tables } = JSON.parse(text) as Packed;
  const columns = mapValues(tables, (packed) => mapValues(packed, unpackColumn));
  return { run, tables: columns as object as PageData["tables"] };
}

function mapValues<V, W>(values: Readonly<Record<string, V>>, made: (value: V) => W): Record<string, W> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, made(value)]));
}
