import { readFileSync } from "node:fs";
import type { FileRecord } from "../../src/directory/reader.js";
import { type LdifEntry, ldifRecords } from "../../src/directory/text/records/ldif.js";
import type { RecordsFile } from "./directory.js";

/** LDIF text as a file, given to the parser in these pieces. */
export function ldifFile(fileName: string, ...pieces: readonly string[]): RecordsFile {
  const records: FileRecord[] = [];
  const parser = ldifRecords(fileName, {
    record: (record) => void records.push(record),
    unusable: (why) => expectNone(why),
    warn: (what) => expectNone(what),
  });
  for (const piece of pieces) parser.write(piece);
  void parser.end();
  return { container: "ldif", fileName, ...parser.seen(), records };
}

/** A fixture of directories/ldif. */
export function ldifFixture(fileName: string): RecordsFile {
  const at = new URL(`../../fixtures/directories/ldif/${fileName}`, import.meta.url);
  return ldifFile(fileName, readFileSync(at, "utf8"));
}

/** The entries as literals: `[place, dn, attributes, ranges]`, the last one where there are any. */
export function entriesOf({ records }: RecordsFile): unknown[] {
  return records.map(({ place, value }) => {
    const { dn, attributes, ranges } = value as LdifEntry;
    const entry = [place, dn, Object.fromEntries(attributes)];
    return ranges.size === 0 ? entry : [...entry, Object.fromEntries(ranges)];
  });
}

function expectNone(what: string): never {
  throw new Error(`The parser of LDIF says nothing of records: ${what}`);
}
