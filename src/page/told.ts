import type { Cell } from "../model/table.js";

/**
 * What a data source's cell tells, such as its name; null: nobody was told. That stands in the tables as `unknown`, which
 * could be the name of one that is listed.
 */
export function told(cell: Cell | undefined, presence: Cell | undefined): string | null {
  return presence !== "listed" && cell === "unknown" ? null : (cell as string);
}
