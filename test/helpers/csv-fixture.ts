import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { csvRecords, type RecordsFile } from "./directory.js";

const DIRECTORIES = new URL("../../fixtures/directories/", import.meta.url);

/** A CSV fixture as its records: `google-users-csv/User_Download.csv`. */
export function csvFixture(path: string): RecordsFile {
  const rows: string[][] = parse(readFileSync(new URL(path, DIRECTORIES), "utf8"));
  return csvRecords(path.replace(/^.*\//, ""), rows);
}
