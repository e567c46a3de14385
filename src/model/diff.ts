import { z } from "zod";
import { snapshotSchema } from "./snapshot.js";

/** What changed between two snapshots of one server. Raised where older readers would misread it. */
export const DIFF_SCHEMA_VERSION = 1;

/** In the order in which a diff has them. */
export const DIFF_PARTS = [
  "settings",
  "users",
  "groups",
  "memberships",
  "data-sources",
  "grants",
  "access",
  "ways-round",
  "queries",
  "dashboards",
  "alerts",
  "findings",
] as const;
export type DiffPartId = (typeof DIFF_PARTS)[number];

export const DIFF_OUTCOMES = ["new", "gone", "changed", "renamed", "unknown"] as const;
export type DiffOutcome = (typeof DIFF_OUTCOMES)[number];

export const DIFF_DIRECTIONS = ["wider", "narrower", "neither", "unknown"] as const;
export type DiffDirection = (typeof DIFF_DIRECTIONS)[number];

export const DIFF_SUBJECTS = [
  "user",
  "group",
  "data source",
  "query",
  "dashboard",
  "alert",
  "way",
  "setting",
  "finding",
] as const;

const value = z
  .union([z.string(), z.number(), z.array(z.string()), z.null()])
  .describe("null: it was not there. What is not known is the text `unknown`.");

const subjectSchema = z.object({
  kind: z.enum(DIFF_SUBJECTS),
  id: z
    .union([z.int().nonnegative(), z.string()])
    .describe("It never changes: by it the two sides are compared."),
  before: z.string().nullable().describe("What the older snapshot calls it. null: it does not name it."),
  after: z.string().nullable().describe("What the newer one calls it. null: it does not name it."),
});

const fieldSchema = z.object({
  field: z.string().describe("As the column of the table that tells it: `level`, `user_status`."),
  before: value,
  after: value,
});

const rowSchema = z.object({
  part: z.enum(DIFF_PARTS),
  what: z
    .enum(DIFF_OUTCOMES)
    .describe(
      "`renamed`: the same id, another name and nothing else. `unknown`: not comparable, `note` says why.",
    ),
  direction: z
    .enum(DIFF_DIRECTIONS)
    .describe(
      "`wider`: somebody can do more, or a finding is new. `narrower`: less, or a finding is gone. `neither`: nobody can do more or less by this alone.",
    ),
  comparable: z
    .boolean()
    .describe("False: one of the two snapshots does not tell. Then `what` is `unknown`."),
  subjects: z
    .array(subjectSchema)
    .describe("Whom and what it is about: user before group before data source."),
  fields: z
    .array(fieldSchema)
    .describe("What differs, field by field; of something new or gone, what it is or was."),
  note: z.string().nullable().describe("What a reader has to know besides."),
  provenance: z
    .object({
      userId: z.int().nonnegative().nullable().describe("Who did it. null: not told, or several events fit."),
      user: z.string().nullable().describe("What that user is called. null: not told, or no account of now."),
      at: z.string().nullable().describe("When, in UTC. null: several events fit, or none."),
      hint: z.string().describe("How far that can be trusted: events can be forged."),
    })
    .nullable()
    .describe("What events say of who made the change. null: nothing is said."),
});

const countSchema = z.object({
  what: z.enum(DIFF_OUTCOMES),
  direction: z.enum(DIFF_DIRECTIONS),
  rows: z.int().nonnegative(),
});

const comparableSchema = z
  .enum(["yes", "partly", "no", "not asked"])
  .describe(
    "`yes`: both sides are whole. `partly`: of something that `why` names it is not known. `no`: a list is not whole, so that nothing is called new or gone because it is missing there. `not asked`: neither side was asked for it.",
  );

const partSchema = z.object({
  part: z.enum(DIFF_PARTS),
  title: z.string(),
  about: z.string(),
  comparable: comparableSchema,
  why: z.array(z.string()).describe("Each reason why it is not comparable, or not wholly. Empty: it is."),
  counts: z.array(countSchema).describe("How many rows say what, those of which there is none left out."),
});

const sideSchema = snapshotSchema
  .pick({ runId: true, startedAt: true, finishedAt: true, server: true, tool: true })
  .extend({
    complete: z.boolean().describe("Whether everything that was asked for was read."),
    snapshotSha256: z
      .string()
      .nullable()
      .describe("Of the file that it was read from, in hexadecimal. null: nobody has told."),
  });

/** A diff without its rows. */
export const diffHeadSchema = z.object({
  older: sideSchema,
  newer: sideSchema,
  notes: z.array(z.string()).describe("What bears on all of it: another release, another address."),
  parts: z.array(partSchema),
});

/** What `redash-access diff --json` writes. */
export const diffFileSchema = z.object({
  kind: z.literal("redash-access-diff"),
  schemaVersion: z.literal(DIFF_SCHEMA_VERSION),
  ...diffHeadSchema.shape,
  rows: z.array(rowSchema).describe("In the order of the parts, in each by the ids of the subjects."),
});

export type DiffValue = string | number | readonly string[] | null;
export interface DiffSubject {
  readonly kind: (typeof DIFF_SUBJECTS)[number];
  readonly id: number | string;
  readonly before: string | null;
  readonly after: string | null;
}
export interface DiffField {
  readonly field: string;
  readonly before: DiffValue;
  readonly after: DiffValue;
}
export interface DiffRow {
  readonly part: DiffPartId;
  readonly what: DiffOutcome;
  readonly direction: DiffDirection;
  readonly comparable: boolean;
  readonly subjects: readonly DiffSubject[];
  readonly fields: readonly DiffField[];
  readonly note: string | null;
  readonly provenance: Provenance | null;
}
export type Provenance = NonNullable<z.infer<typeof rowSchema>["provenance"]>;
export type DiffSide = z.infer<typeof sideSchema>;
export type Comparable = z.infer<typeof comparableSchema>;

/** How many rows of a part say the same, and the first of them. */
export interface DiffCount {
  readonly what: DiffOutcome;
  readonly direction: DiffDirection;
  readonly rows: number;
  /** No more than `FIRST_ROWS`, the gravest first, and then in their order. */
  readonly first: readonly DiffRow[];
}

/** How many rows are kept beside a count, for who shows only the beginning. */
export const FIRST_ROWS = 100;

export interface DiffPart {
  readonly part: DiffPartId;
  readonly title: string;
  readonly about: string;
  readonly comparable: Comparable;
  readonly why: readonly string[];
  readonly counts: readonly DiffCount[];
  /** Made each time they are asked for, and not kept: where a default group changes there are millions. */
  readonly rows: Iterable<DiffRow>;
}

export interface Diff {
  readonly older: DiffSide;
  readonly newer: DiffSide;
  readonly notes: readonly string[];
  readonly parts: readonly DiffPart[];
}
