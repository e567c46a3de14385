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
import { remember } from "../../model/remember.js";
import type { Column, Run } from "../../model/table.js";
import { UNKNOWN } from "../cells.js";
import { rowsInRuns } from "../recurring-runs.js";
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
      ...rowsInRuns(() => runsOf(parts)),
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

/** How much is kept of each kind of run. */
const KEPT = 2_000;

/** A row is nine runs: what became of it, five subjects, what else it is about, what differs, and what is said of it. */
function* runsOf(parts: Diff["parts"]): Iterable<Run[]> {
  const headOf = remember(KEPT, (key: string): Run => key.split(","));
  for (const { part, rows } of parts) {
    // What comes again in one part need not do so in the next.
    const subjectRun = remember(KEPT, subjectCells);
    const fieldsRun = remember(KEPT, fieldCells);
    for (const row of rows) {
      const { what, direction, comparable, subjects, fields } = row;
      yield [
        headOf(`${part},${what},${direction},${comparable ? "yes" : "no"}`),
        ...KINDS.map((kind) => subjectRun(subjects.find((one) => one.kind === kind))),
        othersRun(subjects),
        fieldsRun(fields),
        remarksRun(row),
      ];
    }
  }
}

function subjectCells(subject: DiffSubject | undefined): Run {
  if (subject === undefined) return NO_SUBJECT;
  const { id, before, after } = subject;
  return [typeof id === "number" ? id : null, after ?? before ?? UNKNOWN];
}

const NO_SUBJECT: Run = [null, null];

function othersRun(subjects: readonly DiffSubject[]): Run {
  const others = subjects.filter(({ kind }) => !isOwnColumn(kind));
  const renamed = subjects.filter(
    ({ before, after }) => before !== null && after !== null && before !== after,
  );
  if (others.length === 0 && renamed.length === 0) return NO_OTHERS;
  return [others.map(otherLabel), renamed.map(({ before }) => before ?? "")];
}

const NO_OTHERS: Run = [[], []];

function fieldCells(fields: DiffRow["fields"]): Run {
  return [
    fields.map(({ field }) => field),
    fields.map(({ field, before }) => `${field}: ${textOf(before)}`),
    fields.map(({ field, after }) => `${field}: ${textOf(after)}`),
  ];
}

function remarksRun({ note, provenance }: Pick<DiffRow, "note" | "provenance">): Run {
  if (note === null && provenance === null) return NO_REMARKS;
  const { userId = null, user = null, at = null, hint = null } = provenance ?? {};
  return [note, userId, user, at, hint];
}

const NO_REMARKS: Run = [null, null, null, null, null];

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
