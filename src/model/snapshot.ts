import { z } from "zod";

/**
 * A snapshot is what one Redash server said, normalised. It holds no credential of anybody: parsers keep the
 * fields named here and nothing else. A key that is absent means *the server does not tell*: unknown, not "no".
 */
export const SNAPSHOT_SCHEMA_VERSION = 4;

const time = z.iso.datetime().describe("UTC, ISO 8601, as `2026-11-25T09:00:00Z` (milliseconds allowed).");
const id = z.int().nonnegative();

export const gapSchema = z
  .object({
    code: z.string().describe("Stable, for scripts: such as `members-unreadable`."),
    what: z
      .string()
      .describe("One sentence in plain words for a reviewer: what is not known, and of whom or what."),
    where: z.string().describe("The endpoint where it showed, such as `GET /api/data_sources/10`."),
    hint: z.string().describe("What somebody can do about it."),
    users: z.array(id).optional(),
    groups: z.array(id).optional(),
    dataSources: z.array(id).optional(),
    queries: z.array(id).optional(),
    dashboards: z.array(id).optional(),
  })
  .describe(
    "Something that was not read, or cannot be trusted. One gap is enough to make a section partial.",
  );

const noteSchema = z
  .object({
    code: z.string(),
    what: z.string(),
    users: z.array(id).optional(),
    groups: z.array(id).optional(),
    dataSources: z.array(id).optional(),
    queries: z.array(id).optional(),
    dashboards: z.array(id).optional(),
  })
  .describe(
    "Something a reader should know that takes nothing away: a repair, a change while reading, a limit of the API.",
  );

export const totalSchema = z
  .object({
    of: z.string().describe("What was counted, such as `enabled users`."),
    reading: z.string().describe("By which reading, such as `pages, ordered by name`."),
    reported: z.int().nullable(),
    read: z.int(),
    distinct: z.int(),
  })
  .describe(
    "One control total: what the server reported against what was read. `reported` null: the server gives no total.",
  );

export const requestTallySchema = z
  .object({
    method: z.literal("GET"),
    path: z.string().describe("With placeholders: `/api/groups/<id>/members`."),
    requests: z.int(),
    statuses: z
      .record(z.string(), z.int())
      .describe("HTTP status, or `failed` where no answer came, to how many."),
    rows: z.int(),
    firstAt: time.describe("When the first of them was answered, or given up."),
    lastAt: time.describe("When the last of them was answered, or given up."),
    bodiesSha256: z
      .string()
      .regex(/^[0-9a-f]{64}$/)
      .nullable()
      .optional()
      .describe(
        "SHA-256, in hexadecimal, of a text with a line for each answer counted under an HTTP status: the SHA-256 of its body as received, in lower-case hexadecimal, and a line feed. Lines are in the order of what was asked for (path with query, as it follows the base URL: `/api/users?page=2&page_size=250`), those of the same request in their own; both by code units. Of an answer other than 200 the body is its first 65,536 bytes. The bodies are not kept. null: no answer came. Absent: left out, as in a pseudonymised copy, where it would confirm a guess of what was answered.",
      ),
  })
  .describe("How often one kind of request was sent for a section, retries included.");

export const sectionSchema = z.object({
  status: z
    .enum(["complete", "partial", "failed", "not asked"])
    .describe(
      "`complete`: everything is there. `partial`: what is there is right, `gaps` says what is not. `failed`: nothing is there. `not asked`: nobody asked for it, so nothing is known of it.",
    ),
  gaps: z.array(gapSchema),
  notes: z.array(noteSchema),
  totals: z.array(totalSchema),
  startedAt: time,
  finishedAt: time,
  requests: z.array(requestTallySchema),
});

/** What access through groups rests on. */
export const GROUP_SECTION_NAMES = [
  "session",
  "settings",
  "groups",
  "users",
  "memberships",
  "dataSources",
  "grants",
] as const;

/** What groups lead to, and what leads round them. `modifiers`: who may modify queries and dashboards. */
export const CONTENT_SECTION_NAMES = ["queries", "dashboards", "modifiers", "alerts", "events"] as const;

