import type { Acceptance } from "../model/finding.js";
import { acceptanceBy } from "./acceptances.js";
import { type Evaluation, evaluate } from "./evaluate.js";
import { type FactsInput, factsOf } from "./facts.js";
import { RULES } from "./rules/index.js";

/** What every rule says of a snapshot. @throws Problem `version_unsupported` */
export function evaluateSnapshot(input: FactsInput, acceptances: readonly Acceptance[]): Evaluation {
  return evaluate(
    RULES,
    factsOf(input),
    acceptanceBy(acceptances, ({ finding }) => finding),
  );
}
