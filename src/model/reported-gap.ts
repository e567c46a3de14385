import { z } from "zod";
import { sectionNameSchema } from "./snapshot.js";
import { gapSchema } from "./snapshot-section.js";

/** `acceptance expired`: its last day is over, so that nobody answers for the gap any more. */
export const GAP_STATUSES = ["open", "accepted", "acceptance expired"] as const;

export const gapAcceptanceSchema = z
  .object({
    gap: z.string().describe("The id of a gap, or a pattern in which `*` stands for anything."),
    reason: z.string(),
    approver: z.string().describe("Who answers for it."),
    expires: z.string().describe("The last day on which it holds, in UTC: `2026-12-31`."),
  })
  .describe("A gap that somebody answers for: it stays a gap, and what is missing stays unknown.");

export const reportedGapSchema = gapSchema
  .extend({
    id: z
      .string()
      .describe(
        "The same in the next run: the code, and the ids of what it is about, such as `data-source-hidden-10`.",
      ),
    section: sectionNameSchema
      .nullable()
      .describe("Where it stands in the coverage. null: it is one of the comparison with the directory."),
    status: z.enum(GAP_STATUSES),
    acceptance: gapAcceptanceSchema.nullable().describe("null: nobody has accepted it."),
  })
  .describe("Something that makes the run PARTIAL, and who answers for it.");

export type GapAcceptance = z.infer<typeof gapAcceptanceSchema>;
export type ReportedGap = z.infer<typeof reportedGapSchema>;

/** Who answers for a gap, until when and why, as a sentence. Empty: nobody has accepted it. */
export function acceptanceInWords({ status, acceptance }: ReportedGap): string {
  if (acceptance === null) return "";
  const { approver, reason, expires } = acceptance;
  return status === "accepted"
    ? `Accepted by ${approver} until ${expires}: ${reason}`
    : `No longer accepted, as it was by ${approver} until ${expires}: ${reason}`;
}
