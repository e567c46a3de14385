import { figure } from "../../model/counted.js";
import type { Report } from "../../model/report.js";
import { count } from "../../page/words.js";
import { driftInShort } from "./drift-in-short.js";
import type { Facts, PersonFacts } from "./facts.js";
import { type Finding, firstNames, SEVERITIES, type Severity, severityOf } from "./finding.js";
import { notEvaluatedView } from "./not-evaluated.js";
import type { DriftRows } from "./read-drift.js";

/** What matters most, the gravest first, and beside it what was not evaluated: that is not clean. */
export function findingsView(report: Report, facts: Facts, driftRows: DriftRows) {
  const unsorted = [...findingsOfPeople(facts), ...driftInShort(report.drift, driftRows)];
  const findings = SEVERITIES.flatMap((severity) => unsorted.filter((one) => one.severity === severity));
  const notEvaluated = notEvaluatedView(report, facts);
  return {
    finding: headline(findings),
    items: findings,
    severities: SEVERITIES.filter((severity) => findings.some((one) => one.severity === severity)),
    notEvaluated,
  };
}

function headline(findings: readonly Finding[]): string {
  const counts = SEVERITIES.flatMap((severity) => {
    const times = findings.filter((one) => one.severity === severity).length;
    return times === 0 ? [] : [`${figure(times)} ${severity.word.toLowerCase()}`];
  });
  const found =
    counts.length === 0 ? "No finding" : `${count(findings.length, "finding")}: ${counts.join(", ")}`;
  return `${found}, among what was evaluated`;
}

interface Rule {
  readonly id: string;
  readonly severity: Severity["id"];
  readonly nouns: readonly [one: string, many: string];
  readonly what: string;
  /** The mark that says no more than the sentence does. */
  readonly mark: string;
  readonly is: (person: PersonFacts) => boolean;
}

const RULES: readonly Rule[] = [
  {
    id: "disabled-working",
    // Somebody meant to end it, and a release that goes on serving the key has not let them.
    severity: "high",
    nouns: ["disabled person", "disabled people"],
    what: "can still come in, by API key",
    mark: "disabled",
    is: (person) => person.status === "disabled" && !person.latent && reaches(person),
  },
  {
    id: "administrators",
    // Meant to be so, mostly; but nothing else limits them, so that each needs a yes at every review.
    severity: "medium",
    nouns: ["administrator", "administrators"],
    what: "can give themselves any access",
    mark: "admin",
    is: ({ admin, latent }) => admin === "yes" && !latent,
  },
  {
    id: "pending",
    // Nobody has shown that the invitation reached the right person, and yet the key works.
    severity: "medium",
    nouns: ["pending person", "pending people"],
    what: "can already come in, by API key",
    mark: "pending",
    is: (person) => person.status === "pending" && !person.latent && reaches(person),
  },
  {
    id: "latent",
    // Nothing works until somebody enables the account: then all of it at once.
    severity: "low",
    nouns: ["disabled person", "disabled people"],
    what: "would have access again if enabled",
    mark: "disabled",
    is: (person) => person.latent && (reaches(person) || person.admin === "yes"),
  },
  {
    id: "nothing",
    // No risk: an account to be asked about, or a group that was forgotten.
    severity: "information",
    nouns: ["person", "people"],
    what: "not disabled, can reach no data source through groups",
    mark: "",
    is: (person) => person.status !== "disabled" && !reaches(person),
  },
];

function findingsOfPeople({ people }: Facts): Finding[] {
  const all = [...people.values()];
  return RULES.flatMap(({ id, severity, nouns, what, mark, is }) => {
    const found = all.filter(is);
    if (found.length === 0) return [];
    const names = found.map((person) => ({ ...person.named, mark: markBeside(mark, person) }));
    return {
      id: `finding-${id}`,
      severity: severityOf(severity),
      count: `${count(names.length, ...nouns)}${mark === "admin" ? "" : administratorsAmong(found)}`,
      what,
      ...firstNames(names, names.length),
      see: null,
    };
  });
}

/** What the sentence does not say already; of somebody disabled, that they are an administrator. */
function markBeside(said: string, { named, admin }: PersonFacts): string {
  if (named.mark !== said) return named.mark;
  return said !== "admin" && admin === "yes" ? "admin" : "";
}

/** More of them than are named may be administrators. */
function administratorsAmong(people: readonly PersonFacts[]): string {
  const administrators = people.filter(({ admin }) => admin === "yes").length;
  if (administrators === 0) return "";
  if (people.length === 1) return ", an administrator,";
  return `, ${figure(administrators)} of them ${administrators === 1 ? "an administrator" : "administrators"},`;
}

function reaches({ counts }: PersonFacts): boolean {
  return counts.some((n) => n > 0);
}
