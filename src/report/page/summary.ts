import type { Report } from "../../model/report.js";
import { visible } from "../../page/visible.js";

/** Whether everything was read, in a sentence, and each reason why not. */
export function summaryView({ verdict }: Report) {
  return {
    kind: verdict.complete ? "complete" : "incomplete",
    sign: verdict.complete ? "✓" : "!",
    sentence: visible(verdict.sentence),
    reasons: verdict.reasons.map(visible),
  };
}
