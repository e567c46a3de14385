import type { Drift, NotEvaluated } from "../drift/types.js";
import type { GapAcceptance, ReportedGap } from "../model/reported-gap.js";
import {
  CONTENT_SECTION_NAMES,
  GROUP_SECTION_NAMES,
  type Section,
  type SectionName,
  type Snapshot,
} from "../model/snapshot.js";
import { gapSchema } from "../model/snapshot-section.js";
import { acceptanceBy, isExpired } from "./acceptances.js";
import { callsOf } from "./calls-of.js";
import { gapId } from "./gap-id.js";
import { SECTION_TITLES } from "./section-titles.js";

type Unjudged = Omit<ReportedGap, "status" | "acceptance">;

/**
 * Everything that makes a run PARTIAL, and who answers for it: the gaps that access through groups rests on, what could
 * not be compared with the directory, then the gaps of the ways round the groups. An acceptance takes no gap away.
 * @param drift null: nothing was compared with a directory
 */
export function gapsOf(
  snapshot: Snapshot,
  drift: Drift | null,
  acceptances: readonly GapAcceptance[],
): ReportedGap[] {
  const accept = acceptanceBy(acceptances, ({ gap }) => gap);
  const gaps = [
    ...GROUP_SECTION_NAMES.flatMap((name) => ofSection(snapshot, name)),
    ...(drift?.notEvaluated ?? []).filter(({ incomplete }) => incomplete).map(ofComparison),
    ...CONTENT_SECTION_NAMES.flatMap((name) => ofSection(snapshot, name)),
  ];
  return gaps.map((gap) => {
    const acceptance = accept(gap.id);
    return { ...gap, status: statusOf(acceptance, snapshot.startedAt), acceptance };
  });
}

function statusOf(acceptance: GapAcceptance | null, asOf: string): ReportedGap["status"] {
  if (acceptance === null) return "open";
  return isExpired(acceptance, asOf) ? "acceptance expired" : "accepted";
}

/** A section that is not whole gives at the least one. */
function ofSection({ sections }: Snapshot, section: SectionName): Unjudged[] {
  const { status, gaps } = sections[section];
  if (status === "complete" || status === "not asked") return [];
  // Parsing gives the keys their one order.
  if (gaps.length > 0) return gaps.map((gap) => ({ ...gapSchema.parse(gap), id: gapId(gap), section }));
  return [nothingRead(section, sections[section])];
}

function nothingRead(section: SectionName, { requests }: Section): Unjudged {
  const title = SECTION_TITLES[section];
  return {
    id: `nothing-read-${slug(title)}`,
    section,
    code: "nothing-read",
    what: `${title}: nothing could be read.`,
    where: callsOf(requests),
    hint: "Collect again.",
  };
}

function ofComparison({ what, why }: NotEvaluated): Unjudged {
  return {
    id: `not-compared-${slug(what)}`,
    section: null,
    code: "not-compared",
    what: `Not evaluated: ${what}. ${why}`,
    where: "the exports of the directory",
    hint: "Take whole and recent exports, and compare again.",
  };
}

function slug(text: string): string {
  return text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
}
