import { figure } from "../../model/counted.js";
import type { DiffCount, DiffDirection, DiffRow, DiffSubject } from "../../model/diff.js";
import { putUnder } from "../../model/put-under.js";
import type { Report, Since } from "../../model/report.js";
import { verdictWord } from "../../model/verdict.js";
import { changeInWords, subjectName } from "../../page/change-words.js";
import { countCell } from "../../page/counts.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { count, dayAndTime } from "../../page/words.js";
import type { Facts } from "./facts.js";

/** What got wider comes first: it is what somebody has to say yes to. */
const DIRECTIONS: readonly {
  readonly id: DiffDirection;
  readonly title: string;
  /** Rows of one kind on the page; changes.csv has all. */
  readonly most: number;
}[] = [
  { id: "wider", title: "Wider", most: 60 },
  { id: "narrower", title: "Narrower", most: 60 },
  { id: "neither", title: "Neither", most: 30 },
  { id: "unknown", title: "Not known", most: 12 },
];

/** What changed since an earlier run. null: none was given. */
export function sinceView({ since }: Report, facts: Facts) {
  if (since === null) return null;
  const { older, parts, notes } = since;
  return {
    finding: headline(since),
    older: olderView(older),
    notes: notes.map(visible),
    parts: parts.map(({ part, title, about, counts }) => ({
      title,
      about,
      cells: DIRECTIONS.map(({ id }) => {
        const rows = sumOf(counts, id);
        return { ...countCell(rows), place: rows === 0 ? "" : placeOf(part, id) };
      }),
    })),
    kinds: DIRECTIONS.flatMap((direction) => parts.flatMap((part) => kindsOf(direction, part, facts))),
    open: parts.filter(({ comparable }) => comparable === "no" || comparable === "partly").map(openView),
    unasked: parts.flatMap(({ comparable, title }) => (comparable === "not asked" ? [title] : [])).join(", "),
  };
}

/** Digits of a hash that tell files apart as well as all 64. */
const HASH_SHOWN = 16;

function olderView({ runId, startedAt, server, complete, snapshotSha256 }: Since["older"]) {
  return {
    run: visible(runId),
    at: dayAndTime(startedAt),
    version: visible(server.version),
    partial: complete ? "" : `That run was ${verdictWord("partial")}.`,
    sha256: snapshotSha256 && { start: snapshotSha256.slice(0, HASH_SHOWN), whole: snapshotSha256 },
  };
}

function openView({ title, comparable, why }: Since["parts"][number]) {
  const how = comparable === "no" ? "what one run alone has is called neither new nor gone" : "not wholly";
  return { title, how, why: why.map(visible) };
}

function headline({ older, parts }: Since): string {
  const of = (direction: DiffDirection) =>
    parts.reduce((sum, { counts }) => sum + sumOf(counts, direction), 0);
  const [wider, narrower, neither, unknown] = DIRECTIONS.map(({ id }) => of(id));
  const told = [
    `${count(wider ?? 0, "change")} wider`,
    `${figure(narrower ?? 0)} narrower`,
    `${figure(neither ?? 0)} neither`,
    ...(unknown === 0 ? [] : [`${figure(unknown ?? 0)} not known`]),
  ];
  return `Since ${older.startedAt.slice(0, 10)}: ${told.join(", ")}`;
}

function sumOf(counts: readonly DiffCount[], direction: DiffDirection): number {
  return counts.filter((one) => one.direction === direction).reduce((sum, { rows }) => sum + rows, 0);
}

function placeOf(part: string, direction: DiffDirection): string {
  return `since-${direction}-${part}`;
}

type Direction = (typeof DIRECTIONS)[number];

/** The changes of a part that got wider, or narrower, those that are new apart from those that changed. */
function kindsOf(
  { id, title: direction, most }: Direction,
  { part, title, counts }: Since["parts"][number],
  facts: Facts,
) {
  return counts
    .filter((one) => one.direction === id)
    .map((one, index) => ({
      // The number in the table above leads to the first.
      place: index === 0 ? placeOf(part, id) : "",
      title: `${direction} · ${title}: ${figure(one.rows)}${one.what === "unknown" ? "" : ` ${one.what}`}`,
      items: itemsOf(one.first.slice(0, most), facts),
      more: one.rows > most ? `${figure(one.rows - most)} more: changes.csv has them all.` : "",
    }));
}

/** Changes of one person, or of one group, stand together. */
function itemsOf(rows: readonly DiffRow[], facts: Facts) {
  const items = new Map<string, DiffRow[]>();
  for (const row of rows) {
    putUnder(items, `${row.subjects[0]?.kind} ${row.subjects[0]?.id}`, row);
  }
  return [...items.values()].map((own) => ({
    whom: subjectView(own[0]?.subjects[0], facts),
    changes: own.map((row) => ({
      others: row.subjects.slice(1).map((subject) => subjectView(subject, facts)),
      words: visible(changeInWords(row)),
      by: byWords(row),
    })),
  }));
}

const KINDS = { user: "user", group: "group", "data source": "source" } as const;

/** A link to whom the page has a place for; else the name, and the id of what has no name. */
function subjectView(subject: DiffSubject | undefined, facts: Facts) {
  const { kind = "setting", id = "", before = null, after = null } = subject ?? {};
  const named = namedOf(kind, id, facts);
  const was = before !== null && after !== null && before !== after ? visible(before) : "";
  const name = subject === undefined ? "" : visible(subjectName(subject));
  if (named !== undefined) return { kind: kindOf(kind), list: [named], name: "", was };
  return { kind: kindOf(kind), list: [], name: nameOf(kind, id, name), was: "" };
}

function nameOf(kind: string, id: number | string, name: string): string {
  return ["query", "dashboard", "alert"].includes(kind) ? `${kind} “${name}” #${id}` : name;
}

function kindOf(kind: DiffSubject["kind"]): string {
  return kind in KINDS ? KINDS[kind as keyof typeof KINDS] : "";
}

function namedOf(kind: string, id: number | string, facts: Facts): Named | undefined {
  const places = { user: facts.people, group: facts.groups, "data source": facts.sources };
  if (typeof id !== "number" || !(kind in places)) return undefined;
  return places[kind as keyof typeof places].get(id)?.named;
}

function byWords({ provenance }: DiffRow): string {
  if (provenance === null || provenance.at === null) return "";
  const by = provenance.user === null ? "somebody" : visible(provenance.user);
  return `(perhaps by ${by}, ${dayAndTime(provenance.at)} UTC)`;
}
