import { counted } from "../../model/counted.js";
import { isProblem, Problem } from "../../model/problem.js";
import { hintOf } from "../../model/problem-kinds.js";
import type { Alert, Destination, Section } from "../../model/snapshot.js";
import type { RawAlert } from "../../redash/alert.js";
import alertEndpoint from "../../redash/endpoints/alert.js";
import subscriptionsEndpoint, { type Subscription } from "../../redash/endpoints/alert-subscriptions.js";
import alertsEndpoint from "../../redash/endpoints/alerts.js";
import destinationsEndpoint from "../../redash/endpoints/destinations.js";
import { type CollectContext, readOrProblem } from "../context.js";
import { sorted } from "../ids.js";
import { reasonOf } from "../reason.js";
import { closeSection, openSection, type SectionDraft } from "../section.js";
import { findById, type IdsFound } from "./find-by-id.js";
import type { OutsideSources } from "./outside-sources.js";
import type { QueriesRead } from "./read-queries.js";
import { type SingleRequests, singleRequests } from "./single-requests.js";
import { unreadGaps } from "./unread-gaps.js";

export interface AlertsRead {
  /** By id, ascending, as are the destinations. */
  readonly alerts: Alert[];
  readonly destinations: Destination[];
  readonly section: Section;
}

/**
 * Reads the list of alerts, looks by id for those on queries that the account's groups do not reach, and asks of each to
 * whom it goes. The server counts no alerts but those that the caller's groups reach, so that only ids can be tried.
 */
export async function readAlerts(
  context: CollectContext,
  { queries, unseen }: Pick<QueriesRead, "queries" | "unseen">,
  outside: OutsideSources,
): Promise<AlertsRead> {
  const draft = openSection(context.now);
  context.onProgress({ step: "Alerts", done: 0, total: null });
  const listed = await readOrProblem(context.reader.read(alertsEndpoint, undefined, draft.record));
  const rows = isProblem(listed) ? [] : listed;
  const alerts = new Map(rows.map((row) => [row.id, row]));
  draft.totals.push({
    of: "alerts",
    reading: "list, of what the account's groups reach",
    reported: null,
    read: rows.length,
    distinct: alerts.size,
  });
  if (isProblem(listed)) addUnlisted(draft, listed);
  const others = singleRequests({
    context,
    step: "Alerts, one by one",
    ask: (alertId) => readAlert(context, alertId, draft),
  });
  const refused = isProblem(listed, "permission_missing");
  const search =
    unseen !== null || isProblem(listed) || queries.some((query) => !outside.listed(query.dataSourceId));
  if (search && !refused) {
    const found = await findById({ requests: others, known: alerts.keys(), readTotal: async () => null });
    describeSearch(draft, others, found, outside);
    draft.totals.push(totalOf(rows.length, alerts.size, others.answers.size));
  }
  if (unseen !== null && !refused) addUnseen(draft);
  for (const [id, alert] of others.answers) alerts.set(id, alert);
  const told = await readSubscriptions(context, draft, sorted(alerts.keys()));
  return {
    alerts: [...alerts.values()].sort((a, b) => a.id - b.id).map((alert) => withSubscriptions(alert, told)),
    destinations: await readDestinations(context, draft),
    section: closeSection(draft, context.now(), isProblem(listed) && alerts.size === 0),
  };
}

/** The list alone may have none where there are some. */
function totalOf(listed: number, distinct: number, others: number): SectionDraft["totals"][number] {
  const found = { read: listed + others, distinct: distinct + others };
  return { of: "alerts found in all", reading: "list, and one by one", reported: null, ...found };
}

function addUnlisted(draft: SectionDraft, problem: Problem): void {
  const what =
    problem.code === "permission_missing"
      ? "The account may not see alerts, so nothing is known of them, nor of who gets them."
      : `The list of alerts could not be read (${reasonOf(problem)}).`;
  const code = problem.code === "permission_missing" ? "alerts-refused" : "alerts-unreadable";
  draft.gaps.push({ code, what, where: "GET /api/alerts", hint: hintOf(problem) });
}

