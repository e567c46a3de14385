import { remember } from "../model/remember.js";
import type { Cell, LineFormat, Run, Table } from "../model/table.js";

/** How many texts are kept of each run. */
const KEPT = 4_000;
/** Lines are given in texts of about so many characters: to hand over each by itself would cost as much as to make it. */
const CHARACTERS_AT_ONCE = 1 << 15;

/**
 * The rows of a table of which each is cut into runs, all at the same columns. Cells that come again in other rows are
 * the same run object, so that their text is made once.
 */
export function rowsInRuns(runs: () => Iterable<readonly Run[]>): Required<Pick<Table, "rows" | "lines">> {
  return {
    *rows() {
      for (const row of runs()) yield row.flat(1);
    },
    lines: (format) => linesOfRuns(runs(), format),
  };
}

function* linesOfRuns(rows: Iterable<readonly Run[]>, format: LineFormat): Iterable<string> {
  const texts: ((run: Run) => string)[] = [];
  let lines = "";
  for (const runs of rows) {
    for (let index = 0; index < runs.length; index += 1) {
      texts[index] ??= remember(KEPT, fieldsIn(format));
      lines += (index === 0 ? "" : ",") + texts[index]?.(runs[index] as Run);
    }
    lines += format.lineEnd;
    if (lines.length < CHARACTERS_AT_ONCE) continue;
    yield lines;
    lines = "";
  }
  if (lines !== "") yield lines;
}

/** Writes cells as neighbouring fields of a line. */
export function fieldsIn({ field }: LineFormat): (cells: readonly Cell[]) => string {
  return (cells) => cells.map(field).join(",");
}
