import type { Identity } from "../../model/directory.js";
import { present } from "../../model/present.js";
import { Problem } from "../../model/problem.js";
import type { DirectoryReader, FileContext, FileRecord, IdentityRecord, Reading, Sink } from "../reader.js";
import { listedNames } from "../text/listed-names.js";
import { type Columns, columnsOf } from "./csv-columns.js";
import { type CsvMapping, headerKey } from "./csv-mapping.js";
import { loginAsMail } from "./login-address.js";
import { type TimeFormat, timeOrNever } from "./times.js";

type Field = keyof CsvMapping;

/** So many values that nobody mapped are listed; more of them mean that the wrong column is named. */
const LISTED_VALUES = 50;

const STATUSES = ["active", "inactive", "unknown"] as const satisfies readonly Identity["status"][];
const KINDS = ["person", "guest", "service"] as const satisfies readonly Identity["kind"][];

const OWN = {
  id: "mapped-csv",
  title: "Any CSV, by directory-csv in the config file",
  container: "csv",
  howToGet: ["Export the list of people as CSV, with a header, from whatever keeps it."],
  mustHold: ["Every column that directory-csv in the config file names."],
  doesNotTell: ["What no column is named for, and whether somebody is missing from the list."],
  checked: "2026-11-25",
} as const;

/** Stands in its place where no mapping is given: it says what is needed to read the file. */
export const unmappedCsv = Object.freeze({
  ...OWN,
  holds: { people: true, status: false, assignments: false, groups: false, memberships: false },
  recognises: () => false,
  refuses: ({ header }) => needsMapping(header),
  start(_sink, { fileName, sample }) {
    throw new Problem("directory_unreadable", `${fileName} is not used: ${needsMapping(sample.header)}.`);
  },
} satisfies DirectoryReader);

function needsMapping(header: readonly string[]): string {
  return `mapped-csv needs directory-csv in the config file, which says what these columns hold: ${listedNames(header)}`;
}

/** A reader of the CSV files whose columns the config's `directory-csv` names. */
export function mappedCsv(mapping: CsvMapping): DirectoryReader {
  const headers = headersOf(mapping);
  const named = Object.values(mapping).flatMap(columnNames);
  const missing = (columns: readonly string[]) => named.filter((name) => !columns.includes(headerKey(name)));
  return Object.freeze({
    ...OWN,
    holds: {
      people: true,
      status: mapping.status !== undefined,
      assignments: false,
      groups: mapping.groups !== undefined,
      memberships: mapping.groups !== undefined,
    },
    recognises: ({ container, columns }) => container === "csv" && missing(columns).length === 0,
    refuses({ columns, header }) {
      const absent = missing(columns);
      // With none of them it is no such file, and may be another reader's.
      return absent.length === 0 || absent.length === named.length ? undefined : lacking(absent, header);
    },
    takesOthers: true,
    start(sink, context) {
      const absent = missing(context.sample.columns);
      if (absent.length === named.length) throw notMapped(context, absent);
      return startMapped(mapping, columnsOf(headers, context.sample.columns), sink, context);
    },
  } satisfies DirectoryReader);
}

function lacking(absent: readonly string[], header: readonly string[]): string {
  return `it has no column ${listedNames(absent)}, which directory-csv names; it has ${listedNames(header)}`;
}

function notMapped({ fileName, sample }: FileContext, absent: readonly string[]): Problem {
  const message = `${fileName} is not used: ${lacking(absent, sample.header)}.`;
  return new Problem("directory_unreadable", message, {
    place: fileName,
    hint: "Correct directory-csv in the config file, or give the file that has these columns.",
  });
}

function headersOf(mapping: CsvMapping): Record<Field, readonly string[]> {
  const headers = Object.entries(mapping).map(([field, entry]) => [field, columnNames(entry).map(headerKey)]);
  return Object.fromEntries(headers) as Record<Field, readonly string[]>;
}

/** The column of an entry, as the entry names it. */
function columnNames(entry: CsvMapping[Field]): string[] {
  if (entry === undefined) return [];
  return [typeof entry === "string" ? entry : entry.column];
}

