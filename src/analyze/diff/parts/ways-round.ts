import type { WayRound } from "../../../graph/types.js";
import { WAY_KINDS } from "../../../model/access-words.js";
import type { DiffDirection, DiffRow, DiffSubject } from "../../../model/diff.js";
import { fieldsOf, type Told, yesOrNo } from "../fields.js";
import type { DiffPartDescriptor } from "../part.js";
import { directionOfRanks } from "../ranks.js";
import { type Side, type Sides, subjectOf } from "../sides.js";
import { unknownRow } from "../things.js";
import { tellsWay } from "../ways-told.js";

const waysRoundGroups: DiffPartDescriptor = {
  id: "ways-round",
  title: "Ways round the groups",
  about:
    "Access that no group gives: own queries, query keys, public links, data sources that run programs, schedules of disabled people, and alerts, which go on.",
  needs: ["users", "groups", "grants", "queries"],
  restsOn: ["memberships", "dataSources", "modifiers", "dashboards", "alerts"],
  isFirm: ({ allUsers, allGroups, allGrants, allModifiers, allDashboards, allAlerts }) =>
    allUsers && allGroups && allGrants && allModifiers && allDashboards && allAlerts,
  *rows(sides) {
    const [older, newer] = [waysByKey(sides.older), waysByKey(sides.newer)];
    const keys = [...new Set([...older.keys(), ...newer.keys()])];
    const pairs = keys.map((key) => ({ key, before: older.get(key), after: newer.get(key) }));
    for (const { key, before, after } of pairs.sort(inOrder)) {
      const row = rowOf(key, before, after, sides);
      if (row !== null) yield row;
    }
  },
};
export default Object.freeze(waysRoundGroups);

interface Pair {
  readonly key: string;
  readonly before: WayRound | undefined;
  readonly after: WayRound | undefined;
}

function waysByKey({ ways }: Side): Map<string, WayRound> {
  return new Map(ways.map((way) => [keyOf(way), way]));
}

/**
 * What makes a way the same way. Where it goes through a query, that is where the query reads: a query that was moved is
 * the same way to another data source.
 */
function keyOf({
  kind,
  userId,
  dataSourceId,
  queryId,
  dashboardId,
  alertId,
  viaDataSourceId,
}: WayRound): string {
  const steps = [
    ...(userId === null ? [] : [`u${userId}`]),
    ...(queryId === null ? [] : [`q${queryId}`]),
    ...(dashboardId === null ? [] : [`d${dashboardId}`]),
    ...(alertId === null ? [] : [`a${alertId}`]),
    ...(viaDataSourceId === null ? [] : [`v${viaDataSourceId}`]),
    ...(queryId === null && dataSourceId !== null ? [`s${dataSourceId}`] : []),
  ];
  return [kind.replaceAll(" ", "-"), ...steps].join("-");
}

function inOrder(a: Pair, b: Pair): number {
  const [left, right] = [a.after ?? a.before, b.after ?? b.before].map(placesOf);
  for (const [index, place] of (left ?? []).entries()) {
    const other = right?.[index] ?? 0;
    if (place !== other) return place - other;
  }
  return 0;
}

function placesOf(way: WayRound | undefined): readonly number[] {
  if (way === undefined) return [];
  const { kind, userId, queryId, dashboardId, alertId, viaDataSourceId } = way;
  return [
    WAY_KINDS.indexOf(kind),
    ...[userId, queryId, dashboardId, alertId, viaDataSourceId].map((id) => id ?? 0),
  ];
}

function rowOf(
  key: string,
  before: WayRound | undefined,
  after: WayRound | undefined,
  sides: Sides,
): DiffRow | null {
  const way = after ?? before;
  const fields = fieldsOf(
    before === undefined ? null : told(before),
    after === undefined ? null : told(after),
    sides,
  );
  if (way === undefined || (before !== undefined && after !== undefined && fields.length === 0)) return null;
  const subjects = subjectsOf(key, way, before, after, sides);
  const open = whyOpen(way, before, after, sides);
  if (open !== null) return { ...unknownRow("ways-round", subjects, open), fields };
  return {
    part: "ways-round",
    what: before === undefined ? "new" : after === undefined ? "gone" : "changed",
    direction: directionOf(before, after, sides),
    comparable: true,
    subjects,
    fields,
    note: null,
    provenance: null,
  };
}

/** What is not known on a side is not told. */
function told({ dataSourceId, viaDataSourceId, level, certainty, now, adds }: WayRound): Told {
  return {
    data_source: leadsTo(dataSourceId),
    via: viaDataSourceId === null ? null : { kind: "data source", ids: [viaDataSourceId] },
    level,
    certainty,
    access_now: now,
    adds: adds === null || adds === "unknown" ? undefined : yesOrNo(adds),
  };
}

function leadsTo(dataSourceId: WayRound["dataSourceId"]): Told[string] {
  if (dataSourceId === "unknown") return undefined;
  return dataSourceId === null ? "all" : { kind: "data source", ids: [dataSourceId] };
}

/** Whose way it is and where it leads before what it goes through. */
function subjectsOf(
  key: string,
  { kind, userId, dataSourceId, queryId, dashboardId, alertId }: WayRound,
  before: WayRound | undefined,
  after: WayRound | undefined,
  sides: Sides,
): DiffSubject[] {
  const subject = (of: Parameters<typeof subjectOf>[1], id: number | null) =>
    id === null ? [] : [subjectOf(sides, of, id)];
  return [
    ...subject("user", userId),
    ...subject("data source", typeof dataSourceId === "number" ? dataSourceId : null),
    {
      kind: "way",
      id: key,
      before: before === undefined ? null : kind,
      after: after === undefined ? null : kind,
    },
    ...subject("query", queryId),
    ...subject("dashboard", dashboardId),
    ...subject("alert", alertId),
  ];
}

function whyOpen(
  way: WayRound,
  before: WayRound | undefined,
  after: WayRound | undefined,
  { older, newer }: Sides,
): string | null {
  const missing = "what it goes through, or whose it is, was not read whole";
  if (before === undefined && !tellsWay(older, way)) return `Perhaps it was there before: ${missing}.`;
  if (after === undefined && !tellsWay(newer, way)) return `Perhaps it still is there: ${missing}.`;
  return null;
}

/** A way that adds nothing to the groups lets nobody do more. Every query has a key: it came with the query, or went. */
function directionOf(
  before: WayRound | undefined,
  after: WayRound | undefined,
  { older, newer }: Sides,
): DiffDirection {
  const way = after ?? before;
  const isWithQuery = way?.kind === "query key" && way.queryId !== null;
  if (isWithQuery && !(older.queries.has(way.queryId ?? 0) && newer.queries.has(way.queryId ?? 0)))
    return "neither";
  // It reaches what it did not reach, whatever it reaches no longer.
  if (before !== undefined && after !== undefined && after.adds !== false && leadsElsewhere(before, after))
    return "wider";
  return directionOfRanks(ranksOf(before), ranksOf(after));
}

function leadsElsewhere({ dataSourceId: was }: WayRound, { dataSourceId: is }: WayRound): boolean {
  return was !== is && was !== "unknown" && is !== "unknown";
}

function ranksOf(way: WayRound | undefined): readonly number[] {
  if (way === undefined || way.adds === false) return [0, 0];
  const rank = way.level === "query" ? 2 : 1;
  return [way.now === "live" ? rank : 0, rank];
}
