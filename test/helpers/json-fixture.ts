import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { FileRecord } from "../../src/directory/reader.js";
import { jsonRecords } from "../../src/directory/text/records/json.js";
import type { RecordsFile } from "./directory.js";

const DIRECTORIES = new URL("../../fixtures/directories/", import.meta.url);

/** A JSON fixture as the parser of JSON takes it apart: `google-users/users.json`. */
export function jsonFixture(path: string): RecordsFile {
  return parsed(path.replace(/^.*\//, ""), readFileSync(new URL(path, DIRECTORIES), "utf8"));
}

/** A value as the file that holds it, taken apart by the parser of JSON. */
export function jsonFile(fileName: string, value: unknown): RecordsFile {
  return parsed(fileName, JSON.stringify(value));
}

function parsed(fileName: string, text: string): RecordsFile {
  const records: FileRecord[] = [];
  const parser = jsonRecords(fileName, {
    record: (record) => void records.push(record),
    unusable: (why) => expect.fail(why),
    warn: (what) => expect.fail(what),
  });
  parser.write(text);
  parser.end();
  return { container: "json", fileName, records, ...parser.seen() };
}
