import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Table } from "../dist/model/table.js";
import { csvChunks } from "../dist/report/reporters/csv.js";

/** Writes a table as the command line does. How many bytes it has. */
export async function writeCsv(table: Table, folder: string): Promise<number> {
  const stream = createWriteStream(join(folder, `${table.id}.csv`));
  await pipeline(Readable.from(csvChunks(table, "people")), stream);
  return stream.bytesWritten;
}
