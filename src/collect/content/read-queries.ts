import { isProblem, Problem } from "../../model/problem.js";
import type { Query, Section, UnseenQueries } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import type { ReadEndpoint } from "../../redash/endpoint.js";
import queriesEndpoint from "../../redash/endpoints/queries.js";
import queryEndpoint from "../../redash/endpoints/query.js";
import archiveEndpoint from "../../redash/endpoints/query-archive.js";
import type { ListAnswer, PageParams } from "../../redash/list-answer.js";
import type { RawQuery } from "../../redash/query.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { type PagesRead, readPages } from "../read-pages.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { describeQueries } from "./describe-queries.js";
import { findById } from "./find-by-id.js";
import { type Doubt, doubtsOf } from "./list-doubts.js";
import { addMoved, hasMoved } from "./moved.js";
import type { OutsideSources } from "./outside-sources.js";
import { serverTotal } from "./server-total.js";
import { singleRequests } from "./single-requests.js";

export interface QueriesRead {
  /** By id, ascending. Who may modify them is not in here. */
  readonly queries: readonly Query[];
  readonly unseen: UnseenQueries | null;
  readonly section: Section;
}

interface Lists {
  readonly queries: Map<number, Query>;
  readonly doubts: readonly Doubt[];
  /** Why the account is not shown any query at all. null: it is. */
  readonly refused: Problem | null;
  /** Whether a list counted otherwise on a later page, or one query was on both. */
  readonly moved: boolean;
}

/**
 * Reads the lists, then looks by id for those that no list shows. As many as the server counts are all, whatever the
 * lists leave out.
 * @param all ids of all data sources
 */
export async function readQueries(
  context: CollectContext,
  outside: OutsideSources,
  all: readonly number[],
): Promise<QueriesRead> {
  const draft = openSection(context.now);
  const total = serverTotal(context, "queries", draft.record);
  const { queries, doubts, refused, moved } = await readLists(context, draft);
  const requests = singleRequests({
    context,
    step: "Queries, one by one",
    ask: (queryId) => readQuery(context, queryId, draft),
  });
  const found =
    refused === null
      ? await findById({ requests, known: queries.keys(), readTotal: total.read })
      : { total: await total.read(), totalMoved: false, count: 0, whole: true, upTo: 0 };
  if (found.totalMoved || moved) addMoved(draft, "queries");
  for (const [id, raw] of requests.answers) queries.set(id, toQuery(raw, "by id"));
  const { listsArchivedQueries, listsOthersDrafts } = context.traits.content;
  const listsShowAll = listsArchivedQueries && listsOthersDrafts && doubts.length === 0 && refused === null;
  const unseen = unseenOf(found, listsShowAll ? outside.dataSourceIds : all);
  const known = new Set(all);
  const unlisted = [...queries.values()].filter(({ dataSourceId: id }) => id !== null && !known.has(id));
  const totalHint = total.hint();
  describeQueries(draft, { ...found, requests, refused, doubts, unseen, unlisted, outside, totalHint });
  return {
    queries: [...queries.values()].sort((a, b) => a.id - b.id),
    unseen,
    section: closeSection(
      draft,
      context.now(),
      refused !== null || (queries.size === 0 && unseen !== null && doubts.length > 0),
    ),
  };
}

function unseenOf(
  { total, count }: { readonly total: number | null; readonly count: number },
  dataSourceIds: readonly number[],
): UnseenQueries | null {
  if (total === count) return null;
  return {
    count: total === null || total < count ? null : total - count,
    dataSourceIds: ascending(dataSourceIds),
  };
}

async function readLists(context: CollectContext, draft: SectionDraft): Promise<Lists> {
  const list = await readList(context, draft, "queries", queriesEndpoint);
  const queries = new Map(list.rows.map((row) => [row.id, toQuery(row, "list")]));
  const refused = list.unreadable.map(({ problem }) => problem).find(isRefusal) ?? null;
  const doubts = doubtsOf(list, {
    of: "query",
    list: "list of queries",
    where: `GET ${queriesEndpoint.template}`,
  });
  const moved = hasMoved(list);
  if (refused !== null || !context.traits.content.listsArchivedQueries)
    return { queries, doubts, refused, moved };
  const archive = await readList(context, draft, "archived queries", archiveEndpoint);
  // Read later: one that is on both was archived meanwhile.
  const archivedMeanwhile = archive.rows.some(({ id }) => queries.has(id));
  for (const row of archive.rows) queries.set(row.id, toQuery(row, "archive"));
  return {
    queries,
    doubts: [
      ...doubts,
      ...doubtsOf(archive, {
        of: "archived-query",
        list: "list of archived queries",
        where: `GET ${archiveEndpoint.template}`,
      }),
    ],
    refused,
    moved: moved || archivedMeanwhile || hasMoved(archive),
  };
}

function isRefusal(problem: Problem): boolean {
  return isProblem(problem, "permission_missing");
}

async function readList(
  context: CollectContext,
  draft: SectionDraft,
  of: "queries" | "archived queries",
  endpoint: ReadEndpoint<PageParams, ListAnswer<RawQuery>>,
): Promise<PagesRead<RawQuery>> {
  const step = of === "queries" ? "Queries" : "Archived queries";
  context.onProgress({ step, done: 0, total: null });
  const read = await readPages({
    read: (page, pageSize) => readOrProblem(context.reader.read(endpoint, { page, pageSize }, draft.record)),
    onProgress: (done, total) => context.onProgress({ step, done, total }),
  });
  draft.totals.push({
    of,
    reading: "pages, of what the account's groups are granted",
    reported: read.counts.at(-1) ?? null,
    read: read.rows.length,
    distinct: new Set(read.rows.map(({ id }) => id)).size,
  });
  return read;
}

/** One query by itself. An answer about another one, as of a cache that confuses addresses, is a problem. */
async function readQuery(
  context: CollectContext,
  queryId: number,
  draft: SectionDraft,
): Promise<RawQuery | Problem> {
  const raw = await readOrProblem(context.reader.read(queryEndpoint, { queryId }, draft.record));
  if (isProblem(raw) || raw.id === queryId) return raw;
  return new Problem("answer_unexpected", "The answer is about another query.", {
    place: `GET /api/queries/${queryId}`,
  });
}

function toQuery(raw: RawQuery, readFrom: Query["readFrom"]): Query {
  return { ...raw, readFrom };
}
