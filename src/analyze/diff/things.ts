import type { DiffDirection, DiffField, DiffOutcome, DiffRow, DiffSubject } from "../../model/diff.js";
import { fieldsOf, type Told } from "./fields.js";
import { type Pair, pairsById } from "./pairs.js";
import type { DiffPartDescriptor } from "./part.js";
import { type NamedKind, type Side, type Sides, subjectOf } from "./sides.js";

/** How things with an id are compared: what each side tells of them, and what a difference means. */
export interface ThingRule<T> extends Pick<DiffPartDescriptor, "isFirm"> {
  readonly part: DiffRow["part"];
  readonly kind: NamedKind;
  /** The field that holds the name: where it alone differs, the thing was renamed. */
  readonly nameField: string;
  list(side: Side): readonly T[];
  told(thing: T, side: Side, other: T | undefined): Told;
  direction(pair: Pair<T>, sides: Sides): DiffDirection;
  /** What a reader has to know besides. */
  note?(pair: Pair<T>, fields: readonly DiffField[], sides: Sides): string | null;
  /** Whether a side tells that it is there, or only that it may be. By default it does. */
  isThere?(thing: T): boolean;
}

/** Why a thing that only one side names is neither called new nor gone. */
const NOT_WHOLE = {
  older: "Only the newer snapshot names it; the older one may lack it because its list is not whole.",
  newer: "Only the older snapshot names it; the newer one may lack it because its list is not whole.",
  existence: "A server of this release does not tell whether it exists.",
} as const;

export function* compareThings<T extends { readonly id: number }>(
  rule: ThingRule<T>,
  sides: Sides,
): Iterable<DiffRow> {
  for (const pair of pairsById(rule.list(sides.older), rule.list(sides.newer))) {
    const { before, after } = pair;
    const fields = fieldsOf(
      before === undefined ? null : rule.told(before, sides.older, after),
      after === undefined ? null : rule.told(after, sides.newer, before),
      sides,
    );
    if (before !== undefined && after !== undefined && fields.length === 0) continue;
    yield rowOf(rule, sides, pair, fields);
  }
}

function rowOf<T>(rule: ThingRule<T>, sides: Sides, pair: Pair<T>, fields: readonly DiffField[]): DiffRow {
  const { part, kind } = rule;
  const subjects = [subjectOf(sides, kind, pair.id)];
  const open = whyOpen(rule, sides, pair);
  if (open !== null) return { ...unknownRow(part, subjects, open), fields };
  return {
    part,
    what: outcomeOf(pair, fields, rule.nameField),
    direction: rule.direction(pair, sides),
    comparable: true,
    subjects,
    fields,
    note: rule.note?.(pair, fields, sides) ?? null,
    provenance: null,
  };
}

/** Why it is not known what happened; null: it is. */
function whyOpen<T>(
  { isFirm, isThere = () => true }: ThingRule<T>,
  { older, newer }: Sides,
  { before, after }: Pair<T>,
): string | null {
  if (before === undefined && !isFirm(older.knows)) return NOT_WHOLE.older;
  if (after === undefined && !isFirm(newer.knows)) return NOT_WHOLE.newer;
  const perhaps = [before, after].some((thing) => thing !== undefined && !isThere(thing));
  return perhaps ? NOT_WHOLE.existence : null;
}

function outcomeOf<T>(
  { before, after }: Pair<T>,
  fields: readonly DiffField[],
  nameField: string,
): DiffOutcome {
  if (before === undefined) return "new";
  if (after === undefined) return "gone";
  return fields.every(({ field }) => field === nameField) ? "renamed" : "changed";
}

/** A row of which nobody knows whether anything changed. */
export function unknownRow(part: DiffRow["part"], subjects: readonly DiffSubject[], note: string): DiffRow {
  return {
    part,
    what: "unknown",
    direction: "unknown",
    comparable: false,
    subjects,
    fields: [],
    note,
    provenance: null,
  };
}