export const SECTION_NAMES = [...GROUP_SECTION_NAMES, ...CONTENT_SECTION_NAMES] as const;
export const sectionNameSchema = z.enum(SECTION_NAMES);

/** What ways round the groups are found in. */
export const WAY_SECTIONS = [
  "queries",
  "dashboards",
  "modifiers",
  "alerts",
] as const satisfies readonly (typeof SECTION_NAMES)[number][];

const groupSchema = z.object({
  id,
  name: z.string().describe("Not unique; may be empty."),
  type: z.enum(["builtin", "regular"]),
  permissions: z.array(z.string()),
  createdAt: time.nullable(),
});

const userSchema = z.object({
  id,
  name: z.string(),
  email: z.string(),
  disabled: z.boolean(),
  disabledAt: time.nullable().optional(),
  pending: z
    .boolean()
    .optional()
    .describe("Invitation not accepted yet. Absent: the server does not tell (4 to 6)."),
  login: z.enum(["password", "external"]).optional().describe("`password`: a local password is set."),
  emailVerified: z.boolean().optional(),
  createdAt: time.nullable().optional(),
  updatedAt: time.nullable().optional(),
  activeAt: time
    .nullable()
    .optional()
    .describe("null: never came. Absent: the server does not tell (4 to 6)."),
  groups: z
    .array(id)
    .nullable()
    .describe(
      "* Group ids in the server's order, as read: from a members list with duplicates and ids of deleted groups, from the paged list of 5 and later without. null: unknown (the server's column is NULL).",
    ),
  groupsReadFrom: z.enum(["members", "list"]),
});

const dataSourceSchema = z.object({
  id,
  name: z
    .string()
    .nullable()
    .describe("null: unknown, because its driver does not load and the server names it nowhere."),
  type: z.string().nullable(),
  paused: z.boolean().nullable(),
  pauseReason: z.string().nullable().optional(),
  presence: z
    .enum(["listed", "hidden", "possible"])
    .describe(
      "* `listed`: the list of data sources has it. `hidden`: it is there, but its driver does not load. `possible`: the server answers the same for a deleted one and for one whose driver does not load (up to 8).",
    ),
});

const grantSchema = z
  .object({
    groupId: id,
    dataSourceId: id,
    viewOnly: z.boolean(),
    readFrom: z.enum(["data source", "group"]),
  })
  .describe(
    "A group's access to a data source. A pair stands here once: where rows are doubled the server lets the later decide.",
  );

const unknownGrantsSchema = z
  .object({ dataSourceId: id, groupIds: z.array(id) })
  .describe("For these groups it is not known whether, and how, they are granted the data source.");

const changeSchema = z
  .object({
    userId: id,
    what: z
      .string()
      .describe("`appeared`, `gone`, or the field that changed: `disabled`, `name`, `groups`, ..."),
  })
  .describe(
    "Somebody whose state, name or groups differed between two answers of one run. The later answer counts.",
  );

const signInSchema = z
  .object({
    passwordLogin: z.boolean().optional().describe("Whether people may sign in by a password of Redash."),
    saml: z.boolean().optional(),
    google: z.boolean().optional(),
    ldap: z.boolean().optional().describe("From 10 on the server tells."),
  })
  .describe(
    "How people may sign in, so far as the server tells: JWT and remote user logins cannot be seen. An absent key is unknown.",
  );

const settingsSchema = z
  .object({
    publicLinks: z
      .boolean()
      .optional()
      .describe(
        "Whether the pages of shared dashboards are open (10 and later tell). Closed, their links still answer to the API.",
      ),
    googleDomains: z
      .array(z.string())
      .optional()
      .describe("E-mail domains whose people may sign in by Google."),
  })
  .describe("Settings of the organisation that bear on access. An absent key is unknown.");

const modifierIds = z
  .array(id)
  .optional()
  .describe("Users who may modify it besides its owner. Absent: not read, so unknown.");

