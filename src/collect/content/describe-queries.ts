import { counted } from "../../model/counted.js";
import type { Problem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { Gap, Query, UnseenQueries } from "../../model/snapshot.js";
import { inWords, sorted } from "../ids.js";
import type { SectionDraft } from "../section.js";
import type { IdsFound } from "./find-by-id.js";
import type { Doubt } from "./list-doubts.js";
import type { OutsideSources } from "./outside-sources.js";
import type { SingleRequests } from "./single-requests.js";
import { MOST_IDS, unreadGaps } from "./unread-gaps.js";

/** Everything that was read of the queries. */
export interface QueryEvidence extends IdsFound {
  readonly requests: SingleRequests<unknown>;
  readonly refused: Problem | null;
  readonly doubts: readonly Doubt[];
  readonly unseen: UnseenQueries | null;
  /** Those on data sources that nothing else told of. */
  readonly unlisted: readonly Pick<Query, "id" | "dataSourceId">[];
  readonly outside: OutsideSources;
  /** What to do so that the server tells its total. */
  readonly totalHint: string;
}

const LIST = "GET /api/queries";

/** How the queries were read, and which could not be. */
export function describeQueries(draft: SectionDraft, evidence: QueryEvidence): void {
  const { total, count, requests, refused, doubts, unseen } = evidence;
  draft.totals.push({
    of: "queries of the whole server, archived ones and drafts included",
    reading: "lists, and one by one",
    reported: total,
    read: count,
    distinct: count,
  });
  if (refused !== null) {
    draft.gaps.push(refusedGap(refused, evidence));
    return;
  }
  if (unseen === null) {
    for (const { code, what } of doubts) draft.notes.push({ code, what: `${what} All of them were found.` });
  } else {
    draft.gaps.push(...doubts);
    draft.gaps.push(
      ...unreadGaps(requests.failed, {
        code: "queries-unread",
        one: "Query",
        many: "Queries",
        where: "GET /api/queries/<id>",
        list: "queries",
      }),
      unseenGap(unseen, evidence),
    );
  }
  if (evidence.unlisted.length > 0) draft.gaps.push(unlistedGap(evidence.unlisted));
  if (requests.answers.size > 0) {
    draft.notes.push({
      code: "queries-found-by-id",
      what: `${counted(requests.answers.size, "query is", "queries are")} on no list that the account is shown, and ${requests.answers.size === 1 ? "was" : "were"} found one by one.`,
    });
  }
}

function refusedGap(refused: Problem, { unseen, total }: QueryEvidence): Gap {
  const counts = total === null ? "" : ` The server counts ${counted(total, "query", "queries")}.`;
  return {
    code: "queries-refused",
    what: `The account may not see queries, so nothing is known of them: neither owners and schedules, nor who reaches a data source through a query.${counts}`,
    where: LIST,
    hint: hintOf(refused),
    dataSources: [...(unseen?.dataSourceIds ?? [])],
  };
}

/** Up to 8 a data source whose driver does not load, and that nobody is granted, shows nowhere but here. */
function unlistedGap(unlisted: QueryEvidence["unlisted"]): Gap {
  const sources = sorted(unlisted.flatMap(({ dataSourceId }) => dataSourceId ?? []));
  const queries = sorted(unlisted.map(({ id }) => id));
  return {
    code: "queries-on-unlisted-sources",
    what: `${queries.length === 1 ? "Query" : "Queries"} ${inWords(queries)} ${queries.length === 1 ? "is" : "are"} on data ${sources.length === 1 ? "source" : "sources"} ${inWords(sources)}, which no list has. Who can do what there is not in the report.`,
    where: LIST,
    hint: "The data source is new, or its driver does not load on the server: collect again, or have the driver installed.",
    queries: queries.slice(0, MOST_IDS),
    dataSources: sources,
  };
}

function unseenGap(unseen: UnseenQueries, evidence: QueryEvidence): Gap {
  const { outside, total, totalHint } = evidence;
  const hints = [
    ...(total === null ? [totalHint] : []),
    ...(outside.hint === "" ? [] : [outside.hint]),
    ...(evidence.requests.endedBy() === "limit" ? ["Or allow more single requests: --detail-requests."] : []),
  ];
  return {
    code: total === null ? "queries-not-counted" : "queries-missing",
    what: `${countsText(evidence)} ${placesText(unseen)}`,
    where: total === null ? "GET /status.json" : LIST,
    hint: hints.length > 0 ? hints.join(" ") : "Collect again when nobody works on queries.",
    ...(unseen.dataSourceIds.length > 0 && { dataSources: [...unseen.dataSourceIds] }),
    ...(outside.groupIds.length > 0 && { groups: [...outside.groupIds] }),
  };
}

function countsText(evidence: QueryEvidence): string {
  const { total, count } = evidence;
  const read = `${counted(count, "was", "were")} read`;
  if (total === null) {
    return `The server does not tell how many queries it has; ${read}. ${searchText(evidence)}`;
  }
  const counts = `The server counts ${counted(total, "query", "queries")}, archived ones and drafts included, and ${read}.`;
  if (total < count) return `${counts} Its count cannot be trusted.`;
  const whole = " What is left may belong to another organisation of the server, or was lost on the way.";
  return `${counts} ${searchText(evidence)}${evidence.whole ? whole : ""}`;
}

function searchText({ requests, whole, upTo }: QueryEvidence): string {
  if (whole)
    return upTo === 0 ? "No query was found." : `Every id up to ${upTo} that no list has was asked for.`;
  if (requests.endedBy() === "limit") return "As many as were allowed were asked for one by one.";
  return "Asking for them one by one was given up, as the server failed too often.";
}

function placesText({ dataSourceIds: ids }: UnseenQueries): string {
  if (ids.length === 0) return "Of data sources, none is left out by the lists.";
  const sources = `data ${ids.length === 1 ? "source" : "sources"} ${inWords(ids)}`;
  return `Queries on ${sources} may be missing, and who reaches ${ids.length === 1 ? "it" : "them"} through such a query is not known.`;
}
