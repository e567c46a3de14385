import { z } from "zod";
import { id, time } from "./snapshot-section.js";

const modifierIds = z
  .array(id)
  .optional()
  .describe("Users who may modify it besides its owner. Absent: not read, so unknown.");

export const querySchema = z
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

export const dashboardSchema = z.object({
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

export const destinationSchema = z
  .object({
    id,
    name: z.string(),
    type: z.string().describe("In Redash's own word: `email`, `webhook`, `slack`."),
  })
  .describe("Where alerts can be sent besides the mailboxes of users. Its settings are never kept.");

export const alertSchema = z.object({
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

export const unseenQueriesSchema = z
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

export const eventsSchema = z
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
