import type { Sample } from "../reader.js";
import { object } from "./values.js";

/**
 * Whether any record in one of these lists is an object that passes. One is enough: a file whose other records are
 * spoilt is still of its format, and the reader then says which of them it cannot use.
 */
export function someRecord(
  sample: Sample,
  lists: readonly string[],
  passes: (value: Readonly<Record<string, unknown>>) => boolean,
): boolean {
  return sample.records.some((record) => {
    const value = lists.includes(record.list) ? object(record.value) : undefined;
    return value !== undefined && passes(value);
  });
}
