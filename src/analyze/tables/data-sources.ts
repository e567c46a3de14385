import { mayHaveMoreQueries } from "../../graph/source-access.js";
import type { DataSource } from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { dataSourceCells, idList, yesNo } from "../cells.js";
import { DATA_SOURCE } from "../columns.js";
import { GRANT_LEVELS, type GrantIndex, grantRows, indexGrants } from "../grant-rows.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";

const LEVELS = ["query", "view", "schema", "unknown"] as const;

const dataSources: TableDescriptor = {
  id: "data-sources",
  title: "Data sources",
  description:
    "Every data source, the groups that it is granted to, and how many users reach it at each level.",
  columns: [
    ...DATA_SOURCE,
    {
      name: "presence",
      title: "Presence",
      type: "enum",
      values: ["listed", "hidden", "possible"],
      description:
        "Listed: Redash lists it. Hidden: it is there, but its driver does not load, so Redash tells nothing of it. Possible: Redash answers the same for a deleted one.",
    },
    {
      name: "paused",
      title: "Paused",
      type: "enum",
      values: ["yes", "no", "unknown"],
      description: "While it is paused nobody's queries run on it. Access stays what it is.",
    },
    {
      name: "pause_reason",
      title: "Pause reason",
      type: "text",
      description: "What the one who paused it gave as the reason. Empty where there is none.",
    },
    ...groups("full", "it is granted in full"),
    ...groups("view", "it is granted view only"),
    ...groups("unknown", "it may be granted: the server does not tell"),
    ...(["live", "latent"] as const).flatMap((now) => LEVELS.map((level) => users(level, now))),
    {
      name: "more_queries",
      title: "More queries",
      type: "enum",
      values: ["yes", "no"],
      description:
        "Whether somebody may own or modify queries here of which this report does not know: not all of them, or not who may modify them, could be read. Then the level of some people may be higher than it says.",
    },
    {
      name: "last_executed_at",
      title: "Last execution",
      type: "time",
      description:
        "When any user last had query text run here, in UTC. `not in the window`: no event of a user says so. `unknown`: events were not asked for, or do not reach over the window. Schedules leave no event, and runs by the key of a query or a public link name no user: they do not count.",
    },
  ],
  make(input) {
    const grants = indexGrants(grantRows(input.snapshot));
    const rows = input.snapshot.dataSources.map((dataSource) => [
      ...row(dataSource, grants, input),
      input.use.ofDataSource(dataSource.id),
    ]);
    return { rowCount: rows.length, rows: () => rows };
  },
};

export default Object.freeze(dataSources);

function groups(level: string, how: string): Column[] {
  return [
    {
      name: `groups_${level}`,
      title: `Groups: ${level}`,
      type: "list",
      description: `The groups to which ${how}.`,
    },
    {
      name: `group_ids_${level}`,
      title: `Group ids: ${level}`,
      type: "list",
      description: "The ids of the same groups.",
    },
  ];
}

function users(level: (typeof LEVELS)[number], now: "live" | "latent"): Column {
  const what =
    level === "unknown" ? "of whom it is not known what they can do here" : `with the level ${level}`;
  return {
    name: `users_${level}_${now}`,
    title: `Users: ${level}, ${now}`,
    type: "integer",
    description:
      now === "live"
        ? `How many users there are ${what}, whose access works now.`
        : `How many disabled users there are ${what}, whose access comes back when they are enabled.`,
  };
}

function row(dataSource: DataSource, grants: GrantIndex, { counts, graph, groupLabel }: TableInput): Cell[] {
  const reach = counts.byDataSource.get(dataSource.id);
  return [
    ...dataSourceCells(dataSource),
    dataSource.presence,
    yesNo(dataSource.paused),
    dataSource.pauseReason ?? null,
    ...GRANT_LEVELS.flatMap((level) => {
      const ids = grants.groupsOf(dataSource.id, level);
      return [ids.map(groupLabel), idList(ids)];
    }),
    ...LEVELS.map((level) => reach?.live[level] ?? 0),
    ...LEVELS.map((level) => reach?.latent[level] ?? 0),
    yesNo(mayHaveMoreQueries(graph, dataSource.id)),
  ];
}
