import { counted } from "../../model/counted.js";
import type { DriftFinding, DriftSummary } from "../../model/report.js";
import { driftItemId } from "./drift.js";
import { type Finding, firstNames, type Severity, severityOf } from "./finding.js";
import { type DriftRow, type DriftRows, driftKey } from "./read-drift.js";

interface Line {
  readonly finding: string;
  readonly severity: Severity["id"];
  readonly one: string;
  readonly many: string;
  readonly what: string;
  /** The same of one. */
  readonly whatOfOne: string;
}

/** What of drift a reader must see before anything else. */
const LINES: readonly Line[] = [
  {
    finding: "inactive in the directory",
    // The provider has switched the person off, and an API key or a password still lets them in.
    severity: "high",
    one: "account",
    many: "accounts",
    what: "not disabled here, inactive in the directory",
    whatOfOne: "not disabled here, inactive in the directory",
  },
  {
    finding: "not in the directory",
    // Nobody there answers for the account, so that nobody will ever take it away.
    severity: "high",
    one: "account",
    many: "accounts",
    what: "that match nobody in the directory",
    whatOfOne: "that matches nobody in the directory",
  },
  {
    finding: "stale until login",
    // It would take a login to end them, and none will come.
    severity: "high",
    one: "membership",
    many: "memberships",
    what: "of people for whom no login will come: nothing takes them away, and an API key works on",
    whatOfOne: "of somebody for whom no login will come: nothing takes it away, and an API key works on",
  },
  {
    finding: "not assigned to the application",
    // Somebody who is still there, and was perhaps never meant to have Redash.
    severity: "medium",
    one: "account",
    many: "accounts",
    what: "of people who are not assigned to Redash",
    whatOfOne: "of somebody who is not assigned to Redash",
  },
  {
    finding: "extra now, gone at next login",
    // It ends by itself; until then it works.
    severity: "low",
    one: "membership",
    many: "memberships",
    what: "not in the directory, which the next SAML login takes away",
    whatOfOne: "not in the directory, which the next SAML login takes away",
  },
];

function namesIn(rows: DriftRows, { table, finding, found }: DriftFinding): Pick<Finding, "names" | "more"> {
  const kept = rows.get(driftKey(table, finding)) ?? [];
  if (table !== "account-drift") return namesOfMembers(kept, found);
  const accounts = kept.filter(({ evaluated }) => evaluated);
  return firstNames(
    accounts.flatMap(({ person }) => person ?? []),
    found,
  );
}

/** Each once. Of rows that are not kept nobody knows here whether they are of others. */
function namesOfMembers(kept: readonly DriftRow[], found: number): Pick<Finding, "names" | "more"> {
  const people = new Map(kept.flatMap(({ person }) => (person === null ? [] : [[person.id, person]])));
  const first = firstNames([...people.values()], people.size);
  return kept.length === found ? first : { ...first, more: "perhaps some" };
}

/** Drift among the findings: one for each of the gravest that there are. */
export function driftInShort(drift: DriftSummary | null, rows: DriftRows): Finding[] {
  if (drift === null) return [];
  return LINES.flatMap(({ finding, severity, one, many, what, whatOfOne }) => {
    const item = drift.findings.find((candidate) => candidate.finding === finding);
    if (item === undefined || item.found === 0) return [];
    return {
      id: `finding-${finding.replace(/\W+/g, "-")}`,
      severity: severityOf(severity),
      count: counted(item.found, one, many),
      what: item.found === 1 ? whatOfOne : what,
      ...namesIn(rows, item),
      see: { place: driftItemId(drift, item), word: "Drift" },
    };
  });
}
