import { counted } from "../../model/counted.js";
import type { Dashboard, Query, Section } from "../../model/snapshot.js";
import dashboardAcl from "../../redash/endpoints/dashboard-acl.js";
import queryAcl from "../../redash/endpoints/query-acl.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { sorted } from "../ids.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { type SingleRequests, singleRequests } from "./single-requests.js";
import { MOST_IDS, unreadGaps } from "./unread-gaps.js";

/** What was read, and whether that is all there is. */
export interface Modifiable {
  readonly queries: readonly Query[];
  readonly allQueries: boolean;
  readonly dashboards: readonly Dashboard[];
  readonly allDashboards: boolean;
}

export interface ModifiersRead {
  readonly queries: Query[];
  readonly dashboards: Dashboard[];
  readonly section: Section;
}

/** Asks of each query and each dashboard who may modify it besides its owner; archived ones last. */
export async function readModifiers(context: CollectContext, known: Modifiable): Promise<ModifiersRead> {
  const draft = openSection(context.now);
  const ofQueries = singleRequests({
    context,
    step: "Who may modify queries",
    ask: (queryId) => readOrProblem(context.reader.read(queryAcl, { queryId }, draft.record)),
  });
  const ofDashboards = singleRequests({
    context,
    step: "Who may modify dashboards",
    ask: (dashboardId) => readOrProblem(context.reader.read(dashboardAcl, { dashboardId }, draft.record)),
  });
  await ofQueries.askAll(archivedLast(known.queries), known.queries.length);
  await ofDashboards.askAll(archivedLast(known.dashboards), known.dashboards.length);
  describe(draft, "queries", known.queries, ofQueries);
  describe(draft, "dashboards", known.dashboards, ofDashboards);
  if (!known.allQueries || !known.allDashboards) addUnseen(draft, known);
  const asked = known.queries.length + known.dashboards.length;
  const told = ofQueries.answers.size + ofDashboards.answers.size;
  return {
    queries: known.queries.map((query) => withModifiers(query, ofQueries)),
    dashboards: known.dashboards.map((dashboard) => withModifiers(dashboard, ofDashboards)),
    section: closeSection(draft, context.now(), asked > 0 && told === 0),
  };
}

function archivedLast(things: readonly { readonly id: number; readonly archived: boolean }[]): number[] {
  const ids = (archived: boolean) => things.flatMap((thing) => (thing.archived === archived ? thing.id : []));
  return [...ids(false), ...ids(true)];
}

/** The owner, who may modify it in any case, is left out. */
function withModifiers<T extends { readonly id: number; readonly ownerId: number | null }>(
  thing: T,
  { answers }: SingleRequests<readonly number[]>,
): T & { modifierIds?: number[] } {
  const told = answers.get(thing.id);
  return told === undefined
    ? thing
    : { ...thing, modifierIds: sorted(told.filter((id) => id !== thing.ownerId)) };
}

const KINDS = {
  queries: {
    code: "modifiers-of-queries-unread",
    one: "Who may modify query",
    many: "Who may modify queries",
    where: "GET /api/queries/<id>/acl",
    list: "queries",
  },
  dashboards: {
    code: "modifiers-of-dashboards-unread",
    one: "Who may modify dashboard",
    many: "Who may modify dashboards",
    where: "GET /api/dashboards/<id>/acl",
    list: "dashboards",
  },
} as const;

function describe(
  draft: SectionDraft,
  of: "queries" | "dashboards",
  things: readonly { readonly id: number }[],
  requests: SingleRequests<readonly number[]>,
): void {
  const { answers, failed, missing } = requests;
  draft.totals.push({
    of: `${of} of which it was asked who may modify them`,
    reading: "each by itself",
    reported: null,
    read: answers.size,
    distinct: answers.size,
  });
  draft.gaps.push(...unreadGaps(failed, KINDS[of]));
  const left = things.map(({ id }) => id).filter((id) => !answers.has(id) && !failed.has(id));
  if (left.length === 0) return;
  const one = of === "queries" ? "query" : "dashboard";
  const limited = requests.endedBy() === "limit";
  const why = limited
    ? "no more single requests were allowed"
    : missing.size > 0
      ? "the server does not know them when asked"
      : "the server failed too often";
  draft.gaps.push({
    code: `${KINDS[of].code.replace(/unread$/, "")}not-asked`,
    what: `Who may modify ${counted(left.length, one, of)} is not known: ${why}.`,
    where: KINDS[of].where,
    hint: limited ? "Allow more: --detail-requests." : "Collect again at a quieter time.",
    [KINDS[of].list]: left.slice(0, MOST_IDS),
  });
}

function addUnseen(draft: SectionDraft, { allQueries, allDashboards }: Modifiable): void {
  const which = [...(allQueries ? [] : ["queries"]), ...(allDashboards ? [] : ["dashboards"])].join(" and ");
  draft.gaps.push({
    code: "modifiers-of-unseen",
    what: `Who may modify ${which} that were not read is not known either.`,
    where: allQueries ? "GET /api/dashboards" : "GET /api/queries",
    hint: `See the ${allQueries || allDashboards ? "section" : "sections"} on ${which}.`,
  });
}
