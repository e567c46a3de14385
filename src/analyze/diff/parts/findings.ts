import { counted } from "../../../model/counted.js";
import type { DiffField, DiffRow, DiffSubject } from "../../../model/diff.js";
import type { RuleResult } from "../../../model/finding.js";
import { putUnder } from "../../../model/put-under.js";
import { atMost } from "../../../model/sentences.js";
import type { Gap } from "../../../model/snapshot.js";
import { textOrder } from "../../../model/text-order.js";
import type { Finding } from "../../evaluate.js";
import type { Subject } from "../../rule.js";
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
    const ids = [...new Set([...older.keys(), ...newer.keys()])].sort(textOrder);
    for (const id of ids) {
      const row = rowOf(older.get(id), newer.get(id), sides);
      if (row !== null) yield row;
    }
  },
};
export default Object.freeze(findings);

function byId({ evaluation }: Side): ReadonlyMap<string, Finding> {
  return new Map(evaluation.findings.map((finding) => [finding.id, finding]));
}

/** Rules that say all of one side and not of the other, or that do not say all of either. */
function unevaluated({ older, newer }: Sides): string[] {
  const titles = new Map<string, string[]>();
  for (const { id, title, state: was } of older.evaluation.rules) {
    const is = resultOf(newer, id)?.state ?? "not evaluated";
    if (was === is && was !== "partly evaluated") continue;
    const how = was === is ? `${is} on both sides` : `${was} on the older snapshot, ${is} on the newer`;
    putUnder(titles, how, title);
  }
  return [...titles].map(([how, of]) => `${counted(of.length, "rule")} ${how}: ${atMost(of, "; ")}.`);
}

function rowOf(before: Finding | undefined, after: Finding | undefined, sides: Sides): DiffRow | null {
  const one = after ?? before;
  if (one === undefined) return null;
  const fields = fieldsOf(before, after);
  if (before !== undefined && after !== undefined && fields.length === 0) return null;
  const subjects = subjectsOf(one, before, after, sides);
  const open = whyOpen(one, before, after, sides);
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
  return Object.hasOwn(IDS_IN_GAPS, kind);
}

/** A finding is not new because its rule was not evaluated before, nor gone because it no longer is. */
function whyOpen(
  one: Finding,
  before: Finding | undefined,
  after: Finding | undefined,
  { older, newer }: Sides,
): string | null {
  if (before?.status === "unknown" || after?.status === "unknown")
    return "On one side what would tell whether it is so is missing.";
  const then = "perhaps it was so then too";
  if (before === undefined && !wouldFind(one, older)) return `${notAll(one, older, "older")}: ${then}.`;
  if (after === undefined && !wouldFind(one, newer))
    return `${notAll(one, newer, "newer")}: perhaps it still is so.`;
  return null;
}

function notAll({ rule }: Finding, side: Side, which: string): string {
  return `The rule was ${resultOf(side, rule.id)?.state ?? "not evaluated"} on the ${which} snapshot`;
}

function resultOf({ evaluation }: Side, ruleId: string): RuleResult | undefined {
  return evaluation.rules.find(({ id }) => id === ruleId);
}

/**
 * Whether a rule would have found it on that side, were it so there. What is missing there does not matter where it is
 * confined to others than those whom the finding names: what a rule cannot tell of them, it finds as unknown.
 */
function wouldFind({ rule, about, also = [] }: Finding, side: Side): boolean {
  const result = resultOf(side, rule.id);
  if (result?.state !== "partly evaluated") return result?.state === "evaluated";
  const { confinedGaps } = side.knows;
  const isConfined = result.why.every((why) => confinedGaps.some(({ what }) => what === why));
  return (
    isConfined && about.length > 0 && ![...about, ...also].some((subject) => isNamedBy(confinedGaps, subject))
  );
}

/** By which list a gap names things of a kind. null: by none, as no confined gap is about such. */
const IDS_IN_GAPS = {
  user: "users",
  group: "groups",
  "data source": "dataSources",
  query: "queries",
  dashboard: "dashboards",
  alert: null,
} as const;

/** Whether a gap may be about it. Of an identity, or a bare name, nobody knows. */
function isNamedBy(gaps: readonly Gap[], { kind, id }: Subject): boolean {
  if (typeof id !== "number" || !isNamed(kind)) return true;
  const list = IDS_IN_GAPS[kind];
  return list !== null && gaps.some((gap) => gap[list]?.includes(id));
}
