import { z } from "zod";
import { pseudonymisedSchema } from "./pseudonymised.js";
import { gapAcceptanceSchema } from "./reported-gap.js";

export const INPUTS_SCHEMA_VERSION = 1;

const text = z.string();
/** Pairs, because the order in which a map was written stays. */
const pairs = <V extends z.ZodType>(value: V) => z.array(z.tuple([text, value]));
const texts = z.array(text).nullable();

const driftSchema = z.object({
  samlGroups: z.enum(["sent", "not_sent", "unknown"]).describe("Whether logins by SAML bring groups."),
  groupMap: z.object({
    rule: z.discriminatedUnion("kind", [
      z.object({ kind: z.literal("equal") }),
      z.object({ kind: z.literal("prefix"), prefix: text }),
      z.object({
        kind: z.literal("table"),
        table: pairs(z.array(text)).describe("A group of the directory, and the values that it is sent as."),
      }),
      z.object({
        kind: z.literal("values"),
        values: pairs(z.array(text)).describe("An account's e-mail, and the values that are sent for it."),
      }),
    ]),
    inNoGroup: z
      .enum(["sent empty", "left out", "unknown"])
      .describe("What the provider does for a person in none of the groups."),
  }),
  match: z.object({
    attributes: z
      .array(z.enum(["mail", "upn", "login"]))
      .describe("What is compared with an account's e-mail, in this order."),
    aliasDomains: pairs(text).describe("A domain, and the one that it stands for."),
    plusTags: z.boolean().describe("Whether `ana+redash@x` may be `ana@x`."),
    accountMap: pairs(text).describe(
      "An account's e-mail, and the id or address of its owner in the directory.",
    ),
  }),
});

const judgingSchema = z.object({
  risk: z.object({
    internalDomains: texts.describe("E-mail domains of one's own people. null: not told."),
    serviceAccounts: texts,
    sharedAccounts: texts,
    dataSources: z
      .array(
        z.object({
          dataSource: z.union([z.number(), text]).describe("A number is an id, a text is a name."),
          sensitive: z.boolean(),
          owner: text.nullable(),
        }),
      )
      .nullable(),
    thresholds: z.object({
      inactiveDays: z.number(),
      administratorInactiveDays: z.number(),
      pendingDays: z.number(),
      administrators: z.number(),
    }),
  }),
  acceptances: z
    .array(z.object({ finding: text, reason: text, owner: text, expires: text }))
    .describe("Accepted risks, as their file has them."),
});

/**
 * inputs.json: what a report was made with, besides the snapshot, the directory and the earlier run. With these it is all
 * that the bytes of a run depend on.
 */
export const inputsSchema = z.object({
  kind: z.literal("redash-access-inputs"),
  schemaVersion: z.literal(INPUTS_SCHEMA_VERSION),
  pseudonymised: pseudonymisedSchema.optional(),
  csvFor: z
    .enum(["people", "machines"])
    .describe("Whom the CSV files are for: `csv` of the manifest tells the escaping."),
  drift: driftSchema.nullable().describe("How the directory was compared. null: none was given."),
  judging: judgingSchema.describe("By what findings were judged."),
  acceptedGaps: z.array(gapAcceptanceSchema).describe("Accepted gaps, as their file has them."),
});

export type DriftInputs = z.output<typeof driftSchema>;
