import type { Snapshot } from "../../model/snapshot.js";
import type { Cell } from "../../model/table.js";
import { dataSourceCells, UNKNOWN } from "../cells.js";
import { DATA_SOURCE, GROUP } from "../columns.js";
import { GRANT_LEVELS, grantRows } from "../grant-rows.js";
import type { TableDescriptor } from "../table-descriptor.js";

const grants: TableDescriptor = {
  id: "grants",
  title: "Grants",
  description:
    "Which group is granted which data source. Members of a group with the permission admin are granted all of them, which is not repeated here.",
  columns: [
    ...GROUP,
    ...DATA_SOURCE,
    {
      name: "grant_level",
      title: "Grant",
      type: "enum",
      values: GRANT_LEVELS,
      description:
        "Full: members may run queries, if they have the permission. View only: they may read results of queries that others made. Unknown: the server does not tell whether there is a grant.",
    },
    {
      name: "read_from",
      title: "Read from",
      type: "enum",
      values: ["data source", "group"],
      description: "Which side the server told it on. Empty where it told it on neither.",
    },
  ],
  make({ snapshot }) {
    const rows = rowsOf(snapshot);
    return { rowCount: rows.length, rows: () => rows };
  },
};

export default Object.freeze(grants);

function rowsOf(snapshot: Snapshot): Cell[][] {
  const groups = new Map(snapshot.groups.map((group) => [group.id, group]));
  const dataSources = new Map(snapshot.dataSources.map((dataSource) => [dataSource.id, dataSource]));
  return grantRows(snapshot).map(({ groupId, dataSourceId, level, readFrom }) => {
    const dataSource = dataSources.get(dataSourceId);
    return [
      ...[groupId, groups.get(groupId)?.name ?? UNKNOWN],
      ...(dataSource === undefined ? [dataSourceId, UNKNOWN, UNKNOWN] : dataSourceCells(dataSource)),
      ...[level, readFrom],
    ];
  });
}
