/** Where the rows of a CSV file begin. */
interface CsvBeginning {
  readonly delimiter: string;
  /** The line of the header. */
  readonly line: number;
  /** From the header on. */
  readonly text: string;
}

const DELIMITERS = [",", ";", "\t"] as const;

/** PowerShell's first line, Excel's first line, and empty ones. */
const BEFORE_THE_HEADER = /^(?:#TYPE .*|"?sep=(.)"?|[ \t]*)$/i;

const LINE_END = /\r\n|\n|\r(?!$)/;

/**
 * Tells the separator, from the header: the one of comma, semicolon and tab that it has most of, or the one that
 * Excel's `sep=;` names. The `#TYPE ...` that PowerShell writes first is left out.
 *
 * @returns null: the header has not come to its end.
 */
export function beginningOf(text: string): CsvBeginning | null {
  let rest = text;
  let line = 1;
  let given: string | undefined;
  for (;;) {
    const end = LINE_END.exec(rest);
    if (end === null) return null;
    const before = BEFORE_THE_HEADER.exec(rest.slice(0, end.index));
    if (before === null) break;
    given ??= before[1];
    rest = rest.slice(end.index + end[0].length);
    line += 1;
  }
  const delimiter = delimiterOf(rest);
  return delimiter === null ? null : { delimiter: given ?? delimiter, line, text: rest };
}

/** Looks at the first row alone, which may have line breaks in quotes. */
function delimiterOf(text: string): string | null {
  const counts = new Map<string, number>(DELIMITERS.map((delimiter) => [delimiter, 0]));
  let quoted = false;
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (quoted) continue;
    if (character === "\n" || character === "\r") {
      return [...counts].reduce((best, next) => (next[1] > best[1] ? next : best))[0];
    }
    const count = counts.get(character);
    if (count !== undefined) counts.set(character, count + 1);
  }
  return null;
}
