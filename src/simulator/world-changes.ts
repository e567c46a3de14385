import { LOADED_AT } from "./ids.js";
import { DEFAULT_PERMISSIONS } from "./organisation.js";
import type { GroupRow, UserRow } from "./rows.js";
import { secretOf } from "./secrets.js";
import { isLoadable, nextFreeId, type World } from "./world.js";

type UserChange = Partial<Omit<UserRow, "id" | "apiKey">>;

/** Changes a user as an UPDATE does: the row moves to the end of the table. Nothing happens to an unknown id. */
export function changeUser(world: World, id: number, change: UserChange): void {
  const users = world.users as Map<number, UserRow>;
  const before = users.get(id);
  if (before === undefined) return;
  users.delete(id);
  users.set(id, { ...before, ...change });
  world.revision += 1;
}

/** Adds a user to the default group (or to `change.groups`); its id was never used before. */
export function addUser(world: World, email: string, change: UserChange = {}): UserRow {
  const id = nextFreeId(world, "user");
  const createdAt = change.createdAt ?? LOADED_AT;
  const row: UserRow = {
    id,
    name: email,
    email: email.toLowerCase(),
    groups: [2],
    disabledAt: null,
    pending: false,
    hasPassword: true,
    emailVerified: true,
    activeAt: null,
    createdAt,
    updatedAt: createdAt,
    ...change,
    apiKey: secretOf(world.seed, "user", id),
  };
  (world.users as Map<number, UserRow>).set(id, row);
  world.revision += 1;
  return row;
}

/** Deletes a user's row, as Redash does with pending ones. One who owns or gets something stays: the database says so. */
export function removeUser(world: World, id: number): void {
  const owned = [...world.queries, ...world.dashboards].flatMap(({ ownerId, editorIds }) => [
    ownerId,
    ...editorIds,
  ]);
  const alerted = world.alerts.flatMap((alert) => [
    alert.ownerId,
    ...alert.subscriptions.map(({ userId }) => userId),
  ]);
  if ([...owned, ...alerted].includes(id)) return;
  if ((world.users as Map<number, UserRow>).delete(id)) world.revision += 1;
}

/** Makes a group with the usual permissions, as the API does, and grants it data sources in full. */
export function addGroup(world: World, dataSourceIds: readonly number[]): GroupRow {
  const id = nextFreeId(world, "group");
  const row = { id, name: `Group ${id}`, type: "regular", permissions: DEFAULT_PERMISSIONS } as const;
  const group = { ...row, createdAt: LOADED_AT };
  const grants = dataSourceIds.map((dataSourceId) => ({ groupId: id, dataSourceId, viewOnly: false }));
  world.groups = [...world.groups, group];
  world.grants = [...world.grants, ...grants];
  return group;
}

/** Deletes a group with its grants; one occurrence of its id goes from each member, as in Redash. */
export function removeGroup(world: World, id: number): void {
  world.groups = world.groups.filter((group) => group.id !== id);
  world.grants = world.grants.filter((grant) => grant.groupId !== id);
  for (const user of [...world.users.values()]) {
    const at = user.groups?.indexOf(id) ?? -1;
    if (at >= 0) changeUser(world, user.id, { groups: user.groups?.toSpliced(at, 1) ?? null });
  }
}

/** Makes a data source, granted to the default group in full, as Redash does. */
export function addDataSource(world: World, type: string): void {
  const id = nextFreeId(world, "dataSource");
  const row = { id, name: `Source ${id}`, type, pauseReason: null, loads: isLoadable(type) };
  world.dataSources = [...world.dataSources, row];
  world.grants = [...world.grants, { groupId: 2, dataSourceId: id, viewOnly: false }];
}

/** Deletes a data source with its grants. Its queries stay, of no data source. */
export function removeDataSource(world: World, id: number): void {
  world.queries = world.queries.map((query) =>
    query.dataSourceId === id ? { ...query, dataSourceId: null } : query,
  );
  world.dataSources = world.dataSources.filter((source) => source.id !== id);
  world.grants = world.grants.filter((grant) => grant.dataSourceId !== id);
}

/** Writes down that somebody looked at a page, which no other event did. */
export function addEvent(world: World, createdAt: string): void {
  const id = world.events.length + 1;
  const seen = { userId: 1, action: "view", objectType: "page", objectId: `page ${id}` } as const;
  world.events = [...world.events, { id, ...seen, details: {}, createdAt }];
}

/** Makes a query on a data source, owned by root. */
export function addQuery(world: World, dataSourceId: number): void {
  const id = world.queries.length + 1;
  const apiKey = secretOf(world.seed, "query", id);
  const bare = { text: "select 1", options: {}, schedule: null, draft: true, archived: false, editorIds: [] };
  const row = { id, name: `Query ${id}`, dataSourceId, ownerId: 1, createdAt: LOADED_AT, apiKey, ...bare };
  world.queries = [...world.queries, row];
}
