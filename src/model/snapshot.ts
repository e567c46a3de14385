import { z } from "zod";
import {
  alertSchema,
  dashboardSchema,
  destinationSchema,
  eventsSchema,
  querySchema,
  unseenQueriesSchema,
} from "./snapshot-content.js";
import type { gapSchema, noteSchema, requestTallySchema, totalSchema } from "./snapshot-section.js";
import { id, sectionSchema, time } from "./snapshot-section.js";

/**
 * A snapshot is what one Redash server said, normalised. It holds no credential of anybody: parsers keep the
 * fields named here and nothing else. A key that is absent means *the server does not tell*: unknown, not "no".
 */
export const SNAPSHOT_SCHEMA_VERSION = 4;

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

/** What a report takes over of its snapshot as it is. */
export const metaSchema = snapshotSchema.pick({
  tool: true,
  runId: true,
  startedAt: true,
  finishedAt: true,
  server: true,
  operator: true,
  asked: true,
});

export type Meta = z.infer<typeof metaSchema>;
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
