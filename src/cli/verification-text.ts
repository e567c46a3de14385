import type { Outcome } from "../evidence/check.js";
import type { Verification } from "../evidence/verify.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;

const VERDICTS: Readonly<Record<Verification["outcome"], string>> = {
  verified: "VERIFIED. The run is as it was made.",
  "verified in part": "VERIFIED IN PART. What was looked at fits; not everything could be looked at.",
  "not verified": "NOT VERIFIED. The run is not as it was made: do not rely on it.",
};

const SIGNS: Readonly<Record<Outcome, string>> = { fits: "ok ", "does not fit": "NO ", "not made": "-- " };

/** What `verify` prints, a line each. */
export function verificationText({ outcome, runId, checks }: Verification): string[] {
  return [
    VERDICTS[outcome],
    ...(runId === null ? [] : [`Run ${runId}`]),
    "",
    ...checks.flatMap(({ title, outcome: of, details }) => [
      ...wrap(`${SIGNS[of]} ${title}`, WIDTH, "    "),
      ...details.flatMap((detail) => wrap(`      - ${detail}`, WIDTH, "        ")),
    ]),
  ];
}
