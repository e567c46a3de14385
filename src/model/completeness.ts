import { z } from "zod";
import { sectionNameSchema } from "./snapshot.js";

const count = z.int().nonnegative();
const id = z.int().nonnegative();

/** What helps to judge how far a run is whole, besides the control totals. All of it is of the full run. */
export const completenessSchema = z.object({
  bothSides: z
    .string()
    .describe("Whether grants were asked for from both sides, of data sources and of groups, and agree."),
  changed: z
    .array(z.object({ userId: id, name: z.string().nullable(), what: z.array(z.string()) }))
    .describe("Whose account differed between two answers, and in what. null: it is gone."),
  userIds: z
    .object({
      highest: id,
      unused: count.describe("Ids from 1 to the highest that no account of the run has."),
      ranges: z
        .array(z.tuple([id, id]))
        .describe("The first of them, each range from its first to its last id."),
      rangesLeftOut: count,
      namedElsewhere: z
        .array(id)
        .describe("Ids without an account that queries, dashboards, alerts or events of the run name."),
      words: z.string(),
    })
    .describe("Gaps in the sequence of user ids: information, no gap of the collection."),
  ownChecks: z
    .array(
      z.object({
        section: sectionNameSchema,
        page: z.string().describe("The address of a page of Redash."),
        look: z.string().describe("What to count or look for there."),
        number: count.describe("As many as this run has."),
      }),
    )
    .describe("Where somebody who signs in to Redash can compare a number."),
});

export type Completeness = z.infer<typeof completenessSchema>;
