import { counted, figure } from "../model/counted.js";
import type { Comparable, Diff, DiffCount, DiffPart, DiffRow, DiffSide } from "../model/diff.js";
import type { Since } from "../model/report.js";
import { verdictWord } from "../model/verdict.js";
import { changeInWords, subjectName } from "../page/change-words.js";
import { dayAndTime } from "../page/words.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;
/** More of one kind would push the others off the screen; --csv has all. */
const MOST_LISTED = 8;
const MOST_REASONS = 6;

/** What got wider comes first: nobody asked for access to be taken away from a review. */
const DIRECTIONS = [
  { direction: "wider", title: "Wider" },
  { direction: "narrower", title: "Narrower" },
  { direction: "neither", title: "Neither wider nor narrower" },
  { direction: "unknown", title: "Not known" },
] as const;

const COMPARABLE: Partial<Record<Comparable, string>> = {
  partly: "not wholly comparable",
  no: "not comparable; what one side alone has is called neither new nor gone",
};

/** A diff for a terminal: counts, then the changes, what got wider first, then what could not be compared. */
export function diffText(diff: Diff): string[] {
  return [...headLines(diff), "", ...countLines(diff), ...changeLines(diff), ...openLines(diff.parts)];
}

/** What changed since an earlier run, in short; the report has all. */
export function sinceText({ older, notes, parts }: Since): string[] {
  return [
    ...wrap(`Since the run ${older.runId} (${dayAndTime(older.startedAt)} UTC):`, WIDTH, "  "),
    ...notes.flatMap((note) => wrap(`  ${note}`, WIDTH, "  ")),
    ...countLines({ parts }).map((line) => `  ${line}`),
  ];
}

function headLines({ older, newer, notes }: Diff): string[] {
  return [
    `${newer.server.baseUrl}, organisation ${newer.server.organisation}`,
    `  older  ${sideText(older)}`,
    `  newer  ${sideText(newer)}`,
    ...notes.flatMap((note) => wrap(note, WIDTH, "")),
  ];
}

function sideText({ runId, startedAt, server, complete }: DiffSide): string {
  const whole = complete ? "" : `, ${verdictWord("partial")}`;
  return `${dayAndTime(startedAt)} UTC, Redash ${server.version}, run ${runId}${whole}`;
}

function countLines({ parts }: Pick<Since, "parts">): string[] {
  const rows = parts.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count.rows, 0);
  if (rows === 0) return ["No difference was found."];
  return DIRECTIONS.flatMap(({ direction, title }) => {
    const told = parts.flatMap((part) => {
      const counts = part.counts.filter((count) => count.direction === direction);
      return counts.length === 0 ? [] : [`  ${part.title}: ${counts.map(countText).join(", ")}`];
    });
    return told.length === 0 ? [] : [`${title}:`, ...told];
  });
}

function countText({ what, rows }: DiffCount): string {
  return what === "unknown" ? figure(rows) : `${figure(rows)} ${what}`;
}

function changeLines({ parts }: Diff): string[] {
  return DIRECTIONS.flatMap(({ direction, title }) =>
    parts.flatMap((part) =>
      part.counts
        .filter((count) => count.direction === direction)
        .flatMap((count) => ["", `${title}: ${part.title}, ${count.what}`, ...rowLines(count)]),
    ),
  );
}

function rowLines({ rows, first }: DiffCount): string[] {
  const shown = first.slice(0, MOST_LISTED);
  const more = rows - shown.length;
  return [...shown.flatMap(rowText), ...(more > 0 ? [`  and ${figure(more)} more: see --csv`] : [])];
}

function rowText(row: DiffRow): string[] {
  const whom = row.subjects.map(subjectName).join(" · ");
  const words = changeInWords(row);
  const by = row.provenance?.user ?? null;
  const perhaps = by === null ? "" : ` [perhaps by ${by}, ${dayAndTime(row.provenance?.at ?? "")} UTC]`;
  return wrap(`  - ${whom}${words === "" ? "" : `: ${words}`}${perhaps}`, WIDTH, "    ");
}

function openLines(parts: readonly DiffPart[]): string[] {
  const open = parts.filter(({ comparable }) => COMPARABLE[comparable] !== undefined);
  const unasked = parts.filter(({ comparable }) => comparable === "not asked").map(({ title }) => title);
  return [
    ...(open.length === 0 ? [] : ["", `${counted(open.length, "part")} not comparable, or not wholly:`]),
    ...open.flatMap(partLines),
    ...(unasked.length === 0 ? [] : ["", `In neither snapshot: ${unasked.join(", ")}.`]),
  ];
}

function partLines({ title, comparable, why }: DiffPart): string[] {
  const more = why.length - MOST_REASONS;
  return [
    `  ${title}: ${COMPARABLE[comparable]}`,
    ...why.slice(0, MOST_REASONS).flatMap((reason) => wrap(`    - ${reason}`, WIDTH, "      ")),
    ...(more > 0 ? [`    and ${figure(more)} more: see --json`] : []),
  ];
}
