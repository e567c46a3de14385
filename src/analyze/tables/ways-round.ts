import type { AccessGraph } from "../../graph/access-graph.js";
import type { WayRound } from "../../graph/types.js";
import { accessOf, accountOf } from "../../graph/user-access.js";
import { wayInWords, wayNames } from "../../graph/way-words.js";
import { LEVELS, WAY_KINDS } from "../../model/access-words.js";
import { type DataSource, type Snapshot, WAY_SECTIONS } from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { dataSourceCells, UNKNOWN, userCells, yesNo } from "../cells.js";
import { ACCESS_NOW, DATA_SOURCE, USER } from "../columns.js";
import { wayIds } from "../row-id.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";
import { notReadOf } from "../ways-not-read.js";

const waysRound: TableDescriptor = {
  id: "ways-round",
  title: "Ways round the groups",
  description:
    "Every path to a data source that no group gives: queries that people own, may modify or can move, keys of queries, links of shared dashboards, data sources whose queries are programs, schedules of disabled people, and alerts, which go on.",
  columns: [
    {
      name: "kind",
      title: "Kind",
      type: "enum",
      values: WAY_KINDS,
      description:
        "Owned, modifiable query: whoever may change the text of a query has any text run on its data source. Moved query: the same after moving it to another data source (Redash 8; possible before). Query key, public link: of whoever holds it, without an account. Script data source: programs there reach every other one. Schedule: of a disabled account, and goes on. Alert: of a disabled account, or mailed to one that is there, and goes on whatever becomes of its groups.",
    },
    ...USER.map((column) => optional(column, "Empty where the way is of nobody in particular.")),
    ...DATA_SOURCE.map((column) =>
      optional(column, "Where the way leads to every data source, its id is empty and its name says so."),
    ),
    ...named("query", "Query", "Empty where there is none, or the user would make one first."),
    ...named("dashboard", "Dashboard", "The shared dashboard. Empty for other kinds."),
    ...named("alert", "Alert", "Empty for other kinds."),
    ...named(
      "via_data_source",
      "Programs of",
      "The data source whose queries are programs. Empty for other kinds.",
    ),
    {
      name: "level",
      title: "Level",
      type: "enum",
      values: ["query", "view"],
      description:
        "What the way comes to. Query: query text of one’s own is run. View: results of queries that others wrote.",
    },
    {
      name: "level_through_groups",
      title: "Level through groups",
      type: "enum",
      values: LEVELS,
      description:
        "What the user’s groups alone give there. Empty where the way is of nobody in particular, or leads to every data source.",
    },
    {
      name: "adds",
      title: "Adds",
      type: "enum",
      values: ["yes", "no", "unknown"],
      description:
        "Whether the groups alone do not give as much, on one data source at the least. Empty where the way is of nobody in particular.",
    },
    ACCESS_NOW,
    {
      name: "certainty",
      title: "Certainty",
      type: "enum",
      values: ["measured", "possible"],
      description:
        "Measured: tried to the end on this release of Redash, or on those before and after it. Possible: it was not, or what would decide is not known.",
    },
    { name: "way_in_words", title: "In words", type: "text", description: "The way, in a sentence." },
    {
      name: "row_id",
      title: "Row id",
      type: "text",
      description: "The same in every run, made of what the way leads through. No spreadsheet changes it.",
    },
  ],
  make(input) {
    const missing = notReadOf(input.snapshot, WAY_SECTIONS);
    const { description } = waysRound;
    return {
      description:
        missing.length === 0 ? description : `${description} Not all is known: ${missing.join(" ")}`,
      rowCount: input.ways.length,
      rows: () => rowsOf(input),
    };
  },
};

export default Object.freeze(waysRound);

function optional(column: Column, note: string): Column {
  return { ...column, description: `${column.description} ${note}` };
}

function named(name: string, title: string, description: string): Column[] {
  return [
    {
      name: `${name}_id`,
      title: `${title} id`,
      type: "integer",
      description: `Its number in Redash. ${description}`,
    },
    { name: `${name}_name`, title, type: "text", description: `Its name in Redash. ${description}` },
  ];
}

type NamedThing = { readonly id: number; readonly name: string | null };

function* rowsOf({ snapshot, graph, ways }: TableInput): Iterable<Cell[]> {
  const names = wayNames(snapshot);
  const idOf = wayIds(snapshot.server.organisation);
  const { users, sources, query, dashboard, alert, source } = cellsOf(snapshot, graph);
  for (const way of ways) {
    yield [
      way.kind,
      ...users(way.userId),
      ...sources(way.dataSourceId),
      ...query(way.queryId),
      ...dashboard(way.dashboardId),
      ...alert(way.alertId),
      ...source(way.viaDataSourceId),
      way.level,
      throughGroups(way),
      way.adds === null ? null : yesNo(way.adds),
      way.now,
      way.certainty,
      wayInWords(way, names),
      idOf(way),
    ];
  }

  function throughGroups({ userId, dataSourceId }: WayRound): Cell {
    if (userId === null || dataSourceId === null) return null;
    if (dataSourceId === "unknown" || !graph.index.places.has(dataSourceId)) return UNKNOWN;
    // In a report of one data source: somebody who reaches it in no other way.
    if (!graph.index.users.has(userId)) return "none";
    return accessOf(graph, userId, dataSourceId).groupLevel;
  }
}

function cellsOf({ dataSources, queries, dashboards, alerts }: Snapshot, graph: AccessGraph) {
  const byId = <T extends { readonly id: number }>(things: readonly T[]) =>
    new Map(things.map((thing) => [thing.id, thing]));
  const sources: ReadonlyMap<number, DataSource> = byId(dataSources);
  const nameIn =
    (things: ReadonlyMap<number, NamedThing>) =>
    (id: number | null): Cell[] =>
      id === null ? [null, null] : [id, things.get(id)?.name ?? UNKNOWN];
  return {
    users(id: number | null): Cell[] {
      const user = accountOf(graph, id ?? -1);
      return user === undefined ? [id, null, null, null] : userCells(user);
    },
    sources(id: WayRound["dataSourceId"]): Cell[] {
      if (id === null) return [null, "every data source", null];
      const dataSource = id === "unknown" ? undefined : sources.get(id);
      return dataSource === undefined ? [id, UNKNOWN, UNKNOWN] : dataSourceCells(dataSource);
    },
    query: nameIn(byId(queries)),
    dashboard: nameIn(byId(dashboards)),
    alert: nameIn(byId(alerts)),
    source: nameIn(sources),
  };
}
