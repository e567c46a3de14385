import type { Drift } from "../drift/types.js";
import { buildGraph } from "../graph/build.js";
import { labelsOf } from "../graph/labels.js";
import { accessOfUser } from "../graph/user-access.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Cell, LineFormat, LineParts } from "../model/table.js";
import { accessLines } from "./access-lines.js";
import type { AccessRowsInput } from "./access-rows.js";
import { identityOf, personCells } from "./cells.js";
import type { TableInput } from "./table-descriptor.js";
import { useOfEvents } from "./use.js";

/** How many users' rows are a part: some megabytes of them. */
const USERS_EACH = 100;

/** All that effective access is made from, as values. */
export interface AccessSource {
  readonly snapshot: Snapshot;
  /** The cells of the columns `PERSON` by user id. null: no directory was given, and all are empty. */
  readonly persons: ReadonlyMap<number, readonly Cell[]> | null;
}

export function accessSource(snapshot: Snapshot, drift: Drift | null): AccessSource {
  const cellsOf = ({ id }: Snapshot["users"][number]) => [id, personCells(identityOf(drift, id))] as const;
  return { snapshot, persons: drift && new Map(snapshot.users.map(cellsOf)) };
}

/** The parts that whoever has the report makes, out of the source alone. @throws Problem as `buildGraph` */
export function accessPartsOf({ snapshot, persons }: AccessSource): (format: LineFormat) => LineParts {
  const graph = buildGraph(snapshot);
  const nobody = personCells(null);
  const known = { snapshot, graph, groupLabel: labelsOf(snapshot.groups), use: useOfEvents(snapshot.events) };
  const input = accessRowsInput(known, (userId) => persons?.get(userId) ?? nobody);
  return (format) => accessParts(snapshot, input, format);
}

/** What the rows of all users of a snapshot are made of. */
export function accessRowsInput(
  { snapshot, graph, groupLabel, use }: Pick<TableInput, "snapshot" | "graph" | "groupLabel" | "use">,
  personOf: AccessRowsInput["personOf"],
): AccessRowsInput {
  return {
    organisation: snapshot.server.organisation,
    dataSources: snapshot.dataSources,
    graph,
    groupLabel,
    personOf,
    accessOf: (userId) => accessOfUser(graph, userId),
    use,
  };
}

/** The lines of all users in parts, a hundred users each. */
export function accessParts(
  { users }: Pick<Snapshot, "users">,
  input: AccessRowsInput,
  format: LineFormat,
): LineParts {
  const linesOf = accessLines(input, format);
  return {
    count: Math.ceil(users.length / USERS_EACH),
    *lines(part) {
      for (const user of users.slice(part * USERS_EACH, (part + 1) * USERS_EACH)) {
        const lines = linesOf(user);
        if (lines !== "") yield lines;
      }
    },
  };
}
