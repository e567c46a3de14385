import { z } from "zod";

/**
 * A snapshot is what one Redash server said, normalised. It holds no credential of anybody: parsers keep the
 * fields named here and nothing else. A key that is absent means *the server does not tell*: unknown, not "no".
 */
export const SNAPSHOT_SCHEMA_VERSION = 2;

const time = z.iso.datetime().describe("UTC, ISO 8601, as `2026-11-25T09:00:00Z` (milliseconds allowed).");
const id = z.int().nonnegative();

const gapSchema = z
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
  })
  .describe(
    "Something a reader should know that takes nothing away: a repair, a change while reading, a limit of the API.",
  );

const totalSchema = z
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

const requestTallySchema = z
  .object({
    method: z.literal("GET"),
    path: z.string().describe("With placeholders: `/api/groups/<id>/members`."),
    requests: z.int(),
    statuses: z
      .record(z.string(), z.int())
      .describe("HTTP status, or `failed` where no answer came, to how many."),
    rows: z.int(),
  })
  .describe("How often one kind of request was sent for a section, retries included.");

export const sectionSchema = z.object({
  status: z
    .enum(["complete", "partial", "failed"])
    .describe(
      "`complete`: everything is there. `partial`: what is there is right, `gaps` says what is not. `failed`: nothing is there.",
    ),
  gaps: z.array(gapSchema),
  notes: z.array(noteSchema),
  totals: z.array(totalSchema),
  startedAt: time,
  finishedAt: time,
  requests: z.array(requestTallySchema),
});

export const SECTION_NAMES = [
  "session",
  "settings",
  "groups",
  "users",
  "memberships",
  "dataSources",
  "grants",
] as const;
export const sectionNameSchema = z.enum(SECTION_NAMES);

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
  sections: z.record(sectionNameSchema, sectionSchema),
  signIn: signInSchema,
  groups: z.array(groupSchema),
  users: z.array(userSchema),
  changes: z.array(changeSchema),
  dataSources: z.array(dataSourceSchema),
  grants: z.array(grantSchema),
  unknownGrants: z.array(unknownGrantsSchema),
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
export type Snapshot = z.infer<typeof snapshotSchema>;

/** A user, without where the groups were read from. */
export type Account = Omit<User, "groupsReadFrom">;

/** Who and what there is: all that the access rule is asked about. */
export interface Organisation {
  readonly groups: readonly Group[];
  readonly users: readonly Account[];
  readonly dataSources: readonly DataSource[];
  readonly grants: readonly Omit<Grant, "readFrom">[];
  readonly unknownGrants: readonly UnknownGrants[];
}

/** Whether every section is complete. A report of anything else says INCOMPLETE. */
export function isComplete(snapshot: Snapshot): boolean {
  return SECTION_NAMES.every((name) => snapshot.sections[name].status === "complete");
}
