import type { Indexed } from "../graph/access-graph.js";
import type { Access, AccessRow } from "../graph/types.js";
import { accessInWords } from "../graph/words.js";
import { remember } from "../model/remember.js";
import type { Account, DataSource } from "../model/snapshot.js";
import type { Cell } from "../model/table.js";
import { adminCell, dataSourceCells, idList, UNKNOWN, userCells, yesNo } from "./cells.js";
import { rowIdStarts } from "./row-id.js";
import type { Use } from "./use.js";

/**
 * The names of the columns of effective-access. They stand here beside what fills them, so that the page, which writes
 * the same rows, need not carry what the table says of each.
 */
export const ACCESS_COLUMNS = [
  ...(["user_id", "user_email", "user_name", "user_status", "admin"] as const),
  ...(["data_source_id", "data_source_name", "data_source_type"] as const),
  ...(["level", "abilities", "access_now", "grant_groups", "permission_groups", "access_in_words"] as const),
  "row_id",
  ...(["grant_group_ids", "permission_group_ids", "run_any_as_owner"] as const),
  ...(["through_queries", "level_through_groups"] as const),
  "last_executed_at",
  ...(["manager", "department", "job_title", "worker_type"] as const),
] as const;

/** How many verdicts are kept: most of a usual organisation's, and a bound for a large one. */
const KEPT = 1_000;

/** What rows of effective access are made of: a report's, or those that somebody picked in the page. */
export interface AccessRowsInput {
  readonly organisation: string;
  readonly dataSources: readonly DataSource[];
  readonly graph: Indexed;
  readonly groupLabel: (groupId: number) => string;
  /** The cells of the columns `PERSON`. */
  readonly personOf: (userId: number) => readonly Cell[];
  readonly use: Use;
}

/**
 * The rows of effective-access for these users, in the order of its columns.
 * @param accessOf those of one user
 */
export function* accessRows(
  users: Iterable<Account>,
  input: AccessRowsInput,
  accessOf: (userId: number) => readonly AccessRow[],
): Iterable<readonly Cell[]> {
  const { graph, personOf, use } = input;
  const dataSources = new Map(input.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const cellsOf = remember(KEPT, (access: Access) => verdictCells(access, input.groupLabel));
  const startOf = rowIdStarts(input.organisation);
  for (const user of users) {
    const who = whoCells(graph, user);
    const person = personOf(user.id);
    const executed = use.ofUser(user.id);
    const rowId = startOf(user.id);
    for (const { dataSourceId, access } of accessOf(user.id)) {
      const { before, after } = cellsOf(access);
      const source = dataSources.get(dataSourceId) ?? [];
      const last = executed.get(dataSourceId) ?? use.without;
      yield [...who, ...source, ...before, `${rowId}${dataSourceId}`, ...after, last, ...person];
    }
  }
}

/** The cells of the columns `USER` and `ADMIN`. */
export function whoCells(graph: Indexed, user: Account): readonly Cell[] {
  return [...userCells(user), adminCell(graph, user.id)];
}

/** What rests on the verdict alone, and so comes again: before the row id, and after it. */
export interface VerdictCells {
  readonly before: readonly Cell[];
  readonly after: readonly Cell[];
}

export function verdictCells(access: Access, groupLabel: AccessRowsInput["groupLabel"]): VerdictCells {
  const { grants, permissionGroups } = access;
  const granting = grants.map(({ groupId }) => groupId);
  const labels = [granting.map(groupLabel), permissionGroups.map(groupLabel)];
  return {
    before: [...levelCells(access), ...labels, accessInWords(access, groupLabel)],
    after: [idList(granting), idList(permissionGroups), ...queriesCells(access)],
  };
}

/** The cells of the columns from `level` to `access_now`. */
export function levelCells({ level, abilities, now }: Access): readonly Cell[] {
  return [level, abilities, now];
}

/** The cells of the columns from `run_any_as_owner` to `level_through_groups`. */
export function queriesCells(access: Access): readonly Cell[] {
  return [yesNo(access.runAnyAsOwner), throughQueries(access), access.groupLevel];
}

/** Ids of own queries, and where some were not read, that. */
function throughQueries({ ownQueries, maybeMoreQueries }: Access): readonly string[] {
  if (ownQueries === null) return maybeMoreQueries ? [UNKNOWN] : [];
  return [...idList(ownQueries.queryIds), ...(ownQueries.byNewQuery ? ["a new query"] : [])];
}