const querySchema = z
  .object({
    id,
    name: z.string(),
    dataSourceId: id.nullable().describe("null: its data source was deleted."),
    ownerId: id,
    draft: z.boolean(),
    archived: z.boolean(),
    schedule: z
      .object({
        everySeconds: z.int().positive().nullable().describe("null: not told in seconds."),
        until: z.string().nullable().describe("The last day, as the server says it; null: no end."),
      })
      .nullable()
      .describe("null: it does not run by itself."),
    hasKey: z
      .boolean()
      .optional()
      .describe("Whether it has an API key of its own. Never the key. Absent: not told."),
    modifierIds,
    createdAt: time.nullable().optional(),
    updatedAt: time.nullable().optional(),
    readFrom: z
      .enum(["list", "archive", "by id"])
      .describe(
        "The lists show what the operator's own groups are granted; by its id an administrator sees any.",
      ),
  })
  .describe("A saved query. Its text is never kept.");

const dashboardSchema = z.object({
  id,
  name: z.string(),
  ownerId: id.nullable().describe("null: not told."),
  draft: z.boolean(),
  archived: z.boolean(),
  hasPublicLink: z
    .boolean()
    .optional()
    .describe(
      "Whether it is shared by a link. Never the link. Absent: it could not be read by itself, so unknown.",
    ),
  queryIds: z
    .array(id)
    .optional()
    .describe(
      "Queries whose results it shows, each once, ascending. Absent: it could not be read by itself.",
    ),
  modifierIds,
  createdAt: time.nullable().optional(),
  updatedAt: time.nullable().optional(),
});

const destinationSchema = z
  .object({
    id,
    name: z.string(),
    type: z.string().describe("In Redash's own word: `email`, `webhook`, `slack`."),
  })
  .describe("Where alerts can be sent besides the mailboxes of users. Its settings are never kept.");

const alertSchema = z.object({
  id,
  name: z.string(),
  queryId: id,
  ownerId: id,
  subscriptions: z
    .array(
      z.object({
        userId: id,
        destinationId: id.nullable().describe("null: the user's own mailbox."),
      }),
    )
    .optional()
    .describe("Absent: not read, so unknown."),
});

const unseenQueriesSchema = z
  .object({
    count: z
      .int()
      .nonnegative()
      .nullable()
      .describe("How many were not read. null: the server gives no total."),
    dataSourceIds: z.array(id).describe("Data sources that may have queries which were not read. Ascending."),
  })
  .describe("Queries that are there, or may be, and were not read. null: there is none.");

/** What changes who is granted what, as events call it. */
export const GROUP_ACTIONS = [
  "create",
  "edit",
  "delete",
  "add_member",
  "remove_member",
  "add_data_source",
  "change_data_source_permission",
  "remove_data_source",
] as const;

const eventsSchema = z
  .object({
    since: time.describe("The declared window begins here."),
    until: time.describe("and ends here, when reading began."),
    readBackTo: time
      .nullable()
      .describe(
        "The oldest event that was read, of the window or before it; what is older is not known. null: the log is empty.",
      ),
    executions: z
      .array(z.object({ userId: id, dataSourceId: id, last: time, times: z.int().positive() }))
      .describe("Who ran query texts on what. By user and data source. The texts are never kept."),
    logins: z.array(z.object({ userId: id, last: time, times: z.int().positive() })),
    keyUses: z
      .array(z.object({ queryId: id, last: time, times: z.int().positive() }))
      .describe("Results fetched by a query's own key: no user is told."),
    groupChanges: z
      .array(
        z.object({
          groupId: id,
          action: z.enum(GROUP_ACTIONS),
          userId: id.nullable().describe("Who did it, as the event says. null: not told."),
          at: time,
        }),
      )
      .describe("Newest first. Which member or data source it was the server does not tell."),
  })
  .describe(
    "What the events of the window say. A hint, no proof: anybody may write events. null: not asked for, or nothing could be read; the section says which.",
  );

export const askedSchema = z
  .object({
    prove: z
      .boolean()
      .describe("Whether everything that can be read from two sides was read from both, and compared."),
    detailRequests: z
      .int()
      .nonnegative()
      .describe(
        "The most requests of each kind that ask for one thing: one query, one dashboard, who may modify one, one alert.",
      ),
    events: z
      .object({
        days: z.number().describe("The window: so many days before reading began."),
        pages: z.int().describe("The most pages, of 250 events each."),
      })
      .nullable()
      .describe("null: events were not asked for."),
  })
  .describe("What the collection was asked to do.");

