import type { AccessGraph } from "../graph/access-graph.js";
import { isAdministrator } from "../graph/user-access.js";
import { type DataSource, type User, userStatus } from "../model/snapshot.js";
import type { Cell } from "../model/table.js";

/** What a report says where the server does not tell. */
export const UNKNOWN = "unknown";

/** Whether something is so, in words. */
export function yesNo(value: boolean | "unknown" | null | undefined): Cell {
  if (value === true) return "yes";
  return value === false ? "no" : UNKNOWN;
}

/** The cells of the columns `USER`. */
export function userCells(user: User): Cell[] {
  return [user.id, user.email, user.name, userStatus(user)];
}

/** The cell of the column `ADMIN`. */
export function adminCell(graph: AccessGraph, userId: number): Cell {
  return yesNo(isAdministrator(graph, userId));
}

/** The cells of the columns `DATA_SOURCE`. */
export function dataSourceCells({ id, name, type }: DataSource): Cell[] {
  return [id, name ?? UNKNOWN, type ?? UNKNOWN];
}

/** A list of ids, for a column of type `list`. */
export function idList(ids: readonly number[] | undefined): readonly string[] {
  return (ids ?? []).map(String);
}
