/**
 * A list is joined by `;` where a format has no lists. null: there is nothing to say here (when somebody was disabled
 * who is not), an empty field. What is not known is the text `unknown`, so that a reader of any format sees it.
 */
export type Cell = string | number | readonly string[] | null;

export interface Column {
  /** snake_case, as in the CSV header. */
  readonly name: string;
  /** For a table head in a page: short, in plain words. */
  readonly title: string;
  readonly type: "text" | "integer" | "time" | "list" | "enum";
  /** For `enum`: every value there can be. */
  readonly values?: readonly string[];
  /** One sentence for somebody who has never seen Redash. */
  readonly description: string;
}

/** Cells of neighbouring columns. */
export type Run = readonly Cell[];

/** How a format of lines writes a row. */
export interface LineFormat {
  /** A cell as it stands in a line. */
  field(cell: Cell): string;
  /** What stands on both sides of a field that needs no escaping. */
  readonly quote: '"' | "";
  readonly lineEnd: string;
  /** An item as it stands in the text of a list, beside `BETWEEN_ITEMS`. */
  item(text: string): string;
  /** What a piece of text asks of the field that holds it, wherever in it the piece stands. */
  asks(piece: string): Asks;
}

export const BETWEEN_ITEMS = ";";

/** `ASKS_QUOTES` and `ASKS_A_LOOK` as bits: what several pieces ask is the `|` of them. */
export type Asks = number;
/** The field is quoted, and the piece stands in it as it is. */
export const ASKS_QUOTES = 1;
/** Only a look at the whole field tells how it is written. */
export const ASKS_A_LOOK = 2;

/** As `format.field` writes the text, without a look at it where none of its pieces asks for one. */
export function fieldOfPieces(format: LineFormat, text: string, asks: Asks): string {
  if ((asks & ASKS_A_LOOK) !== 0) return format.field(text);
  return (asks & ASKS_QUOTES) !== 0 ? `"${text}"` : text;
}

/** Lines of a table in parts, each of which can be made without the others. */
export interface LineParts {
  readonly count: number;
  /** @param part its number, from 0 on */
  lines(part: number): Iterable<string>;
}

/** All parts, one after the other. */
export function* linesOf({ count, lines }: LineParts): Iterable<string> {
  for (let part = 0; part < count; part += 1) yield* lines(part);
}

/**
 * One table of a report: what a reporter writes, whatever the format. Rows come in the order of the key, the
 * same for the same snapshot. `rows` may be called more than once, and makes rows on demand: one table has millions.
 */
export interface Table {
  /** kebab-case; the name of its CSV file. */
  readonly id: string;
  readonly title: string;
  readonly description: string;
  readonly columns: readonly Column[];
  readonly rowCount: number;
  rows(): Iterable<readonly Cell[]>;
  /**
   * The same rows, each as a line: its fields with a comma between them, and the end of the line. Each text has whole
   * lines, one or more. Only a table of very many rows has this: it knows which cells come again, and so writes most of
   * them once.
   */
  readonly lines?: (format: LineFormat) => Iterable<string>;
  /** The same lines, for who makes them by more than one thread. */
  readonly inParts?: {
    parts(format: LineFormat): LineParts;
    /** What another thread makes the same parts from: values that JSON can carry there. */
    source(): unknown;
  };
}