export const snapshotSchema = z.object({
  kind: z.literal("redash-access-snapshot"),
  schemaVersion: z.literal(SNAPSHOT_SCHEMA_VERSION),
  tool: z.object({ name: z.string(), version: z.string() }),
  runId: z.string().describe("`<UTC time>-<organisation>`, such as `20261125T091500Z-acme`."),
  startedAt: time,
  finishedAt: time,
  server: z.object({
    baseUrl: z.string(),
    version: z.string().describe("As the server says it: `10.1.0`, `8.0.0+b32245`."),
    organisation: z.string(),
  }),
  operator: z
    .object({
      id,
      name: z.string(),
      email: z.string(),
      groups: z.array(id),
      permissions: z.array(z.string()),
    })
    .describe("Whose key collected. Never the key."),
  asked: askedSchema,
  sections: z.record(sectionNameSchema, sectionSchema),
  signIn: signInSchema,
  groups: z.array(groupSchema),
  users: z.array(userSchema),
  changes: z.array(changeSchema),
  dataSources: z.array(dataSourceSchema),
  grants: z.array(grantSchema),
  unknownGrants: z.array(unknownGrantsSchema),
  settings: settingsSchema,
  queries: z.array(querySchema),
  unseenQueries: unseenQueriesSchema.nullable(),
  dashboards: z.array(dashboardSchema),
  alerts: z.array(alertSchema),
  destinations: z.array(destinationSchema),
  events: eventsSchema.nullable(),
});

export type Gap = z.infer<typeof gapSchema>;
export type Note = z.infer<typeof noteSchema>;
export type Total = z.infer<typeof totalSchema>;
export type RequestTally = z.infer<typeof requestTallySchema>;
export type Section = z.infer<typeof sectionSchema>;
export type SectionName = z.infer<typeof sectionNameSchema>;
export type Group = z.infer<typeof groupSchema>;
export type User = z.infer<typeof userSchema>;
export type DataSource = z.infer<typeof dataSourceSchema>;
export type Grant = z.infer<typeof grantSchema>;
export type UnknownGrants = z.infer<typeof unknownGrantsSchema>;
export type Change = z.infer<typeof changeSchema>;
export type SignIn = z.infer<typeof signInSchema>;
export type OrganisationSettings = z.infer<typeof settingsSchema>;
export type Query = z.infer<typeof querySchema>;
export type UnseenQueries = z.infer<typeof unseenQueriesSchema>;
export type Dashboard = z.infer<typeof dashboardSchema>;
export type Alert = z.infer<typeof alertSchema>;
export type Destination = z.infer<typeof destinationSchema>;
export type Events = z.infer<typeof eventsSchema>;
export type Snapshot = z.infer<typeof snapshotSchema>;

/** A user, without where the groups were read from. */
export type Account = Omit<User, "groupsReadFrom">;

/** Of a query, what access depends on. */
export type OwnedQuery = Pick<Query, "id" | "dataSourceId" | "ownerId" | "modifierIds">;

/** Who and what there is: all that the access rule is asked about. */
export interface Organisation {
  readonly groups: readonly Group[];
  readonly users: readonly Account[];
  readonly dataSources: readonly DataSource[];
  readonly grants: readonly Omit<Grant, "readFrom">[];
  readonly unknownGrants: readonly UnknownGrants[];
  readonly queries: readonly OwnedQuery[];
}

/** Whether every section that was asked for is complete. A report of anything else says PARTIAL. */
export function isComplete(snapshot: Snapshot): boolean {
  return SECTION_NAMES.every((name) => isWhole(snapshot.sections[name]));
}

/** Whether everything is there that access through groups rests on, whatever is missing of the ways round them. */
export function isCompleteForGroups(snapshot: Snapshot): boolean {
  return GROUP_SECTION_NAMES.every((name) => isWhole(snapshot.sections[name]));
}

function isWhole({ status }: Section): boolean {
  return status === "complete" || status === "not asked";
}
