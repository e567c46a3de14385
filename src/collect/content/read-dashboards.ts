import { isProblem, Problem } from "../../model/problem.js";
import type { Dashboard, Section } from "../../model/snapshot.js";
import type { RawDashboard } from "../../redash/dashboard.js";
import dashboardEndpoint, { type DashboardDetail } from "../../redash/endpoints/dashboard.js";
import dashboardsEndpoint from "../../redash/endpoints/dashboards.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { sorted } from "../ids.js";
import { type PagesRead, readPages } from "../read-pages.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { describeDashboards } from "./describe-dashboards.js";
import { findById, type IdsFound } from "./find-by-id.js";
import { doubtsOf } from "./list-doubts.js";
import { addMoved, hasMoved } from "./moved.js";
import type { OutsideSources } from "./outside-sources.js";
import { type ServerTotal, serverTotal } from "./server-total.js";
import { type SingleRequests, singleRequests } from "./single-requests.js";

export interface DashboardsRead {
  /** By id, ascending. Who may modify them is not in here. */
  readonly dashboards: readonly Dashboard[];
  /** Whether all that there are were read. */
  readonly all: boolean;
  readonly section: Section;
}

type Details = SingleRequests<DashboardDetail>;

/**
 * Reads the list, then each dashboard by itself: only there is told what it shows, and whether it is shared. From 10 on
 * those that the list leaves out are looked for by id; up to 8 one is asked for by its slug, which nobody can guess.
 */
export async function readDashboards(
  context: CollectContext,
  outside: OutsideSources,
): Promise<DashboardsRead> {
  const draft = openSection(context.now);
  const total = serverTotal(context, "dashboards", draft.record);
  const list = await readList(context, draft);
  const refused = list.unreadable.map(({ problem }) => problem).find(isRefusal) ?? null;
  const listed = new Map(list.rows.map((row) => [row.id, row]));
  const requests = singleRequests({
    context,
    step: "Dashboards, one by one",
    ask: (id) => readDetail(context, id, listed, draft),
  });
  await requests.askAll([...listed.keys()], listed.size);
  const found = await findOthers(context, requests, listed, total, refused);
  if (found.totalMoved || hasMoved(list)) addMoved(draft, "dashboards");
  const doubts = doubtsOf(list, {
    of: "dashboard",
    list: "list of dashboards",
    where: `GET ${dashboardsEndpoint.template}`,
  });
  const dashboards = sorted([...listed.keys(), ...requests.answers.keys()]).flatMap((id) => {
    const raw = requests.answers.get(id) ?? listed.get(id);
    return raw === undefined ? [] : toDashboard(raw);
  });
  const evidence = { ...found, requests, refused, doubts, outside, listed, totalHint: total.hint() };
  describeDashboards(draft, evidence, context.traits.content.dashboardKey);
  const all = refused === null && found.total === found.count;
  const nothing = refused !== null || (dashboards.length === 0 && !all && doubts.length > 0);
  return {
    dashboards,
    all,
    section: closeSection(draft, context.now(), nothing),
  };
}

function isRefusal(problem: Problem): boolean {
  return isProblem(problem, "permission_missing");
}

async function readList(context: CollectContext, draft: SectionDraft): Promise<PagesRead<RawDashboard>> {
  const step = "Dashboards";
  context.onProgress({ step, done: 0, total: null });
  const read = await readPages({
    read: (page, pageSize) =>
      readOrProblem(context.reader.read(dashboardsEndpoint, { page, pageSize }, draft.record)),
    onProgress: (done, total) => context.onProgress({ step, done, total }),
  });
  draft.totals.push({
    of: "dashboards",
    reading: "list, of what the account's groups reach",
    reported: read.counts.at(-1) ?? null,
    read: read.rows.length,
    distinct: new Set(read.rows.map(({ id }) => id)).size,
  });
  return read;
}

/** One dashboard by itself. An answer about another one, as of a cache that confuses addresses, is a problem. */
async function readDetail(
  context: CollectContext,
  id: number,
  listed: ReadonlyMap<number, RawDashboard>,
  draft: SectionDraft,
): Promise<DashboardDetail | Problem> {
  const bySlug = context.traits.content.dashboardKey === "slug";
  const key = bySlug ? (listed.get(id)?.slug ?? id) : id;
  const detail = await readOrProblem(context.reader.read(dashboardEndpoint, { key }, draft.record));
  if (isProblem(detail) || detail.id === id) return detail;
  return new Problem("answer_unexpected", "The answer is about another dashboard.", {
    place: `GET /api/dashboards/${key}`,
  });
}

async function findOthers(
  context: CollectContext,
  requests: Details,
  listed: ReadonlyMap<number, RawDashboard>,
  total: ServerTotal,
  refused: Problem | null,
): Promise<IdsFound> {
  if (context.traits.content.dashboardKey === "id" && refused === null) {
    return findById({ requests, known: listed.keys(), readTotal: total.read });
  }
  const upTo = Math.max(0, ...listed.keys());
  return { total: await total.read(), totalMoved: false, count: listed.size, whole: false, upTo };
}

function toDashboard(raw: RawDashboard | DashboardDetail): Dashboard {
  const { slug: _notKept, ...kept } = raw;
  if (!("hasPublicLink" in kept)) return kept;
  const { queryIds, ...rest } = kept;
  return queryIds === undefined ? rest : { ...rest, queryIds: sorted(queryIds) };
}
