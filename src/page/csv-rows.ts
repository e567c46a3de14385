import { ACCESS_COLUMNS, accessRows } from "../analyze/access-rows.js";
import { accessNow, accessOf, accessOfUser, groupsOf } from "../graph/user-access.js";
import type { Cell, Column } from "../model/table.js";
import type { Page } from "./page.js";
import type { PageColumn } from "./page-data.js";
import { LEVELS } from "./signs.js";

/** Rows of one of the report's CSV files, as they stand there and in the same order. */
export interface CsvRows {
  readonly columns: readonly Pick<Column, "name">[];
  rows(): Iterable<readonly Cell[]>;
}

/** Which rows of effective access: those of some people, of one data source, or both. Absent: of all. */
export interface AccessPick {
  readonly userIds?: readonly number[] | undefined;
  readonly sourceId?: number | undefined;
}

/** Two columns of users.csv are not carried by the page: they follow from the others. */
type UsersColumn = PageColumn<"users"> | "access_now" | "groups";

/** As users.csv has them: the page carries its own in the same order. */
function usersColumns(users: Page["users"]): UsersColumn[] {
  const carried = Object.keys(users) as PageColumn<"users">[];
  return carried.flatMap((name): UsersColumn[] => {
    if (name === "pending_known") return ["access_now", name];
    return name === "group_ids" ? ["groups", name] : [name];
  });
}

/** The rows of users.csv of these people. */
export function usersRows(page: Page, userIds: readonly number[]): CsvRows {
  const { users, graph, groupLabel, placesOfUsers } = page;
  const columns = usersColumns(users);
  const cell = (column: UsersColumn, userId: number): Cell => {
    if (column === "access_now") return accessNow(graph, userId);
    if (column === "groups") return groupsOf(graph, userId)?.map(groupLabel) ?? ["unknown"];
    return users[column][placesOfUsers.get(userId) ?? -1] ?? null;
  };
  return {
    columns: columns.map((name) => ({ name })),
    *rows() {
      for (const userId of inOrder(userIds)) yield columns.map((column) => cell(column, userId));
    },
  };
}

/** The rows of effective-access.csv that are picked. */
export function accessRowsOf(page: Page, { userIds, sourceId }: AccessPick): CsvRows {
  const { organisation, users, graph, groupLabel, placesOfUsers } = page;
  const accounts = inOrder(userIds ?? organisation.users.map(({ id }) => id)).flatMap((id) => {
    return organisation.users[placesOfUsers.get(id) ?? -1] ?? [];
  });
  const rows = () =>
    accessRows(
      accounts,
      {
        organisation: page.run.organisation,
        dataSources: organisation.dataSources,
        graph,
        groupLabel,
        use: page.use,
        personOf(userId) {
          const place = placesOfUsers.get(userId) ?? -1;
          return [users.manager, users.department, users.job_title, users.worker_type].map(
            (column) => column[place] ?? null,
          );
        },
      },
      (userId) => {
        if (sourceId === undefined) return accessOfUser(graph, userId);
        const access = accessOf(graph, userId, sourceId);
        return access.level === "none" ? [] : [{ userId, dataSourceId: sourceId, access }];
      },
    );
  return { columns: ACCESS_COLUMNS.map((name) => ({ name })), rows };
}

/** How many rows these are at the most: counted from what the page carries, before any is made. */
export function countAccessRows(page: Page, { userIds, sourceId }: AccessPick): number {
  const { users, sources, placesOfUsers, placesOfSources, organisation } = page;
  const ofUsers = (userIds ?? organisation.users.map(({ id }) => id)).reduce((sum, id) => {
    const place = placesOfUsers.get(id) ?? -1;
    return sum + LEVELS.reduce((n, level) => n + Number(users[`data_sources_${level.id}`][place] ?? 0), 0);
  }, 0);
  if (sourceId === undefined) return ofUsers;
  const at = placesOfSources.get(sourceId) ?? -1;
  const ofSource = LEVELS.reduce((sum, { id }) => {
    const live = sources[`users_${id}_live`][at];
    return sum + Number(live ?? 0) + Number(sources[`users_${id}_latent`][at] ?? 0);
  }, 0);
  return Math.min(ofSource, ofUsers, userIds?.length ?? Number.POSITIVE_INFINITY);
}

function inOrder(ids: readonly number[]): number[] {
  return ids.toSorted((a, b) => a - b);
}
