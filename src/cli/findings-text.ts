import { counted, figure } from "../model/counted.js";
import { SEVERITIES } from "../model/finding.js";
import type { Report } from "../model/report.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
/** More would push what else there is off the screen; the report has all. */
const MOST = 6;

/** What the rules came to, in lines for a terminal: how many findings, and of what nothing can be said. */
export function findingsText({ rules, risk, unusedAcceptances }: Report): string[] {
  const counts = rules.flatMap(({ counts }) => counts ?? []);
  const sum = (of: (one: (typeof counts)[number]) => number) => counts.reduce((all, one) => all + of(one), 0);
  const open = SEVERITIES.flatMap((severity) => {
    const own = rules.filter((rule) => rule.severity === severity).flatMap((rule) => rule.counts ?? []);
    const found = own.reduce((all, one) => all + one.found - one.accepted, 0);
    return found === 0 ? [] : [`${figure(found)} ${severity}`];
  });
  const [partly, none] = (["partly evaluated", "not evaluated"] as const).map(
    (state) => rules.filter((rule) => rule.state === state).length,
  );
  const accepted = sum((one) => one.accepted);
  const unknown = sum((one) => one.unknown);
  return [
    ...wrap(
      [
        `${counted(sum((one) => one.found) - accepted, "open finding")}${open.length === 0 ? "" : ` (${open.join(", ")})`}`,
        `${figure(accepted)} accepted`,
        `${figure(unknown)} not known. Of ${counted(rules.length, "rule")}`,
        `${figure(partly ?? 0)} were partly evaluated, ${figure(none ?? 0)} not at all.`,
      ].join(", "),
      WIDTH,
      "",
    ),
    ...listed("The config file:", risk.warnings),
    ...listed(
      "Accepted risks that fit no finding:",
      unusedAcceptances.map(({ finding, owner }) => `${finding} (${owner})`),
    ),
  ];
}

function listed(head: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  const more = lines.length - MOST;
  return [
    head,
    ...lines.slice(0, MOST).flatMap((line) => wrap(`  - ${line}`, WIDTH, "    ")),
    ...(more > 0 ? [`  and ${figure(more)} more: see the report`] : []),
  ];
}
