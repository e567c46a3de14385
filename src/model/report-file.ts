import { z } from "zod";
import { completenessSchema } from "./completeness.js";
import { diffHeadSchema } from "./diff.js";
import { directoryFileSchema, extentSchema } from "./directory.js";
import { RULE_STATES, SEVERITIES, SUBJECT_KINDS } from "./finding.js";
import { pseudonymisedSchema } from "./pseudonymised.js";
import { REPORT_SCHEMA_VERSION } from "./report.js";
import { gapAcceptanceSchema, reportedGapSchema } from "./reported-gap.js";
import { metaSchema, sectionNameSchema } from "./snapshot.js";
import { sectionSchema } from "./snapshot-section.js";
import { VERDICT_KINDS } from "./verdict.js";

const cell = z
  .union([z.string(), z.number(), z.array(z.string()), z.null()])
  .describe("null: there is nothing to say here. What is not known is the text `unknown`.");

const columnSchema = z.object({
  name: z.string().describe("As in the header of the CSV file."),
  title: z.string(),
  type: z.enum(["text", "integer", "time", "list", "enum"]),
  values: z.array(z.string()).optional().describe("For `enum`: every value there can be."),
  description: z.string(),
});

const tableSchema = z.object({
  id: z.string().describe("The name of its CSV file, without the ending."),
  title: z.string(),
  description: z.string(),
  columns: z.array(columnSchema),
  rowCount: z.int().nonnegative(),
  rows: z
    .array(z.array(cell))
    .nullable()
    .describe("Cells in the order of the columns. null: left out for its size, see rowsOmitted."),
  rowsOmitted: z.string().optional().describe("Where the rows are, if they are not here."),
});

const count = z.int().nonnegative();

const driftFindingSchema = z.object({
  table: z.string().describe("The table that has the rows."),
  finding: z.string(),
  meaning: z.string(),
  found: count,
  notEvaluated: count,
});

const driftSchema = z
  .object({
    files: z.array(directoryFileSchema.omit({ unusable: true })),
    warnings: z.array(z.string()).describe("What is odd about the files together."),
    people: extentSchema,
    assignments: extentSchema,
    identities: count,
    accounts: z.object({ matched: count, ambiguous: count, unmatched: count, differing: count }),
    logins: z.array(z.object({ effect: z.string(), count })),
    settings: z.array(z.string()).describe("On what the comparison rests, in words."),
    findings: z.array(driftFindingSchema),
    notEvaluated: z.array(z.object({ what: z.string(), why: z.string(), accounts: count.nullable() })),
  })
  .describe("What the directory says against what Redash shows, in short. null: no directory was given.");

const useSchema = z
  .object({
    since: z.iso.datetime().describe("The window that was asked for begins here,"),
    until: z.iso.datetime().describe("and ends here."),
    readBackTo: z.iso.datetime().nullable().describe("The oldest event that was read. null: there is none."),
    coversWindow: z
      .boolean()
      .describe("Whether the events reach over the whole window: else what is not among them is unknown."),
    queryRows: count.describe("Rows of effective-access with the level query that are live."),
    usedQueryRows: count.describe("Those of them that were used in the window."),
    executions: count,
    executingUsers: count,
    keyUses: count.describe("How often results of a query were fetched by the query's own key."),
    usedKeys: count.describe("Of how many queries."),
    groupChanges: count,
    changedGroups: count,
  })
  .describe(
    "What the events tell, in numbers: a hint, as anybody can forge events. null: they were not asked for, or could not be read.",
  );

const ruleSchema = z.object({
  id: z.string(),
  title: z.string(),
  severity: z.enum(SEVERITIES),
  version: z.int().positive().describe("Raised when the same facts would give other findings."),
  identity: z
    .array(z.enum(SUBJECT_KINDS))
    .describe(
      "What makes a finding the same in the next run: the kinds of its first subjects. Empty: there is one for the organisation.",
    ),
  frameworks: z.array(z.string()).describe("What it supports, such as `SOC 2 CC6.2`."),
  explanation: z.string(),
  remedy: z.string(),
  state: z
    .enum(RULE_STATES)
    .describe(
      "`partly evaluated`: what is found is right, and there may be more. `not evaluated`: nothing can be said.",
    ),
  why: z.array(z.string()).describe("What was missing. Empty where it was evaluated."),
  denominator: z.string().describe("What `examined` counts."),
  counts: z
    .object({
      examined: count,
      found: count.describe("Open ones, accepted ones, and those of which the acceptance has expired."),
      accepted: count.describe("Those of `found` that are accepted."),
      unknown: count.describe("Of which what would tell is missing."),
    })
    .nullable()
    .describe("null: not evaluated."),
});