function startMapped(
  mapping: CsvMapping,
  columns: Columns<Field>,
  sink: Sink,
  context: FileContext,
): Reading {
  const statuses = readWords("status", STATUSES, mapping.status, context.fileName);
  const kinds = readWords("kind", KINDS, mapping.kind, context.fileName);
  const times = readTimes(sink);
  const groups = new Set<string>();
  return {
    record(record) {
      const person = personOf(columns, record);
      if (typeof person === "string") return sink.unusable(person, record);
      const memberOf = mapping.groups && namesIn(columns.cell(record, "groups"), mapping.groups.separator);
      for (const name of memberOf ?? []) groups.add(name);
      const createdAt = times.read(columns.cell(record, "created"), mapping.created?.format, record);
      const statusAs = columns.cell(record, "status");
      const identity: IdentityRecord = {
        ...person,
        status: statuses.read(statusAs, record) ?? "unknown",
        ...present({
          statusAs,
          kind: kinds.read(columns.cell(record, "kind"), record),
          lastLoginAt: times.read(columns.cell(record, "last-login"), mapping["last-login"]?.format, record),
          createdAt: createdAt === "never" ? undefined : createdAt,
          memberOf: memberOf?.map((name) => ({ name, kind: "group" as const })),
          groupsKnown: memberOf && true,
        }),
      };
      sink.identity(identity, record);
    },
    end() {
      statuses.check();
      kinds.check();
      times.warn();
      for (const name of groups) sink.group({ ids: [], name, groupsKnown: true }, null);
    },
  };
}

/** What is copied from the row as it stands, or why the row cannot be used. */
function personOf(columns: Columns<Field>, record: FileRecord): Omit<IdentityRecord, "status"> | string {
  const cell = (field: Field) => columns.cell(record, field);
  const [id, mail, login] = [cell("id"), cell("email"), cell("login")];
  const cut = columns.cut(record, ["email", "login", "status", "groups"]);
  if (cut !== undefined) return cut;
  if (id === undefined && mail === undefined && login === undefined)
    return "it names nobody: no e-mail, login or id";
  return {
    ids: id === undefined ? [] : [id],
    ...(columns.has("email") ? {} : loginAsMail(login)),
    ...present({
      mail,
      login,
      name: cell("name"),
      manager: cell("manager"),
      department: cell("department"),
      jobTitle: cell("job-title"),
      workerType: cell("worker-type"),
    }),
  };
}

function namesIn(cell: string | undefined, separator: string): string[] {
  const names = (cell ?? "").split(separator).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ""))];
}

/** Reads the cells of a column by the mapping's words, and remembers the values that are not among them. */
function readWords<Meaning extends string>(
  field: Field,
  meanings: readonly Meaning[],
  mapping: (Readonly<Record<Meaning, readonly string[]>> & { readonly column: string }) | undefined,
  fileName: string,
) {
  const known = new Map(
    meanings.flatMap((meaning) => (mapping?.[meaning] ?? []).map((word) => [word, meaning])),
  );
  const unmapped = new Map<string, string>();
  return {
    read(cell: string | undefined, record: FileRecord): Meaning | undefined {
      if (cell === undefined) return undefined;
      const meaning = known.get(headerKey(cell));
      if (meaning === undefined && !unmapped.has(cell)) unmapped.set(cell, record.place);
      return meaning;
    },
    /** @throws Problem that lists every value without a meaning. */
    check(): void {
      if (unmapped.size === 0) return;
      const listed = [...unmapped].slice(0, LISTED_VALUES).map(([value, place]) => `"${value}" (${place})`);
      const more = unmapped.size > LISTED_VALUES ? ` and ${unmapped.size - LISTED_VALUES} more` : "";
      throw new Problem(
        "directory_unreadable",
        `The column "${mapping?.column}" of ${fileName} holds values without a meaning: ${listed.join(", ")}${more}.`,
        {
          place: fileName,
          hint: `List each under ${meanings.slice(0, -1).join(", ")} or ${meanings.at(-1)} of directory-csv's ${field}.`,
        },
      );
    },
  };
}

/** Reads cells as times, and counts those that are none. */
function readTimes(sink: Sink) {
  let unread = 0;
  let first = "";
  return {
    read(cell: string | undefined, format: TimeFormat | undefined, record: FileRecord): string | undefined {
      const time = timeOrNever(cell, format);
      if (cell !== undefined && time === undefined) {
        unread += 1;
        first ||= `"${cell}" (${record.place})`;
      }
      return time;
    },
    warn(): void {
      if (unread > 0) sink.warn(`Cells that could not be read as a time: ${unread}, the first ${first}.`);
    },
  };
}
