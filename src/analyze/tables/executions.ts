import { accessOf } from "../../graph/user-access.js";
import type { Cell } from "../../model/table.js";
import { dataSourceCells, UNKNOWN, userCells } from "../cells.js";
import { DATA_SOURCE, USER } from "../columns.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";
import { eventsInWords } from "../use.js";

const DESCRIPTION =
  "Who ran query text on which data source, by the server's events, and what they can do there now. A hint: anybody can forge events.";

const executions: TableDescriptor = {
  id: "executions",
  title: "Executions",
  description: DESCRIPTION,
  columns: [
    ...USER,
    ...DATA_SOURCE,
    {
      name: "level",
      title: "Level",
      type: "enum",
      values: ["query", "view", "schema", "none", "unknown"],
      description:
        "What the user can do there now, as in effective-access.csv. None: ran something in the window, and cannot any more.",
    },
    {
      name: "last_executed_at",
      title: "Last execution",
      type: "time",
      description: "When the user last had query text run there, in UTC.",
    },
    {
      name: "times",
      title: "Times",
      type: "integer",
      description: "How often in the window. Two within the same second may count as one.",
    },
  ],
  make(input) {
    const { snapshot } = input;
    return {
      description: `${DESCRIPTION} ${eventsInWords(snapshot)}`,
      rowCount: snapshot.events?.executions.length ?? 0,
      rows: () => rowsOf(input),
    };
  },
};

export default Object.freeze(executions);

function* rowsOf({ snapshot, graph }: TableInput): Iterable<Cell[]> {
  const { sections, events } = snapshot;
  const users = new Map(snapshot.users.map((user) => [user.id, userCells(user)]));
  const dataSources = new Map(snapshot.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const isWhole = sections.users.status === "complete" && sections.dataSources.status === "complete";
  // Who or what is on no list is gone, if the lists are whole.
  const missing = isWhole ? "none" : UNKNOWN;
  for (const { userId, dataSourceId, last, times } of events?.executions ?? []) {
    const user = users.get(userId);
    const dataSource = dataSources.get(dataSourceId);
    yield [
      ...(user ?? [userId, UNKNOWN, UNKNOWN, null]),
      ...(dataSource ?? [dataSourceId, UNKNOWN, UNKNOWN]),
      ...[user && dataSource ? accessOf(graph, userId, dataSourceId).level : missing, last, times],
    ];
  }
}
