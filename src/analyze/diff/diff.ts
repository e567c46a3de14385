import {
  type Comparable,
  DIFF_DIRECTIONS,
  DIFF_OUTCOMES,
  type Diff,
  type DiffCount,
  type DiffPart,
  type DiffRow,
  type DiffSide,
  FIRST_ROWS,
} from "../../model/diff.js";
import { NO_RISK_CONFIG } from "../../model/risk-settings.js";
import { isComplete, type SectionName, type Snapshot } from "../../model/snapshot.js";
import { SECTION_TITLES } from "../section-titles.js";
import { GRAVITIES, gravityOf } from "./gravity.js";
import type { DiffPartDescriptor } from "./part.js";
import { PARTS } from "./parts/index.js";
import { tiedRows } from "./provenance.js";
import { hasMoved, nameOf, refuseIncomparable } from "./same-server.js";
import { type Judging, type Side, type Sides, sideOf } from "./sides.js";

/**
 * What changed between two snapshots of one server, thing by thing by their ids: whatever the order of the lists, two
 * equal snapshots differ in nothing, and what was renamed neither came nor went.
 * @param judging by what findings are found on both sides; absent: nothing was told of the organisation
 * @throws Problem `other_server`, `wrong_order`, `version_unsupported`
 */
export function diffSnapshots(older: Snapshot, newer: Snapshot, judging: Partial<Judging> = {}): Diff {
  refuseIncomparable(older, newer);
  const { risk = NO_RISK_CONFIG, acceptances = [] } = judging;
  const side = (snapshot: Snapshot) => sideOf(snapshot, { risk, acceptances });
  return diffSides({ older: side(older), newer: side(newer) });
}

/** The same of snapshots that may be compared, and were evaluated. */
export function diffSides(sides: Sides): Diff {
  return {
    older: headOf(sides.older),
    newer: headOf(sides.newer),
    notes: notesOf(sides),
    parts: PARTS.map((part) => partOf(part, sides)),
  };
}

function headOf({ snapshot }: Side): DiffSide {
  const { runId, startedAt, finishedAt, server, tool } = snapshot;
  return { runId, startedAt, finishedAt, server, tool, complete: isComplete(snapshot), snapshotSha256: null };
}

function notesOf({ older: { snapshot: before }, newer: { snapshot: after } }: Sides): string[] {
  const [was, is] = [before.server.version, after.server.version];
  return [
    ...(was === is
      ? []
      : [
          `The server was updated from Redash ${was} to ${is}: what the same groups give may differ between releases.`,
        ]),
    ...(after.events === null
      ? ["Who made the changes is not told: the newer run did not read events (--events-days)."]
      : []),
    ...(hasMoved(before, after)
      ? [`The server had another address: ${nameOf(before)}. Its builtin groups show that it is the same.`]
      : []),
  ];
}

function partOf(descriptor: DiffPartDescriptor, sides: Sides): DiffPart {
  const { id, title, about } = descriptor;
  const { comparable, why } = comparability(descriptor, sides);
  const isRead = [sides.older, sides.newer].every(({ snapshot: { sections } }) =>
    descriptor.needs.every(
      (name) => sections[name].status === "complete" || sections[name].status === "partial",
    ),
  );
  const rows = isRead ? { [Symbol.iterator]: () => tiedRows(descriptor, sides)[Symbol.iterator]() } : [];
  return { part: id, title, about, comparable, why, counts: countRows(rows), rows };
}

function comparability(
  { needs, restsOn, isFirm, otherReasons }: DiffPartDescriptor,
  sides: Sides,
): { readonly comparable: Comparable; readonly why: string[] } {
  const { older, newer } = sides;
  const isAsked = (name: SectionName) =>
    [older, newer].some(({ snapshot }) => snapshot.sections[name].status !== "not asked");
  if (!needs.some(isAsked)) return { comparable: "not asked", why: [] };
  const sections = [...needs, ...restsOn].filter(isAsked);
  const why = [...sectionReasons(older, newer, sections), ...(otherReasons?.(sides) ?? [])];
  if (why.length === 0) return { comparable: "yes", why };
  return { comparable: isFirm(older.knows) && isFirm(newer.knows) ? "partly" : "no", why };
}

/** What is missing on both sides alike is said once. */
function sectionReasons(older: Side, newer: Side, names: readonly SectionName[]): string[] {
  return names.flatMap((name) => {
    const [were, are] = [gapsOf(older, name), gapsOf(newer, name)];
    const told = (which: string) => (gap: string) => `${SECTION_TITLES[name]} of ${which}: ${gap}`;
    return [
      ...were.filter((gap) => are.includes(gap)).map(told("both snapshots")),
      ...were.filter((gap) => !are.includes(gap)).map(told("the older snapshot")),
      ...are.filter((gap) => !were.includes(gap)).map(told("the newer snapshot")),
    ];
  });
}

function gapsOf({ snapshot }: Side, name: SectionName): string[] {
  const { status, gaps } = snapshot.sections[name];
  if (status === "complete") return [];
  if (status === "not asked") return ["nobody asked for them."];
  return gaps.length === 0 ? ["nothing could be read."] : gaps.map(({ what }) => what);
}

/** Goes once through all rows, which may be millions, and keeps only the first of each kind, the gravest before others. */
function countRows(rows: Iterable<DiffRow>): DiffCount[] {
  const counts = new Map<string, Counting>();
  for (const row of rows) {
    const { what, direction } = row;
    const key = `${what} ${direction}`;
    const count = counts.get(key) ?? { what, direction, rows: 0, kept: gravityBuckets() };
    if (count.rows === 0) counts.set(key, count);
    count.rows += 1;
    const kept = count.kept[gravityOf(row)];
    if (kept !== undefined && kept.length < FIRST_ROWS) kept.push(row);
  }
  return [...counts.values()]
    .sort((a, b) => place(a) - place(b))
    .map(({ kept, ...count }) => ({ ...count, first: kept.flat().slice(0, FIRST_ROWS) }));
}

type Counting = Pick<DiffCount, "what" | "direction"> & { rows: number; readonly kept: readonly DiffRow[][] };

function gravityBuckets(): DiffRow[][] {
  return Array.from({ length: GRAVITIES }, () => []);
}

function place({ what, direction }: Counting): number {
  return DIFF_DIRECTIONS.indexOf(direction) * DIFF_OUTCOMES.length + DIFF_OUTCOMES.indexOf(what);
}
