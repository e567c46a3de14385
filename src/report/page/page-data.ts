import type { Report } from "../../model/report.js";
import type { Cell } from "../../model/table.js";
import { knownVersion } from "../../model/versions.js";
import { inOrderOfNames } from "../../page/named.js";
import {
  type Columns,
  PAGE_COLUMNS,
  type PageColumn,
  type PageData,
  type PageTable,
} from "../../page/page-data.js";
import { told } from "../../page/told.js";
import { type Row, readCells } from "./read-table.js";

/** What the page carries of the report's tables, so that its script can answer without them. */
export function pageDataOf(report: Report): PageData {
  const { runId, startedAt, server } = report.meta;
  return {
    run: {
      ...{ runId, startedAt },
      organisation: server.organisation,
      traits: knownVersion(server.version).traits.access,
      eventsCoverWindow: report.use?.coversWindow ?? false,
      grantedElsewhere: report.only?.grantedElsewhere ?? { yes: [], maybe: [] },
      ofOneSource: report.only !== null,
    },
    tables: {
      users: named(report, "users", "user_id", "user_name"),
      groups: named(report, "groups", "group_id", "group_name"),
      "data-sources": named(report, "data-sources", "data_source_id", "data_source_name", isNameless),
      grants: columnsOf("grants", rowsOf(report, "grants")),
      executions: columnsOf("executions", report.use === null ? [] : rowsOf(report, "executions")),
      memberships: columnsOf("memberships", rowsOf(report, "memberships", isOdd)),
      "ways-round": columnsOf(
        "ways-round",
        rowsOf(report, "ways-round", report.only === null ? isOwnOrProgram : isOfOwnQuery),
      ),
    },
  };
}

function isNameless({ presence, data_source_name }: Row<PageColumn<"data-sources">>): boolean {
  return told(data_source_name, presence) === null;
}

/** The table in the order of names, nameless ones last. */
function named<T extends PageTable>(
  report: Report,
  id: T,
  idColumn: PageColumn<T>,
  nameColumn: PageColumn<T>,
  isNameless: (row: Row<PageColumn<T>>) => boolean = () => false,
) {
  const things = rowsOf(report, id).map((row) => ({
    id: row[idColumn] as number,
    name: isNameless(row) ? null : (row[nameColumn] as string),
    row,
  }));
  return columnsOf(
    id,
    inOrderOfNames(things).map(({ row }) => row),
  );
}

/** Those to be left out never stand in memory together: of memberships there may be millions. */
function rowsOf<T extends PageTable>(
  report: Report,
  id: T,
  isWanted: (row: Row<PageColumn<T>>) => boolean = () => true,
): Row<PageColumn<T>>[] {
  const rows: Row<PageColumn<T>>[] = [];
  for (const row of readCells(report, id, PAGE_COLUMNS[id] as readonly PageColumn<T>[])) {
    if (isWanted(row)) rows.push(row);
  }
  return rows;
}

function columnsOf<T extends PageTable>(id: T, rows: readonly Row<PageColumn<T>>[]): Columns<T> {
  const names = PAGE_COLUMNS[id] as readonly PageColumn<T>[];
  return Object.fromEntries(
    names.map((name): [string, Cell[]] => [name, rows.map((row) => row[name])]),
  ) as object as Columns<T>;
}

type Way = Row<PageColumn<"ways-round">>;

/** The page of one data source tells programs by their number alone: they are of people who are not on it. */
function isOwnOrProgram(way: Way): boolean {
  return way.kind === "script data source" || isOfOwnQuery(way);
}

function isOfOwnQuery({ kind, query_id }: Way): boolean {
  if (query_id === null) return false;
  return kind === "owned query" || kind === "modifiable query" || kind === "moved query";
}

function isOdd({ state, times }: Row<PageColumn<"memberships">>): boolean {
  return state !== "member" || times !== 1;
}
