import type { FileRecord, GroupRecord } from "../reader.js";
import { object, text } from "./values.js";

/** For each field of a format the headers it may stand under, lower case; where a file has two, the first counts. */
export type Headers<Field extends string> = Readonly<Record<Field, readonly string[]>>;

/** The columns of one file, by field. */
export interface Columns<Field extends string> {
  /** Whether the file has a column for each of these. */
  has(...fields: readonly Field[]): boolean;
  /** The cell's text. undefined: there is no such column, or nothing in the cell. */
  cell(record: FileRecord, field: Field): string | undefined;
  /** Why the row cannot be used, where it ends before the column of one of these fields; undefined: it does not. */
  cut(record: FileRecord, fields: readonly Field[]): string | undefined;
}

/** Finds the columns of a file. `columns`: its header, lower case and trimmed. */
export function columnsOf<Field extends string>(
  headers: Headers<Field>,
  columns: readonly string[],
): Columns<Field> {
  const found = new Map<Field, string>();
  for (const [field, names] of Object.entries(headers) as [Field, readonly string[]][]) {
    const name = names.find((each) => columns.includes(each));
    if (name !== undefined) found.set(field, name);
  }
  const raw = (record: FileRecord, column: string) => object(record.value)?.[column];
  return {
    has: (...fields) => fields.every((field) => found.has(field)),
    cell(record, field) {
      const column = found.get(field);
      return column === undefined ? undefined : text(raw(record, column));
    },
    cut(record, fields) {
      const column = fields
        .map((field) => found.get(field))
        .find((each) => each !== undefined && raw(record, each) === undefined);
      return column === undefined ? undefined : `the row ends before the column "${column}"`;
    },
  };
}

/** What a group's record says where rows of its members cannot be used. */
export function lackingRows(unusable: number): Pick<GroupRecord, "incompleteBecause"> {
  return unusable === 0 ? {} : { incompleteBecause: `rows of its members that cannot be used: ${unusable}` };
}
