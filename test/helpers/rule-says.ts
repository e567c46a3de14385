import type { RuleDescriptor } from "../../src/analyze/rule.js";
import { accepting, examineRule } from "./rules.js";

type Circumstances = NonNullable<Parameters<typeof examineRule>[2]>;

/**
 * What a rule makes of a small snapshot, a line for each finding: `disabled-membership-u3 open: Still in Finance. (+
 * group 5)`, with the others that it names behind it.
 */
export function ruleSays(
  rule: RuleDescriptor,
  parts: Parameters<typeof examineRule>[1],
  {
    accepted = [],
    ...circumstances
  }: Omit<Circumstances, "acceptances"> & { accepted?: readonly string[] } = {},
) {
  const acceptances = accepted.map((finding) => accepting(finding));
  const { counts, state, why, findings } = examineRule(rule, parts, { ...circumstances, acceptances });
  return {
    ...(state === "evaluated" ? {} : { state, why }),
    examined: counts?.examined ?? null,
    says: findings.map(({ id, status, evidence, also = [] }) => {
      const others = also.map((subject) => `${subject.kind} ${subject.id}`).join(", ");
      return `${id} ${status}: ${evidence}${others === "" ? "" : ` (+ ${others})`}`;
    }),
  };
}
