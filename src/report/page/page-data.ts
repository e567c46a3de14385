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
import { type Row, readColumns } from "./read-table.js";

/** What the page carries of the report's tables, so that its script can answer without them. */
export function pageDataOf(report: Report): PageData {
  const { runId, startedAt, server } = report.meta;
  const columnsOf = <T extends PageTable>(id: T, isWanted?: (row: Row<PageColumn<T>>) => boolean) =>
    readColumns(report, id, PAGE_COLUMNS[id] as readonly PageColumn<T>[], isWanted) as Columns<T>;
  const users = columnsOf("users");
  const groups = columnsOf("groups");
  const sources = columnsOf("data-sources");
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
      users: inOrder(users, users.user_id, users.user_name),
      groups: inOrder(groups, groups.group_id, groups.group_name),
      "data-sources": inOrder(sources, sources.data_source_id, namesOfSources(sources)),
      grants: columnsOf("grants"),
      executions: report.use === null ? noRows("executions") : columnsOf("executions"),
      memberships: columnsOf("memberships", isOdd),
      "ways-round": columnsOf("ways-round", report.only === null ? isOwnOrProgram : isOfOwnQuery),
    },
  };
}

/** null: it was not told. */
function namesOfSources({ data_source_name, presence }: Columns<"data-sources">): Cell[] {
  return data_source_name.map((name, place) => told(name, presence[place]));
}

/** The same table in the order of names, nameless ones last. */
function inOrder<C extends Record<string, readonly Cell[]>>(
  columns: C,
  ids: readonly Cell[],
  names: readonly Cell[],
): C {
  const things = ids.map((id, place) => ({ id: id as number, name: names[place] as string | null, place }));
  const places = inOrderOfNames(things).map(({ place }) => place);
  const ordered = Object.entries(columns).map(([name, cells]) => [name, places.map((place) => cells[place])]);
  return Object.fromEntries(ordered) as C;
}

function noRows<T extends PageTable>(id: T): Columns<T> {
  return Object.fromEntries(PAGE_COLUMNS[id].map((name) => [name, []])) as object as Columns<T>;
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