/** One alert by itself. An answer about another one, as of a cache that confuses addresses, is a problem. */
async function readAlert(
  context: CollectContext,
  alertId: number,
  draft: SectionDraft,
): Promise<RawAlert | Problem> {
  const alert = await readOrProblem(context.reader.read(alertEndpoint, { alertId }, draft.record));
  if (isProblem(alert) || alert.id === alertId) return alert;
  return new Problem("answer_unexpected", "The answer is about another alert.", {
    place: `GET /api/alerts/${alertId}`,
  });
}

function describeSearch(
  draft: SectionDraft,
  requests: SingleRequests<RawAlert>,
  { whole, upTo }: IdsFound,
  outside: OutsideSources,
): void {
  const { answers, failed } = requests;
  const where = "GET /api/alerts/<id>";
  draft.gaps.push(
    ...unreadGaps(failed, { code: "alerts-unread", one: "Alert", many: "Alerts", where, list: null }),
  );
  if (whole) {
    const found = `${counted(answers.size, "alert was", "alerts were")} found so`;
    draft.notes.push({
      code: "alerts-searched-by-id",
      what: `The list of alerts leaves out those on queries that the account's groups do not reach, and the server does not count them. Every id up to ${upTo} that the list does not have was asked for; ${found}.`,
    });
    return;
  }
  const limited = requests.endedBy() === "limit";
  const hint = limited
    ? "Allow more single requests: --detail-requests."
    : "Collect again at a quieter time.";
  draft.gaps.push({
    code: "alerts-not-all-asked",
    what: `Alerts on queries that the account's groups do not reach may be missing: ${limited ? "no more single requests were allowed" : "the server failed too often"}.`,
    where,
    hint: outside.hint === "" ? hint : `${hint} ${outside.hint}`,
  });
}

function addUnseen(draft: SectionDraft): void {
  draft.gaps.push({
    code: "alerts-of-unseen-queries",
    what: "Alerts on queries that were not read may be missing.",
    where: "GET /api/alerts",
    hint: "See the section on queries.",
  });
}

async function readSubscriptions(
  context: CollectContext,
  draft: SectionDraft,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly Subscription[]>> {
  const requests = singleRequests({
    context,
    step: "Who gets alerts",
    ask: (alertId) => readOrProblem(context.reader.read(subscriptionsEndpoint, { alertId }, draft.record)),
  });
  await requests.askAll(ids, ids.length);
  const { answers, failed } = requests;
  const where = "GET /api/alerts/<id>/subscriptions";
  const names = { one: "Who gets alert", many: "Who gets alerts", list: null };
  draft.gaps.push(...unreadGaps(failed, { code: "subscriptions-unread", where, ...names }));
  const left = ids.filter((id) => !answers.has(id) && !failed.has(id)).length;
  if (left > 0) {
    const limited = requests.endedBy() === "limit";
    draft.gaps.push({
      code: "subscriptions-not-asked",
      what: `Who gets ${counted(left, "alert")} is not known: ${limited ? "no more single requests were allowed" : "the server failed too often"}.`,
      where,
      hint: limited ? "Allow more: --detail-requests." : "Collect again at a quieter time.",
    });
  }
  return answers;
}

function withSubscriptions(alert: RawAlert, told: ReadonlyMap<number, readonly Subscription[]>): Alert {
  const subscriptions = told.get(alert.id);
  return subscriptions === undefined ? alert : { ...alert, subscriptions: [...subscriptions] };
}

async function readDestinations(context: CollectContext, draft: SectionDraft): Promise<Destination[]> {
  const read = await readOrProblem(context.reader.read(destinationsEndpoint, undefined, draft.record));
  if (!isProblem(read))
    return [...new Map(read.map((row) => [row.id, row])).values()].sort((a, b) => a.id - b.id);
  draft.gaps.push({
    code: "destinations-unreadable",
    what: `Where alerts can be sent besides mailboxes could not be read (${reasonOf(read)}).`,
    where: "GET /api/destinations",
    hint: hintOf(read),
  });
  return [];
}