const acceptanceSchema = z.object({
  finding: z.string().describe("The id of a finding, or a pattern in which `*` stands for anything."),
  reason: z.string(),
  owner: z.string(),
  expires: z.iso.date().describe("The last day on which it holds, in UTC."),
});

const populationSchema = z.object({
  users: count,
  enabled: count,
  disabled: count,
  pending: count,
  administrators: count,
  groups: count,
  dataSources: count,
  grants: count,
  accessRows: count.describe(
    "Pairs of user and data source with a level other than none: live, latent and unknown ones.",
  ),
  latentAccessRows: count.describe(
    "Those with a known level that come back only when an account is enabled.",
  ),
  unknownAccessRows: count.describe("Those of which the level is not known."),
  kinds: z
    .object({ people: count, machines: count, notTold: count })
    .nullable()
    .describe("Accounts by what the directory calls their owners. null: no directory was given."),
});

const onlySchema = z
  .object({
    dataSourceId: count,
    name: z.string().nullable(),
    ofRun: populationSchema,
    gaining: count
      .nullable()
      .describe(
        "People who can do nothing there now, and could after their next login, or their first. null: no directory.",
      ),
    driftOfRun: z
      .array(driftFindingSchema)
      .nullable()
      .describe("What the full run found, also of people who are not in the report. null: no directory."),
    grantedElsewhere: z
      .object({ yes: z.array(z.int()), maybe: z.array(z.int()) })
      .describe(
        "Groups in the report that are, or may be, granted another data source in full: where queries can be moved from there (Redash 8), that gives access here.",
      ),
  })
  .describe(
    "The report holds this data source and nobody who cannot do anything there; verdict and coverage are of the full run. null: it holds all.",
  );

/** What report.json holds: the report value, with its tables' rows. */
export const reportFileSchema = z.object({
  kind: z.literal("redash-access-report"),
  schemaVersion: z.literal(REPORT_SCHEMA_VERSION),
  meta: metaSchema,
  snapshotSha256: z
    .string()
    .nullable()
    .describe("Of the file snapshot.json that this was made from, in hexadecimal. null: nobody has told."),
  pseudonymised: pseudonymisedSchema.optional(),
  only: onlySchema.nullable(),
  verdict: z.object({
    kind: z
      .enum(VERDICT_KINDS)
      .describe(
        "`changed while reading`: nothing is missing, and something other than activity differed between two answers. `partial, gaps accepted`: somebody answers for every gap.",
      ),
    complete: z
      .boolean()
      .describe("Whether nothing is missing: everything was read, and agrees, if not as of one moment."),
    completeForGroups: z
      .boolean()
      .describe("Whether that holds of access through groups, whatever is missing of the ways round them."),
    sentence: z.string(),
    reasons: z.array(z.string()).describe("Each gap in plain words."),
    changes: z.array(z.string()).describe("What differed between two answers of the run, in plain words."),
  }),
  population: populationSchema,
  coverage: z.array(z.object({ name: sectionNameSchema, title: z.string(), section: sectionSchema })),
  gaps: z.array(reportedGapSchema).describe("In the order of the verdict's reasons."),
  unusedGapAcceptances: z
    .array(gapAcceptanceSchema)
    .describe("Accepted gaps that fit none: what they were made for is gone, or they are misspelt."),
  completeness: completenessSchema
    .nullable()
    .describe("null: the report is of one data source, the full run has it."),
  drift: driftSchema.nullable(),
  since: diffHeadSchema
    .omit({ newer: true })
    .nullable()
    .describe("What changed since an earlier run; the table `changes` has the rows. null: none was given."),
  use: useSchema.nullable(),
  rules: z.array(ruleSchema).describe("What every rule came to; the table `findings` has the rows."),
  risk: z
    .object({
      settings: z.array(z.string()),
      warnings: z
        .array(z.string())
        .describe("What was named that fits nothing in the snapshot, or not one thing alone."),
    })
    .describe("By what findings are judged: what the organisation told of itself, in sentences."),
  unusedAcceptances: z
    .array(acceptanceSchema)
    .describe("Accepted risks that fit no finding: what they were made for is gone, or they are misspelt."),
  tables: z.array(tableSchema),
});
