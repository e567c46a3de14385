import { z } from "zod";
import { LEVELS, WAY_KINDS } from "./access-words.js";
import { USER_STATUSES } from "./user-status.js";

/** What `who-can` and `what-can` answer with --json. Their text says the same. */
export const ANSWER_SCHEMA_VERSION = 1;

const id = z.int().nonnegative();
const level = z.enum(LEVELS);

const accountSchema = z.object({
  userId: id,
  name: z.string(),
  email: z.string(),
  status: z.enum(USER_STATUSES),
});

/** What somebody can do to a data source, and through what. */
const accessSchema = z.object({
  level,
  atLeast: level.exclude(["unknown"]).describe("What is certain, also where the level is not known."),
  now: z
    .enum(["live", "latent"])
    .describe("`live`: works now, by session or API key. `latent`: comes back when the account is enabled."),
  keyOnly: z.boolean().describe("Live by the API key alone."),
  administrator: z.boolean().nullable().describe("null: the server does not tell the user's groups."),
  grants: z
    .array(z.object({ groupId: id, gives: z.enum(["full", "view", "admin", "unknown"]) }))
    .describe("Groups that grant the data source, the decisive ones first."),
  permissionGroupIds: z.array(id).describe("Groups that give the permission on which the level rests."),
  queryIds: z
    .array(id)
    .describe("Queries through which the user has any text run there, whatever the groups grant."),
  byNewQuery: z.boolean().describe("On Redash 8: by a query that the user can make and move there."),
  maybeMoreQueries: z.boolean().describe("Such queries may be there that were not read."),
  inWords: z.string(),
});

const waySchema = z
  .object({
    kind: z.enum(WAY_KINDS),
    userId: id.nullable().describe("null: of whoever has the key or the link."),
    dataSourceId: z
      .union([id, z.literal("unknown")])
      .nullable()
      .describe("null: every data source. `unknown`: the query was not read."),
    queryId: id.nullable(),
    dashboardId: id.nullable(),
    alertId: id.nullable(),
    viaDataSourceId: id.nullable().describe("The data source whose queries are programs."),
    level: z.enum(["query", "view"]),
    certainty: z
      .enum(["measured", "possible"])
      .describe("`possible`: not tried to the end on this release, or what would decide is not known."),
    now: z.enum(["live", "latent"]),
    adds: z
      .union([z.boolean(), z.literal("unknown")])
      .nullable()
      .describe("Whether groups alone do not give as much. null: it is of nobody in particular."),
    inWords: z.string(),
  })
  .describe("A path to data that no group gives. Ids that do not belong to its kind are null.");

const runSchema = z.object({
  runId: z.string(),
  startedAt: z.string(),
  complete: z.boolean().describe("Whether everything was read. If not, what was not may add to the answer."),
});

const dataSourceSchema = z.object({
  dataSourceId: id,
  name: z.string().nullable().describe("null: the server names it nowhere."),
  presence: z.enum(["listed", "hidden", "possible"]),
});

export const whoCanSchema = z.object({
  kind: z.literal("redash-access-who-can"),
  schemaVersion: z.literal(ANSWER_SCHEMA_VERSION),
  run: runSchema,
  dataSource: dataSourceSchema,
  least: z.enum(["query", "view", "schema"]).describe("Everybody who can at least this was asked for."),
  people: z
    .array(accountSchema.extend({ access: accessSchema }))
    .describe("Live ones first, then latent ones; from the highest level down; by user id."),
  notKnown: z
    .array(accountSchema.extend({ access: accessSchema }))
    .describe("Who may be able to, but of whom it is not known. By user id."),
  withoutAccount: z
    .array(waySchema)
    .describe(
      "Keys of queries and links of dashboards, which work without an account. They give the level view.",
    ),
  programs: z
    .array(
      z.object({
        viaDataSourceId: id,
        viaDataSourceName: z.string().nullable().describe("null: Redash does not tell it."),
        certainty: z.enum(["measured", "possible"]),
        now: z.enum(["live", "latent"]),
        userIds: z.array(id).describe("Who can run programs there. Ascending."),
      }),
    )
    .describe("Data sources whose queries are programs, which reach this one whatever it is granted to."),
  otherWays: z
    .array(
      z.object({
        kind: z.enum(["owned query", "modifiable query", "moved query", "alert"]),
        level: z.enum(["query", "view"]),
        certainty: z.enum(["measured", "possible"]),
        now: z.enum(["live", "latent"]),
        userIds: z.array(id).describe("Ascending."),
      }),
    )
    .describe(
      "Users who do so much, or may, in a way that raises no level: by a query of theirs where that was not tried, or by an alert. Those who are among the people with as much, or of whom it is not known, are left out.",
    ),
  notes: z.array(z.string()).describe("What else a reader must know: a sentence each."),
});

export const whatCanSchema = z.object({
  kind: z.literal("redash-access-what-can"),
  schemaVersion: z.literal(ANSWER_SCHEMA_VERSION),
  run: runSchema,
  user: accountSchema.extend({
    administrator: z.boolean().nullable().describe("null: the server does not tell the user's groups."),
    login: z
      .enum(["password", "external"])
      .optional()
      .describe("`password`: a local password is set. Absent: the server does not tell."),
    createdAt: z.string().nullable().optional(),
    activeAt: z.string().nullable().optional().describe("null: never. Absent: the server does not tell."),
    disabledAt: z.string().nullable().optional(),
  }),
  groups: z
    .array(z.object({ groupId: id, label: z.string(), times: z.int().positive() }))
    .nullable()
    .describe(
      "By id. `times`: how often the group stands in the user's list. null: the server does not tell.",
    ),
  deletedGroupIds: z.array(id).describe("Ids in the user's list of which there is no group."),
  dataSources: z
    .array(dataSourceSchema.extend({ access: accessSchema }))
    .describe("Those on which the level is other than none, by id."),
  waysRound: z.array(waySchema).describe("Paths of this user that no group gives."),
  notes: z.array(z.string()).describe("What else a reader must know: a sentence each."),
});

export type WhoCanAnswer = z.infer<typeof whoCanSchema>;
export type WhatCanAnswer = z.infer<typeof whatCanSchema>;
export type AnsweredAccess = z.infer<typeof accessSchema>;
export type AnsweredWay = z.infer<typeof waySchema>;
export type AnsweredAccount = z.infer<typeof accountSchema>;
