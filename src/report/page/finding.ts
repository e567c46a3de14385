import { figure } from "../../model/counted.js";
import type { Named } from "../../page/named.js";

export interface Severity {
  readonly id: "high" | "medium" | "low" | "information";
  readonly word: string;
  readonly sign: string;
  /** What belongs here. */
  readonly meaning: string;
}

/** From the gravest down. A finding's severity says what somebody has to do, and how soon. */
export const SEVERITIES: readonly Severity[] = [
  {
    id: "high",
    word: "High",
    sign: "▲",
    meaning:
      "access of somebody who is disabled, who has left, or for whom nobody answers, and that works now",
  },
  {
    id: "medium",
    word: "Medium",
    sign: "◆",
    meaning:
      "access that works now and is wide, or whose owner has not shown up: somebody has to say yes to it",
  },
  {
    id: "low",
    word: "Low",
    sign: "▽",
    meaning: "access that ends by itself, or comes only when somebody acts",
  },
  { id: "information", word: "Information", sign: "i", meaning: "no access that should not be" },
];

export function severityOf(id: Severity["id"]): Severity {
  return SEVERITIES.find((severity) => severity.id === id) as Severity;
}

/** One line of the findings. */
export interface Finding {
  /** Its place on the page, for links. */
  readonly id: string;
  readonly severity: Severity;
  /** `5 administrators`. */
  readonly count: string;
  readonly what: string;
  readonly names: readonly Named[];
  /** How many more there are than names; empty: none. */
  readonly more: string;
  /** Where the page tells more. null: behind the names. */
  readonly see: { readonly place: string; readonly word: string } | null;
}

/** How many names stand behind a finding before it only counts. */
const NAMES_SHOWN = 6;

/** The first names of so many, and how many more there are. */
export function firstNames(names: readonly Named[], of: number): Pick<Finding, "names" | "more"> {
  const shown = of <= NAMES_SHOWN + 1 ? names : names.slice(0, NAMES_SHOWN);
  return { names: shown, more: of > shown.length ? figure(of - shown.length) : "" };
}
