import type { DiffField, DiffRow, DiffSubject } from "../../../model/diff.js";
import { DIFF_SUBJECTS } from "../../../model/diff.js";
import type { RuleResult } from "../../../model/finding.js";
import { textOrder } from "../../../model/text-order.js";
import type { Finding } from "../../evaluate.js";
import type { DiffPartDescriptor } from "../part.js";
import { type NamedKind, type Side, type Sides, subjectOf } from "../sides.js";
import { unknownRow } from "../things.js";

const findings: DiffPartDescriptor = {
  id: "findings",
  title: "Findings",
  about: "Findings of the same rules, by the same settings, on both sides: what is new and what is gone.",
  // Without a session there is no snapshot: which rules say something is decided rule by rule.
  needs: ["session"],
  restsOn: [],
  isFirm: () => true,
  otherReasons: unevaluated,
  *rows(sides) {
    const [older, newer] = [byId(sides.older), byId(sides.newer)];
    const states = { older: statesOf(sides.older), newer: statesOf(sides.newer) };
    const ids = [...new Set([...older.keys(), ...newer.keys()])].sort(textOrder);
    for (const id of ids) {
      const row = rowOf(older.get(id), newer.get(id), states, sides);
      if (row !== null) yield row;
    }
  },
};
export default Object.freeze(findings);

type States = ReadonlyMap<string, RuleResult["state"]>;

function statesOf({ evaluation }: Side): States {
  return new Map(evaluation.rules.map(({ id, state }) => [id, state]));
}

function byId({ evaluation }: Side): ReadonlyMap<string, Finding> {
  return new Map(evaluation.findings.map((finding) => [finding.id, finding]));
}

/** Rules that say all of one side and not of the other, or that do not say all of either. */
function unevaluated({ older, newer }: Sides): string[] {
  const states = statesOf(newer);
  return older.evaluation.rules.flatMap(({ id, title, state: was }) => {
    const is = states.get(id) ?? "not evaluated";
    if (was === is && was !== "partly evaluated") return [];
    const sides = was === is ? `${is} on both sides` : `${was} on the older snapshot, ${is} on the newer`;
    return [`${title}: ${sides}.`];
  });
}

function rowOf(
  before: Finding | undefined,
  after: Finding | undefined,
  states: Readonly<Record<"older" | "newer", States>>,
  sides: Sides,
): DiffRow | null {
  const one = after ?? before;
  if (one === undefined) return null;
  const fields = fieldsOf(before, after);
  if (before !== undefined && after !== undefined && fields.length === 0) return null;
  const subjects = subjectsOf(one, before, after, sides);
  const open = whyOpen(one.rule.id, before, after, states);
  if (open !== null) return { ...unknownRow("findings", subjects, open), fields };
  return {
    part: "findings",
    what: before === undefined ? "new" : after === undefined ? "gone" : "changed",
    direction: before === undefined ? "wider" : after === undefined ? "narrower" : "neither",
    comparable: true,
    subjects,
    fields,
    note: null,
    provenance: null,
  };
}

/** Evidence holds numbers and times that differ from run to run: it is told of what is new or gone, and not compared. */
function fieldsOf(before: Finding | undefined, after: Finding | undefined): DiffField[] {
  if (before?.status === after?.status) return [];
  const told = (field: string, of: (finding: Finding) => string) => ({
    field,
    before: before === undefined ? null : of(before),
    after: after === undefined ? null : of(after),
  });
  const status = told("status", ({ status }) => status);
  if (before !== undefined && after !== undefined) return [status];
  return [
    status,
    told("severity", ({ rule }) => rule.severity),
    told("evidence", ({ evidence }) => evidence),
  ];
}

function subjectsOf(
  { id, about }: Finding,
  before: Finding | undefined,
  after: Finding | undefined,
  sides: Sides,
): DiffSubject[] {
  const named = about.flatMap(({ kind, id: of }) => {
    return isNamed(kind) && typeof of === "number" ? [subjectOf(sides, kind, of)] : [];
  });
  const finding = {
    kind: "finding" as const,
    id,
    before: before?.rule.title ?? null,
    after: after?.rule.title ?? null,
  };
  return [...named, finding];
}

function isNamed(kind: string): kind is NamedKind {
  return kind !== "setting" && kind !== "finding" && (DIFF_SUBJECTS as readonly string[]).includes(kind);
}

/** A finding is not new because its rule was not evaluated before, nor gone because it no longer is. */
function whyOpen(
  ruleId: string,
  before: Finding | undefined,
  after: Finding | undefined,
  { older, newer }: Readonly<Record<"older" | "newer", States>>,
): string | null {
  if (before?.status === "unknown" || after?.status === "unknown")
    return "On one side what would tell whether it is so is missing.";
  const [was, is] = [older.get(ruleId), newer.get(ruleId)];
  if (before === undefined && was !== "evaluated")
    return `The rule was ${was ?? "not evaluated"} on the older snapshot: perhaps it was so then too.`;
  if (after === undefined && is !== "evaluated")
    return `The rule was ${is ?? "not evaluated"} on the newer snapshot: perhaps it still is so.`;
  return null;
}
