import { diffSnapshots } from "../../src/analyze/diff/diff.js";
import type { DiffPartId, DiffRow } from "../../src/model/diff.js";
import type { Snapshot } from "../../src/model/snapshot.js";

/** The rows of one part; or of all but the findings, of which there are more with every rule that is written. */
export function changesBetween(older: Snapshot, newer: Snapshot, part?: DiffPartId): DiffRow[] {
  return diffSnapshots(older, newer)
    .parts.filter((one) => (part === undefined ? one.part !== "findings" : one.part === part))
    .flatMap(({ rows }) => [...rows]);
}

/** Rows in a line each: `grants new wider: #5 Analysts, #3 Warehouse; grant_level: - > full`. */
export function inLines(rows: readonly DiffRow[]): string[] {
  return rows.map(({ part, what, direction, subjects, fields }) => {
    const whom = subjects.map(({ id, before, after }) => {
      const name =
        before === null || after === null || before === after ? (after ?? before) : `${before} > ${after}`;
      return `#${id} ${name}`;
    });
    const told = fields.map(({ field, before, after }) => `${field}: ${inText(before)} > ${inText(after)}`);
    return [`${part} ${what} ${direction}: ${whom.join(", ")}`, ...told].join("; ");
  });
}

function inText(value: DiffRow["fields"][number]["before"]): string {
  if (value === null) return "-";
  return typeof value === "object" ? `[${value.join(", ")}]` : String(value);
}
