import type { Drift } from "../drift/types.js";
import type { Indexed } from "../graph/access-graph.js";
import { accountOf, isAdministrator } from "../graph/user-access.js";
import type { Identity } from "../model/directory.js";
import { remember } from "../model/remember.js";
import type { Account, DataSource } from "../model/snapshot.js";
import type { Cell, Run } from "../model/table.js";
import { userStatus } from "../model/user-status.js";

/** What a report says where the server does not tell. */
export const UNKNOWN = "unknown";

/** Whether something is so, in words. */
export function yesNo(value: boolean | "unknown" | null | undefined): Cell {
  if (value === true) return "yes";
  return value === false ? "no" : UNKNOWN;
}

/** The cells of the columns `USER`. */
export function userCells(user: Account): Cell[] {
  return [user.id, user.email, user.name, userStatus(user)];
}

/** How many users' cells are kept: rows of one user come one after the other. */
const USERS_KEPT = 100;

/** The cells of the columns `USER` by user id, made for those who have a row: mostly few of very many. */
export function userRuns(graph: Indexed): (userId: number) => Run {
  return remember(USERS_KEPT, (userId: number) => {
    const user = accountOf(graph, userId);
    return user === undefined ? [] : userCells(user);
  });
}

/** The one identity that was found for an account. */
export function identityOf(drift: Drift | null, userId: number): Identity | null {
  const match = drift?.matches.get(userId);
  return match?.outcome === "matched" ? (match.identities[0] ?? null) : null;
}

const NO_PERSON: readonly Cell[] = [null, null, null, null];

/** The cells of the columns `PERSON`. */
export function personCells(identity: Identity | null): readonly Cell[] {
  if (identity === null) return NO_PERSON;
  const { manager, department, jobTitle, workerType } = identity;
  return [manager ?? null, department ?? null, jobTitle ?? null, workerType ?? null];
}

/** When an account was last active, for a column `last_active_at`. */
export function lastActiveCell({ activeAt }: Account): Cell {
  return activeAt === null ? "never" : (activeAt ?? UNKNOWN);
}

/** The cell of the column `ADMIN`. */
export function adminCell(graph: Indexed, userId: number): Cell {
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
