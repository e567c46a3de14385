import { z } from "zod";
import { pseudonymisedSchema } from "./pseudonymised.js";
import { askedSchema, sectionNameSchema } from "./snapshot.js";
import { requestTallySchema, totalSchema } from "./snapshot-section.js";

export const MANIFEST_SCHEMA_VERSION = 1;

const count = z.int().nonnegative();
const time = z.iso.datetime();
const tool = z.object({ name: z.string(), version: z.string() });
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);

const fileSchema = z.object({
  path: z.string().describe("In the folder of the run."),
  what: z.string(),
  sha256,
  bytes: count,
  rows: count.nullable().describe("Without the header. null: no table."),
});

/**
 * manifest.json: what a run is, where it comes from, how far it is whole, and every file of it. An auditor's first file.
 */
export const manifestSchema = z.object({
  kind: z.literal("redash-access-manifest"),
  schemaVersion: z.literal(MANIFEST_SCHEMA_VERSION),
  tool: tool.describe("What made the report."),
  runId: z.string(),
  pseudonymised: pseudonymisedSchema.optional(),
  collected: z
    .object({ startedAt: time, finishedAt: time, tool })
    .describe("What read the server, and when. UTC."),
  collection: askedSchema,
  operator: z.object({ id: count, email: z.string() }).describe("Whose key was used. Never the key."),
  source: z.object({ baseUrl: z.string(), redashVersion: z.string(), organisation: z.string() }),
  requests: z
    .array(requestTallySchema.extend({ section: sectionNameSchema }))
    .describe("Every kind of request that was sent, retries included; all of them read."),
  population: z
    .array(totalSchema.extend({ section: sectionNameSchema, difference: z.int().nullable() }))
    .describe(
      "The control totals. `difference`: distinct less reported; null where the server reports none.",
    ),
  counts: z
    .record(z.string(), count)
    .describe("What was found, by kind: users, groups, grants, rows of access."),
  exclusions: z
    .array(z.object({ what: z.string(), why: z.string() }))
    .describe("What was left out on purpose, and why."),
  limitations: z
    .array(z.string())
    .describe("What could not be read, compared or evaluated. Empty: nothing is known to lack."),
  verdict: z.string(),
  complete: z.boolean(),
  completeForGroups: z.boolean(),
  checks: z
    .array(z.object({ what: z.string(), fits: z.boolean().nullable() }))
    .describe("null: it could not be checked."),
  configuration: z
    .object({ path: z.string(), sha256 })
    .describe("By what the report was made, besides the files read."),
  inputs: z.array(fileSchema).describe("Files of the run that the others can be made from again."),
  directoryFiles: z
    .array(z.object({ name: z.string(), sha256, bytes: count, asOf: z.string() }))
    .describe(
      "Exports of the directory that were given; they are not kept, directory.json is what they said.",
    ),
  outputs: z.array(fileSchema).describe("Files that were made from the inputs."),
  csv: z.object({ for: z.enum(["people", "machines"]), escaping: z.string() }),
  timeZone: z.literal("UTC"),
});

export type Manifest = z.infer<typeof manifestSchema>;
