import { type KnownVersion, knownVersion, type Release } from "../model/versions.js";
import { buildContent, type Content } from "./content.js";
import { idOf, idsByKey, LOADED_AT, ROOT_EMAIL } from "./ids.js";
import { DEFAULT_PERMISSIONS, type Organisation } from "./organisation.js";
import type { DataSourceRow, GrantRow, GroupRow, UserRow } from "./rows.js";
import { secretOf } from "./secrets.js";

/**
 * What one simulated server holds after an organisation was loaded into it. Users, groups, data sources, grants
 * and events change while it runs: through the functions of world-changes.ts, which keep `revision` true.
 */
export interface World extends Content {
  /** As the server says it: `10.1.0`. */
  readonly version: string;
  readonly release: Release;
  readonly traits: KnownVersion["traits"];
  readonly settings: Readonly<Record<string, unknown>>;
  /** Ascending ids; deleted ones are not here. */
  groups: readonly GroupRow[];
  /** In the order in which the rows lie in the table: a changed row moves to the end. */
  readonly users: ReadonlyMap<number, UserRow>;
  dataSources: readonly DataSourceRow[];
  queries: Content["queries"];
  events: Content["events"];
  /** In row order, doubled ones kept. */
  grants: readonly GrantRow[];
  readonly seed: string;
  /** Counts the changes to users, so that what was computed from them can be kept until the next one. */
  revision: number;
}

const NEXT_FREE_ID = new WeakMap<World, { user: number; group: number; dataSource: number }>();

/**
 * The entities that a real server of that version had after loading the organisation: ids by order, `admin` 1,
 * `default` 2, `root` 1; a deleted group uses an id up.
 *
 * @param seed from which all secret keys of this server are derived.
 * @throws Problem `version_unsupported`.
 */
export function buildWorld(organisation: Organisation, version: string, seed = "simulator"): World {
  const { traits } = knownVersion(version);
  const groupIds = idsByKey(["admin", "default", ...organisation.groups.map((group) => group.key)]);
  const dataSourceIds = idsByKey(organisation.dataSources.map((source) => source.key));
  const userIds = idsByKey([ROOT_EMAIL, ...organisation.users.map((user) => user.email.toLowerCase())]);
  userIds.set("root", 1);
  const users = buildUsers(organisation, groupIds, seed).map((user) => ({
    ...user,
    disabledAt: traits.canDisableUsers ? user.disabledAt : null,
    pending: traits.tellsPendingAndActivity && user.pending,
  }));
  const world: World = {
    ...buildContent(organisation, { groupIds, dataSourceIds, userIds }, seed),
    version,
    release: traits.release,
    traits,
    settings: organisation.settings,
    groups: buildGroups(organisation),
    users: new Map(users.map((user) => [user.id, user])),
    dataSources: organisation.dataSources.map((source, index) => ({
      id: index + 1,
      name: source.name,
      type: source.type,
      pauseReason: source.paused ?? null,
      loads: isLoadable(source.type),
    })),
    grants: organisation.dataSources.flatMap((source, index) =>
      source.grants.map((grant) => ({
        groupId: idOf(groupIds, grant.group),
        dataSourceId: index + 1,
        viewOnly: grant.viewOnly,
      })),
    ),
    seed,
    revision: 0,
  };
  NEXT_FREE_ID.set(world, {
    user: users.length + 1,
    group: organisation.groups.length + 3,
    dataSource: organisation.dataSources.length + 1,
  });
  return world;
}

function buildGroups(organisation: Organisation): GroupRow[] {
  const builtin = { type: "builtin", createdAt: LOADED_AT } as const;
  return [
    { ...builtin, id: 1, name: "admin", permissions: ["admin", "super_admin"] },
    { ...builtin, id: 2, name: "default", permissions: DEFAULT_PERMISSIONS },
    ...organisation.groups.flatMap((group, index) => {
      const { name, permissions, deleted } = group;
      const row = { id: index + 3, name, type: "regular", permissions, createdAt: LOADED_AT } as const;
      return deleted ? [] : [row];
    }),
  ];
}

function buildUsers(
  organisation: Organisation,
  groupIds: ReadonlyMap<string, number>,
  seed: string,
): UserRow[] {
  const root: UserRow = {
    id: 1,
    name: "Root",
    email: ROOT_EMAIL,
    groups: [1, 2],
    disabledAt: null,
    pending: false,
    hasPassword: true,
    emailVerified: true,
    activeAt: null,
    createdAt: LOADED_AT,
    updatedAt: LOADED_AT,
    apiKey: secretOf(seed, "user", 1),
  };
  return [root, ...organisation.users.map((user, index) => userRow(user, index + 2, groupIds, seed))];
}

function userRow(
  user: Organisation["users"][number],
  id: number,
  groupIds: ReadonlyMap<string, number>,
  seed: string,
): UserRow {
  const pending = user.state === "pending" || user.invited;
  const createdAt = user.createdAt ?? LOADED_AT;
  return {
    id,
    name: user.name,
    email: user.email.toLowerCase(),
    groups: user.groups?.map((key) => idOf(groupIds, key)) ?? null,
    disabledAt: user.state === "disabled" ? (user.disabledAt ?? LOADED_AT) : null,
    pending,
    hasPassword: (user.login ?? (pending ? "external" : "password")) === "password",
    emailVerified: user.emailVerified,
    activeAt: user.activeAt ?? null,
    createdAt,
    updatedAt: createdAt,
    apiKey: secretOf(seed, "user", id),
  };
}

/** Drivers of the simulated server. Any other type stands for one that cannot be loaded. */
const LOADABLE_TYPES = new Set(
  (
    "athena bigquery clickhouse databricks elasticsearch google_spreadsheets insecure_script json mongodb mssql mysql " +
    "oracle pg presto python rds_mysql redshift results salesforce snowflake sqlite trino url"
  ).split(" "),
);

export function isLoadable(type: string): boolean {
  return LOADABLE_TYPES.has(type);
}

/** Never one that was used before. */
export function nextFreeId(world: World, of: "user" | "group" | "dataSource"): number {
  const next = NEXT_FREE_ID.get(world);
  return next === undefined ? 1 : next[of]++;
}
