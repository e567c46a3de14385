import { z } from "zod";

export const time = z.iso
  .datetime()
  .describe("UTC, ISO 8601, as `2026-11-25T09:00:00Z` (milliseconds allowed).");
export const id = z.int().nonnegative();

/** Whom and what a gap or a note is about, by their ids. */
const whom = {
  users: z.array(id).optional(),
  groups: z.array(id).optional(),
  dataSources: z.array(id).optional(),
  queries: z.array(id).optional(),
  dashboards: z.array(id).optional(),
};

export const gapSchema = z
  .object({
    code: z.string().describe("Stable, for scripts: such as `members-unreadable`."),
    what: z
      .string()
      .describe("One sentence in plain words for a reviewer: what is not known, and of whom or what."),
    where: z.string().describe("The endpoint where it showed, such as `GET /api/data_sources/10`."),
    hint: z.string().describe("What somebody can do about it."),
    ...whom,
  })
  .describe(
    "Something that was not read, or cannot be trusted. One gap is enough to make a section partial.",
  );

export const noteSchema = z
  .object({
    code: z.string(),
    what: z.string(),
    ...whom,
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
