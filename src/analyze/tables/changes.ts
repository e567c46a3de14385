import { quotedIfNeeded } from "../../graph/words.js";
import {
  DIFF_DIRECTIONS,
  DIFF_OUTCOMES,
  DIFF_PARTS,
  type Diff,
  type DiffRow,
  type DiffSubject,
  type DiffValue,
} from "../../model/diff.js";
import type { Cell, Column } from "../../model/table.js";
import { UNKNOWN } from "../cells.js";
import type { TableDescriptor } from "../table-descriptor.js";

/** The kinds of subjects that have two columns of their own; all others stand in `other`. */
const KINDS = ["user", "group", "data source", "query", "dashboard"] as const;

const changes: TableDescriptor<Pick<Diff, "parts">> = {
  id: "changes",
  title: "Changes since the earlier run",
  description:
    "What differs between the earlier run and this one, thing by thing by their ids: accounts, groups, memberships, data sources, grants, access, queries, findings. What was renamed neither came nor went.",
  columns: [
    {
      name: "part",
      title: "Part",
      type: "enum",
      values: DIFF_PARTS,
      description: "What is compared. Access follows from the rest; each is told by itself.",
    },
    {
      name: "what",
      title: "What",
      type: "enum",
      values: DIFF_OUTCOMES,
      description:
        "New, gone or changed. Renamed: another name and nothing else. Unknown: one of the two runs does not tell, see the note.",
    },
    {
      name: "direction",
      title: "Direction",
      type: "enum",
      values: DIFF_DIRECTIONS,
      description:
        "Wider: somebody can do more, or a finding is new. Narrower: less, or a finding is gone. Neither: by this alone nobody can do more or less.",
    },
    {
      name: "comparable",
      title: "Comparable",
      type: "enum",
      values: ["yes", "no"],
      description: "No: it could not be read in one of the runs, so that nobody knows whether it changed.",
    },
    ...pairOf("user", "User", "The account's number in Redash, and its name and e-mail."),
    ...pairOf("group", "Group", "The group's number in Redash, and its name."),
    ...pairOf("data_source", "Data source", "The data source's number in Redash, and its name."),
    ...pairOf("query", "Query", "The query's number in Redash, and its name."),
    ...pairOf("dashboard", "Dashboard", "The dashboard's number in Redash, and its name."),
    list("other", "Other", "What else it is about: an alert, a setting, or a finding with its id."),
    list("called_before", "Called before", "What the earlier run called those that have another name now."),
    list("changed", "Changed", "The fields that differ, by the names of the columns that tell them."),
    list(
      "before",
      "Before",
      "Each of these fields in the earlier run. Empty behind the colon: it was not there.",
    ),
    list("after", "After", "Each of them in this run. Empty behind the colon: it is not there any more."),
    {
      name: "note",
      title: "Note",
      type: "text",
      description: "What a reader has to know besides: why it is not comparable, what follows from it.",
    },
    {
      name: "perhaps_by_id",
      title: "Perhaps by, id",
      type: "integer",
      description: "The number of the account that made the change, as an event says. Empty: not known.",
    },
    {
      name: "perhaps_by",
      title: "Perhaps by",
      type: "text",
      description: "The account that made the change, as an event says. Empty: not known.",
    },
    {
      name: "perhaps_at",
      title: "Perhaps at",
      type: "time",
      description: "When the change was made, in UTC, as an event says. Empty: not known.",
    },
    {
      name: "hint",
      title: "Hint",
      type: "text",
      description:
        "What the events say of who made the change, and how far that goes: anybody may write events. Empty: events were not read, or such a change leaves none.",
    },
  ],
  make({ parts }) {
    return {
      rowCount: parts.reduce((sum, { counts }) => counts.reduce((rows, count) => rows + count.rows, sum), 0),
      *rows() {
        for (const part of parts) for (const row of part.rows) yield cellsOf(row);
      },
    };
  },
};

export default Object.freeze(changes);

function pairOf(name: string, title: string, description: string): Column[] {
  const empty = "Empty: it is about none.";
  return [
    { name: `${name}_id`, title: `${title} id`, type: "integer", description: `${description} ${empty}` },
    { name, title, type: "text", description: `${description} ${empty}` },
  ];
}

function list(name: string, title: string, description: string): Column {
  return { name, title, type: "list", description };
}

function cellsOf(row: DiffRow): Cell[] {
  const { part, what, direction, comparable, subjects, fields, note, provenance } = row;
  const renamed = subjects.filter(
    ({ before, after }) => before !== null && after !== null && before !== after,
  );
  return [
    part,
    what,
    direction,
    comparable ? "yes" : "no",
    ...KINDS.flatMap((kind) => subjectCells(subjects.find((one) => one.kind === kind))),
    subjects.filter(({ kind }) => !isOwnColumn(kind)).map(otherLabel),
    renamed.map(({ before }) => before ?? ""),
    fields.map(({ field }) => field),
    fields.map(({ field, before }) => `${field}: ${textOf(before)}`),
    fields.map(({ field, after }) => `${field}: ${textOf(after)}`),
    note,
    ...[
      provenance?.userId ?? null,
      provenance?.user ?? null,
      provenance?.at ?? null,
      provenance?.hint ?? null,
    ],
  ];
}

function subjectCells(subject: DiffSubject | undefined): readonly Cell[] {
  if (subject === undefined) return [null, null];
  const { id, before, after } = subject;
  return [typeof id === "number" ? id : null, after ?? before ?? UNKNOWN];
}

function isOwnColumn(kind: DiffSubject["kind"]): boolean {
  return (KINDS as readonly string[]).includes(kind);
}

function otherLabel({ kind, id, before, after }: DiffSubject): string {
  return `${kind} ${typeof id === "number" ? `#${id}` : id}: ${after ?? before ?? UNKNOWN}`;
}

/** A list in one text: what would run into its neighbours stands in quotation marks. */
function textOf(value: DiffValue): string {
  if (value === null) return "";
  if (typeof value !== "object") return String(value);
  return value.map(quotedIfNeeded).join(", ");
}
