import type { Indexed } from "../graph/access-graph.js";
import type { Access, AccessRow, GrantLeg } from "../graph/types.js";
import { accessInWords } from "../graph/words.js";
import { remember } from "../model/remember.js";
import type { Account, DataSource } from "../model/snapshot.js";
import type { Cell, Run } from "../model/table.js";
import { adminCell, dataSourceCells, idList, UNKNOWN, userCells, yesNo } from "./cells.js";
import { rowIds } from "./row-id.js";
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

/** How many verdicts' cells are kept: most of a usual organisation's, and a bound for a large one. */
const KEPT = 4_000;

/** What rows of effective access are made of: a report's, or those that somebody picked in the page. */
export interface AccessRowsInput {
  readonly organisation: string;
  readonly dataSources: readonly DataSource[];
  readonly graph: Indexed;
  readonly groupLabel: (groupId: number) => string;
  /** The cells of the columns `PERSON`. */
  readonly personOf: (userId: number) => readonly Cell[];
  readonly accessOf: (userId: number) => readonly AccessRow[];
  readonly use: Use;
}

/**
 * The rows of effective-access for these users, in the order of its columns. A row is six runs: user, data source,
 * verdict, row id, verdict again, and the last execution with what the directory says of the person.
 */
export function* accessRows(users: Iterable<Account>, input: AccessRowsInput): Iterable<Run[]> {
  const { graph, groupLabel, personOf, accessOf, use } = input;
  const dataSources = new Map(input.dataSources.map((one) => [one.id, dataSourceCells(one)]));
  const cellsOf = verdictCells(groupLabel);
  const rowIdOf = rowIds(input.organisation);
  for (const user of users) {
    const who = [...userCells(user), adminCell(graph, user.id)];
    const person = personOf(user.id);
    const executed = use.ofUser(user.id);
    const withoutExecution = [use.without, ...person];
    for (const { dataSourceId, access } of accessOf(user.id)) {
      const { before, after } = cellsOf(access);
      const last = executed.get(dataSourceId);
      yield [
        who,
        dataSources.get(dataSourceId) ?? [],
        before,
        [rowIdOf(user.id, dataSourceId)],
        after,
        last === undefined ? withoutExecution : [last, ...person],
      ];
    }
  }
}

export function* flatRows(rows: Iterable<readonly Run[]>): Iterable<Run> {
  for (const runs of rows) yield runs.flat(1);
}

/** The cells that rest on the verdict alone, which many rows share: those before the row id and those after it. */
function verdictCells(
  groupLabel: AccessRowsInput["groupLabel"],
): (access: Access) => { before: Run; after: Run } {
  const named = (groupIds: readonly number[]) => ({
    labels: groupIds.map(groupLabel),
    ids: idList(groupIds),
  });
  const granting = remember(KEPT, (legs: readonly GrantLeg[]) => named(legs.map(({ groupId }) => groupId)));
  const permitting = remember(KEPT, named);
  return remember(KEPT, (access: Access) => {
    const { level, abilities, now, grants, permissionGroups, runAnyAsOwner } = access;
    const granted = granting(grants);
    const permitted = permitting(permissionGroups);
    const words = accessInWords(access, groupLabel);
    return {
      before: [level, abilities, now, granted.labels, permitted.labels, words],
      after: [granted.ids, permitted.ids, yesNo(runAnyAsOwner), queriesCell(access), access.groupLevel],
    };
  });
}

/** Ids of own queries. A row whose pair has none is empty there; where some were not read, it says so. */
function queriesCell({ ownQueries, maybeMoreQueries }: Access): Cell {
  if (ownQueries === null) return maybeMoreQueries ? [UNKNOWN] : [];
  return [...idList(ownQueries.queryIds), ...(ownQueries.byNewQuery ? ["a new query"] : [])];
}
