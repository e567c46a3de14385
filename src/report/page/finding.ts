import { figure } from "../../model/counted.js";
import type { Severity } from "../../model/finding.js";
import { SEVERITY_WORDS } from "../../model/severities.js";
import type { Named } from "../../page/named.js";

export function severityView(id: Severity) {
  return { id, ...SEVERITY_WORDS[id] };
}

/** How many names stand behind a finding before it only counts. */
const NAMES_SHOWN = 6;

/** The first of some names, and how many more there are; empty: none. */
export function firstNames(names: readonly Named[]): {
  readonly names: readonly Named[];
  readonly more: string;
} {
  const shown = names.length <= NAMES_SHOWN + 1 ? names : names.slice(0, NAMES_SHOWN);
  const rest = names.length - shown.length;
  return { names: shown, more: rest > 0 ? figure(rest) : "" };
}
