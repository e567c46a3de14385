import { createHash } from "node:crypto";
import type { Report } from "../../model/report.js";
import type { Cell, Column, Table } from "../../model/table.js";

/**
 * What the report of a copy tells otherwise than that of the run, a sentence each. Names may differ and nothing else:
 * every number, time, level and other cell that is chosen from a list, how long lists are and where texts are absent.
 */
export function differencesOf(run: Report, copy: Report): string[] {
  const told = (title: string, part: (report: Report) => unknown) =>
    JSON.stringify(part(run)) === JSON.stringify(part(copy)) ? [] : [title];
  return [
    ...told("the verdict", ({ verdict: { sentence, reasons, changes } }) => [
      sentence,
      reasons.length,
      changes.length,
    ]),
    ...told("the population", ({ population }) => population),
    ...told("the coverage", ({ coverage }) =>
      coverage.map(({ section }) => [section.status, section.totals]),
    ),
    ...told("how accounts and the directory fit", ({ drift }) => driftIn(drift)),
    ...told("what was not compared", ({ drift }) => drift?.notEvaluated.map(({ accounts }) => accounts)),
    ...told("what changed since the earlier run", ({ since }) => since && changesIn(since)),
    ...told("the use", ({ use }) => use),
    ...told("the gaps, and who answers for them", ({ gaps, unusedGapAcceptances }) => [
      gaps.map(({ id, status }) => [id, status]),
      unusedGapAcceptances.length,
    ]),
    ...told("accepted risks that fit nothing", ({ unusedAcceptances }) => unusedAcceptances.length),
    ...run.rules.flatMap((rule, index) => {
      const { state, counts } = copy.rules[index] ?? {};
      return state === rule.state && JSON.stringify(counts) === JSON.stringify(rule.counts)
        ? []
        : [`the rule ${rule.id}`];
    }),
    ...run.tables.flatMap((table, index) => {
      const other = copy.tables[index];
      return other !== undefined && sumOf(table) === sumOf(other) ? [] : [`the table ${table.id}`];
    }),
  ];
}

function driftIn(drift: Report["drift"]): unknown {
  if (drift === null) return null;
  const { people, assignments, identities, accounts, logins, findings } = drift;
  return { people, assignments, identities, accounts, logins, findings };
}

function changesIn({ parts }: NonNullable<Report["since"]>): unknown {
  return parts.map(({ part, comparable, counts }) => ({
    part,
    comparable,
    counts: counts.map(({ what, direction, rows }) => ({ what, direction, rows })),
  }));
}

/** Of all rows, in whatever order: rows without numbers of Redash stand in the order of their names. */
function sumOf({ columns, rows }: Table): string {
  let sum = 0n;
  for (const row of rows()) {
    const hash = createHash("sha256").update(
      JSON.stringify(row.map((cell, at) => toldBy(cell, columns[at]))),
    );
    sum += hash.digest().readBigUInt64BE();
  }
  return sum.toString();
}

/** What of a cell no name can change. */
function toldBy(cell: Cell, column: Column | undefined): Cell {
  if (typeof cell !== "string") return typeof cell === "object" && cell !== null ? cell.length : cell;
  return column?.type === "text" || column?.type === "list" ? "" : cell;
}
