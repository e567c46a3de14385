import { counted } from "../../model/counted.js";
import type { DriftSummary } from "../../model/report.js";

interface Line {
  readonly finding: string;
  readonly one: string;
  readonly many: string;
  readonly what: string;
}

/** What of drift a reader must see before anything else, the gravest first. */
const LINES: readonly Line[] = [
  {
    finding: "inactive in the directory",
    one: "account",
    many: "accounts",
    what: "not disabled here, inactive in the directory",
  },
  { finding: "not in the directory", one: "account", many: "accounts", what: "of nobody in the directory" },
  {
    finding: "not assigned to the application",
    one: "account",
    many: "accounts",
    what: "of somebody who is not assigned to Redash",
  },
  {
    finding: "stale until login",
    one: "membership",
    many: "memberships",
    what: "of people for whom no login will come: nothing takes them away, and an API key works on",
  },
  {
    finding: "extra now, gone at next login",
    one: "membership",
    many: "memberships",
    what: "not in the directory, which the next SAML login takes away",
  },
];

/** Drift for the summary: a line for each of the gravest findings that there are. */
export function driftInShort(drift: DriftSummary | null): { count: string; what: string }[] {
  if (drift === null) return [];
  return LINES.flatMap(({ finding, one, many, what }) => {
    const found = drift.findings.find((candidate) => candidate.finding === finding)?.found ?? 0;
    return found === 0 ? [] : [{ count: counted(found, one, many), what }];
  });
}
