import {
  type Alert,
  type Dashboard,
  type DataSource,
  type Events,
  type Grant,
  type Group,
  type Query,
  type RequestTally,
  SECTION_NAMES,
  type Section,
  type SectionName,
  SNAPSHOT_SCHEMA_VERSION,
  type Snapshot,
  type User,
} from "../../src/model/snapshot.js";

const AT = "2026-11-25T09:15:00Z";
const ANALYST = ["create_query", "edit_query", "execute_query", "list_data_sources", "view_query"];

/** A section in which everything was read, but for what is given. */
export function section(differing: Partial<Section> = {}): Section {
  return {
    status: "complete",
    gaps: [],
    notes: [],
    totals: [],
    startedAt: AT,
    finishedAt: AT,
    requests: [],
    ...differing,
  };
}

/** One request of the kind, answered with 200 and no rows, but for what is given. */
export function tally(path: string, differing: Partial<RequestTally> = {}): RequestTally {
  return {
    method: "GET",
    path,
    requests: 1,
    statuses: { "200": 1 },
    rows: 0,
    firstAt: AT,
    lastAt: AT,
    bodiesSha256: "5e".repeat(32),
    ...differing,
  };
}

export function group(id: number, name: string, differing: Partial<Group> = {}): Group {
  return { id, name, type: "regular", permissions: ANALYST, createdAt: AT, ...differing };
}

/** An enabled user of Redash 10. */
export function user(id: number, name: string, groups: number[] | null, differing: Partial<User> = {}): User {
  return {
    id,
    name,
    email: `u${id}@example.com`,
    disabled: false,
    disabledAt: null,
    pending: false,
    login: "password",
    createdAt: AT,
    updatedAt: AT,
    activeAt: AT,
    groups,
    groupsReadFrom: "members",
    ...differing,
  };
}

export function dataSource(id: number, name: string, differing: Partial<DataSource> = {}): DataSource {
  return { id, name, type: "pg", paused: false, pauseReason: null, presence: "listed", ...differing };
}

export function grant(groupId: number, dataSourceId: number, level: "full" | "view" = "full"): Grant {
  return { groupId, dataSourceId, viewOnly: level === "view", readFrom: "data source" };
}

/** Events of the 90 days before the run, read back to where they begin; nothing happened but what is given. */
export function events(differing: Partial<Events> = {}): Events {
  const since = differing.since ?? "2026-08-27T09:15:00Z";
  return {
    since,
    until: AT,
    readBackTo: since,
    executions: [],
    logins: [],
    keyUses: [],
    groupChanges: [],
    ...differing,
  };
}

/** A query of user 1 that nobody else may modify, with a key, without a schedule. */
export function query(id: number, name: string, differing: Partial<Query> = {}): Query {
  return {
    id,
    name,
    dataSourceId: 3,
    ownerId: 1,
    draft: false,
    archived: false,
    schedule: null,
    hasKey: true,
    modifierIds: [],
    readFrom: "list",
    ...differing,
  };
}

/** A dashboard of user 1 without a public link that shows nothing, but for what is given. */
export function dashboard(id: number, name: string, differing: Partial<Dashboard> = {}): Dashboard {
  return {
    ...{ id, name, ownerId: 1, draft: false, archived: false },
    ...{ hasPublicLink: false, queryIds: [], modifierIds: [] },
    ...differing,
  };
}

/** An alert of user 1 on query 1 to which nobody is subscribed, but for what is given. */
export function alert(id: number, name: string, differing: Partial<Alert> = {}): Alert {
  return { id, name, queryId: 1, ownerId: 1, subscriptions: [], ...differing };
}

export const ADMIN_GROUP = group(1, "admin", { type: "builtin", permissions: ["admin", "super_admin"] });
const DEFAULT_GROUP = group(2, "default", { type: "builtin" });

type Parts = Omit<Partial<Snapshot>, "sections"> & {
  readonly version?: string;
  readonly sections?: Partial<Record<SectionName, Section>>;
};

/** A snapshot of a Redash 10 with the two builtin groups and nobody in them, but for what is given. */
export function snapshot({ version = "10.1.0", sections, ...parts }: Parts = {}): Snapshot {
  const complete = Object.fromEntries(SECTION_NAMES.map((name) => [name, section()]));
  return {
    kind: "redash-access-snapshot",
    schemaVersion: SNAPSHOT_SCHEMA_VERSION,
    tool: { name: "redash-access-review", version: "0.0.0" },
    runId: "20261125T091500Z-acme",
    startedAt: AT,
    finishedAt: AT,
    server: { baseUrl: "https://redash.example.com", version, organisation: "acme" },
    operator: { id: 1, name: "Root", email: "root@example.com", groups: [1, 2], permissions: ["admin"] },
    asked: { prove: false, detailRequests: 5_000, events: null },
    sections: { ...complete, ...sections } as Snapshot["sections"],
    signIn: {},
    groups: [ADMIN_GROUP, DEFAULT_GROUP],
    users: [],
    changes: [],
    dataSources: [],
    grants: [],
    unknownGrants: [],
    settings: {},
    queries: [],
    unseenQueries: null,
    dashboards: [],
    alerts: [],
    destinations: [],
    events: null,
    ...parts,
  };
}
