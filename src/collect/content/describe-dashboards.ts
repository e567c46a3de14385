import { counted } from "../../model/counted.js";
import type { Problem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { Gap } from "../../model/snapshot.js";
import type { ContentTraits } from "../../model/versions.js";
import { inWords, sorted } from "../ids.js";
import type { SectionDraft } from "../section.js";
import type { IdsFound } from "./find-by-id.js";
import type { Doubt } from "./list-doubts.js";
import type { OutsideSources } from "./outside-sources.js";
import type { SingleRequests } from "./single-requests.js";
import { MOST_IDS, unreadGaps } from "./unread-gaps.js";

/** Everything that was read of the dashboards. */
export interface DashboardEvidence extends IdsFound {
  readonly requests: SingleRequests<{ readonly queryIds?: readonly number[] }>;
  readonly listed: ReadonlyMap<number, unknown>;
  readonly refused: Problem | null;
  readonly doubts: readonly Doubt[];
  readonly outside: OutsideSources;
  /** What to do so that the server tells its total. */
  readonly totalHint: string;
}

const LIST = "GET /api/dashboards";
const ONE = "GET /api/dashboards/<id or slug>";

/** How the dashboards were read, and which could not be. */
export function describeDashboards(
  draft: SectionDraft,
  evidence: DashboardEvidence,
  askedBy: ContentTraits["dashboardKey"],
): void {
  const { total, count, refused, doubts, requests, listed } = evidence;
  draft.totals.push({
    of: "dashboards of the whole server, archived ones and drafts included",
    reading: askedBy === "id" ? "list, and one by one" : "list",
    reported: total,
    read: count,
    distinct: count,
  });
  if (refused !== null) {
    draft.gaps.push({
      code: "dashboards-refused",
      what: "The account may not see dashboards, so nothing is known of them: neither what they show, nor which are shared by a link.",
      where: LIST,
      hint: hintOf(refused),
    });
    return;
  }
  addDetails(draft, evidence);
  if (total === count) {
    for (const { code, what } of doubts) draft.notes.push({ code, what: `${what} All of them were found.` });
  } else {
    draft.gaps.push(...doubts);
    draft.gaps.push(unseenGap(evidence, askedBy));
  }
  const byId = [...requests.answers.keys()].filter((id) => !listed.has(id)).length;
  if (byId > 0) {
    draft.notes.push({
      code: "dashboards-found-by-id",
      what: `${counted(byId, "dashboard is", "dashboards are")} on no list that the account is shown, and ${byId === 1 ? "was" : "were"} found one by one.`,
    });
  }
}

/** Dashboards of which the list's line is all that is known. */
function addDetails(draft: SectionDraft, { requests, listed, total, count }: DashboardEvidence): void {
  // Of those that no list has, one that fails may not exist: where all were found, it does not.
  const failed = [...requests.failed].filter(([id]) => listed.has(id) || total !== count);
  draft.gaps.push(
    ...unreadGaps(new Map(failed), {
      code: "dashboards-unread",
      one: "Dashboard",
      many: "Dashboards",
      where: ONE,
      list: "dashboards",
    }),
  );
  const { answers, missing } = requests;
  const left = [...listed.keys()].filter((id) => !answers.has(id) && !requests.failed.has(id));
  addGone(draft, sorted(left.filter((id) => missing.has(id))));
  addNotAsked(draft, sorted(left.filter((id) => !missing.has(id))), requests.endedBy());
  const partly = [...answers].filter(([, { queryIds }]) => queryIds === undefined).map(([id]) => id);
  if (partly.length === 0) return;
  draft.gaps.push({
    code: "dashboards-partly-hidden",
    what: `What ${subject(partly)} show is not known: the server hides a part of it from the account.`,
    where: ONE,
    hint: "Use the key of a member of the builtin group admin.",
    dashboards: sorted(partly).slice(0, MOST_IDS),
  });
}

function addGone(draft: SectionDraft, ids: readonly number[]): void {
  if (ids.length === 0) return;
  draft.gaps.push({
    code: "dashboards-unread",
    what: `The list has ${subject(ids)}, and the server does not know ${ids.length === 1 ? "it" : "them"} when asked.`,
    where: ONE,
    hint: "Collect again.",
    dashboards: ids.slice(0, MOST_IDS),
  });
}

function addNotAsked(
  draft: SectionDraft,
  ids: readonly number[],
  endedBy: "limit" | "failures" | null,
): void {
  if (ids.length === 0) return;
  const why = endedBy === "limit" ? "no more single requests were allowed" : "the server failed too often";
  draft.gaps.push({
    code: "dashboards-not-asked",
    what: `What ${counted(ids.length, "dashboard")} of the list ${ids.length === 1 ? "shows, and whether it is" : "show, and whether they are"} shared by a link, was not asked: ${why}.`,
    where: ONE,
    hint: endedBy === "limit" ? "Allow more: --detail-requests." : "Collect again at a quieter time.",
    dashboards: ids.slice(0, MOST_IDS),
  });
}

function subject(ids: readonly number[]): string {
  return `${ids.length === 1 ? "dashboard" : "dashboards"} ${inWords(sorted(ids))}`;
}

const HIDDEN = "archived ones, drafts of others, and those with no query that the account's groups reach";

function unseenGap(evidence: DashboardEvidence, askedBy: ContentTraits["dashboardKey"]): Gap {
  const { total, count, outside, requests, totalHint } = evidence;
  const read = `${counted(count, "was", "were")} read`;
  const counts =
    total === null
      ? `The server does not tell how many dashboards it has; ${read}.`
      : `The server counts ${counted(total, "dashboard")}, archived ones and drafts included, and ${read}.`;
  const hints = [
    ...(total === null ? [totalHint] : []),
    ...(outside.hint === "" ? [] : [outside.hint]),
    ...(requests.endedBy() === "limit" ? ["Or allow more single requests: --detail-requests."] : []),
    ...(askedBy === "slug"
      ? ["Archived ones are on no list at all, and drafts on that of their owners."]
      : []),
  ];
  return {
    code: total === null ? "dashboards-not-counted" : "dashboards-missing",
    what: `${counts} ${searchText(evidence, askedBy)} What others show, and whether they are shared by a link, is not known.`,
    where: total === null ? "GET /status.json" : LIST,
    hint: hints.length > 0 ? hints.join(" ") : "Collect again when nobody works on dashboards.",
    ...(outside.groupIds.length > 0 && { groups: [...outside.groupIds] }),
  };
}

function searchText(
  { requests, whole, upTo, total, count }: DashboardEvidence,
  askedBy: ContentTraits["dashboardKey"],
): string {
  if (total !== null && total < count) return "Its count cannot be trusted.";
  if (askedBy === "slug") {
    return `The list leaves out ${HIDDEN}, and this release opens none of them by its id.`;
  }
  if (whole) return `Every id up to ${upTo} that the list does not have was asked for.`;
  if (requests.endedBy() === "limit") return "As many as were allowed were asked for one by one.";
  return "Asking for them one by one was given up, as the server failed too often.";
}
