import type { AccessDrift, AccessDrifts, Comparison, Drift } from "../drift/types.js";
import { withholdingOthers, wordedWithoutOthers } from "../drift/without-others.js";
import type { Beyond } from "../graph/access-index.js";
import { buildGraph } from "../graph/build.js";
import { look } from "../graph/labels.js";
import type { Knowledge } from "../graph/shared-verdicts.js";
import { accessOf, placeOf } from "../graph/user-access.js";
import { grantedBesides } from "../graph/verdict.js";
import { waysRound } from "../graph/ways-round.js";
import type { Report } from "../model/report.js";
import type { RiskSettings } from "../model/risk-settings.js";
import type { Events, Snapshot, User } from "../model/snapshot.js";
import { knownVersion } from "../model/versions.js";
import { countAccess } from "./access-counts.js";
import { countFindings } from "./drift-summary.js";
import { evaluationOfSource } from "./only-source-findings.js";
import { analyse, populationOf, type ReportOptions, reportOf } from "./report.js";

/**
 * The report of one data source, for whoever answers for it: everybody who can do something there now or once enabled,
 * or of whom that is not known, and nobody else. Each has the row of effective-access that the full report has.
 * Verdict, coverage and what was not compared are those of the full run.
 *
 * Groups are those of these people, those that are granted the data source although nobody is in them, those that a
 * login adds, and namesakes of all these, without which one could not be told from another as in the full report.
 * @throws Problem `version_unsupported`, `not_in_snapshot`
 */
export function buildReportOfSource(
  unordered: Snapshot,
  dataSourceId: number,
  options: ReportOptions = {},
): Report {
  const whole = analyse(unordered, options);
  const { snapshot, graph, compared } = whole;
  const reaches = (userId: number) => accessOf(graph, userId, dataSourceId).level !== "none";
  const people = new Set(snapshot.users.map(({ id }) => id).filter(reaches));
  const access = compared === null ? [] : changesThere(compared.drift.access, dataSourceId);
  const own = access.filter(({ userId }) => people.has(userId));
  const groups = groupsToKeep(snapshot, dataSourceId, people, own);
  const part = reduced(snapshot, dataSourceId, people, groups);
  const place = placeOf(graph.index, dataSourceId);
  const besides = grantedBesides(graph.index, place);
  const partGraph = buildGraph(part, besides);
  const told = compared && {
    ...compared,
    worded: wordedWithoutOthers(compared.drift, snapshot, graph, compared.comparison, people),
  };
  const report = reportOf({
    snapshot: part,
    graph: partGraph,
    counts: countAccess(partGraph),
    ways: [...waysRound(graph, snapshot, { dataSourceId })],
    use: whole.use,
    acceptances: [],
    acceptedGaps: whole.acceptedGaps,
    completeness: null,
    risk: withoutNames(whole.risk),
    evaluation: evaluationOfSource(whole, {
      dataSourceId,
      people,
      groups,
      worded: told?.worded ?? null,
    }),
    diff: null,
    compared: told && {
      comparison: withoutRemarks(told.comparison),
      drift: reducedDrift(told.drift, told.worded, people, groups, own),
    },
  });
  const name = part.dataSources[0]?.name ?? null;
  return {
    ...report,
    // What fits nothing can name anybody.
    unusedGapAcceptances: [],
    only: {
      dataSourceId,
      name,
      ofRun: populationOf(whole),
      gaining: compared && access.length - own.length + newcomers(snapshot, compared.drift, dataSourceId),
      driftOfRun: compared && countFindings(compared.drift),
      grantedElsewhere: { yes: idsWith(besides, groups, "yes"), maybe: idsWith(besides, groups, "maybe") },
    },
  };
}

function idsWith(
  besides: Beyond["grantedElsewhere"],
  groups: ReadonlySet<number>,
  granted: Knowledge,
): number[] {
  return [...besides].flatMap(([id, known]) => (known === granted && groups.has(id) ? [id] : []));
}

/** People without an account who can do something there as soon as their first login has put them into default. */
function newcomers(snapshot: Snapshot, { accounts }: Drift, dataSourceId: number): number {
  const coming = accounts.filter(
    ({ userId, nextLogin }) => userId === null && nextLogin === "creates",
  ).length;
  const theirs = snapshot.groups.find(({ type, name }) => type === "builtin" && name === "default");
  if (coming === 0 || theirs === undefined) return 0;
  const one: User = { ...NEWCOMER, groups: [theirs.id] };
  const graph = buildGraph({ ...snapshot, users: [one], changes: [] });
  return accessOf(graph, one.id, dataSourceId).level === "none" ? 0 : coming;
}

const NEWCOMER = { id: 0, name: "", email: "", disabled: false, groupsReadFrom: "members" } as const;

function changesThere(access: AccessDrifts, dataSourceId: number): AccessDrift[] {
  const there: AccessDrift[] = [];
  for (const change of access) if (change.dataSourceId === dataSourceId) there.push(change);
  return there;
}

function groupsToKeep(
  { users, groups, grants, unknownGrants }: Snapshot,
  dataSourceId: number,
  people: ReadonlySet<number>,
  changes: readonly AccessDrift[],
): ReadonlySet<number> {
  const ids = new Set([
    ...users.filter(({ id }) => people.has(id)).flatMap((user) => user.groups ?? []),
    ...grants.filter((grant) => grant.dataSourceId === dataSourceId).map(({ groupId }) => groupId),
    ...unknownGrants.filter((one) => one.dataSourceId === dataSourceId).flatMap(({ groupIds }) => groupIds),
    ...changes.flatMap(({ added }) => added),
  ]);
  const names = new Set(groups.filter(({ id }) => ids.has(id)).map(({ name }) => look(name)));
  return new Set(groups.filter(({ name }) => names.has(look(name))).map(({ id }) => id));
}

function reduced(
  snapshot: Snapshot,
  dataSourceId: number,
  people: ReadonlySet<number>,
  groups: ReadonlySet<number>,
): Snapshot {
  const there = (grant: { readonly dataSourceId: number }) => grant.dataSourceId === dataSourceId;
  return {
    ...snapshot,
    users: snapshot.users.filter(({ id }) => people.has(id)),
    groups: snapshot.groups.filter(({ id }) => groups.has(id)),
    changes: snapshot.changes.filter(({ userId }) => people.has(userId)),
    dataSources: snapshot.dataSources.filter(({ id }) => id === dataSourceId),
    grants: snapshot.grants.filter(there),
    unknownGrants: snapshot.unknownGrants.filter(there),
    ...contentTo(snapshot, dataSourceId, people),
    events: snapshot.events && reducedEvents(snapshot, snapshot.events, dataSourceId, people, groups),
  };
}

/** Whoever changed a group and does not reach the data source is not told. */
function reducedEvents(
  { queries }: Snapshot,
  events: Events,
  dataSourceId: number,
  people: ReadonlySet<number>,
  groups: ReadonlySet<number>,
): Events {
  const queryIds = new Set(
    queries.filter((query) => query.dataSourceId === dataSourceId).map(({ id }) => id),
  );
  return {
    ...events,
    executions: events.executions.filter(
      (one) => one.dataSourceId === dataSourceId && people.has(one.userId),
    ),
    logins: events.logins.filter(({ userId }) => people.has(userId)),
    keyUses: events.keyUses.filter(({ queryId }) => queryIds.has(queryId)),
    groupChanges: events.groupChanges
      .filter(({ groupId }) => groups.has(groupId))
      .map((change) => ({
        ...change,
        userId: change.userId !== null && people.has(change.userId) ? change.userId : null,
      })),
  };
}

/**
 * Queries on the data source, and what shows or watches them. Where owners can move theirs there, those of these people
 * too, without the names that they have elsewhere.
 */
function contentTo(
  { queries, dashboards, alerts, server }: Snapshot,
  dataSourceId: number,
  people: ReadonlySet<number>,
): Pick<Snapshot, "queries" | "dashboards" | "alerts"> {
  const moves = knownVersion(server.version).traits.access.movedQuery === "runs";
  const there = queries.filter((query) => query.dataSourceId === dataSourceId);
  const ids = new Set(there.map(({ id }) => id));
  const movable = moves ? queries.filter(({ id, ownerId }) => !ids.has(id) && people.has(ownerId)) : [];
  return {
    queries: [...there, ...movable.map((query) => ({ ...query, name: "" }))],
    dashboards: dashboards.filter(({ queryIds }) => queryIds?.some((id) => ids.has(id))),
    alerts: alerts.filter(({ queryId }) => ids.has(queryId)),
  };
}

/** The comparison was made with everybody, as a login asks about all of a person's groups; only its rows are fewer. */
function reducedDrift(
  drift: Drift,
  worded: Drift,
  people: ReadonlySet<number>,
  groups: ReadonlySet<number>,
  access: readonly AccessDrift[],
): Drift {
  const { accounts, memberships, notEvaluated } = withholdingOthers(drift, worded, people);
  const ofPeople = <T>(byUser: ReadonlyMap<number, T>) =>
    new Map([...byUser].filter(([userId]) => people.has(userId)));
  return {
    matches: ofPeople(drift.matches),
    logins: ofPeople(drift.logins),
    accounts,
    memberships: memberships.filter(({ groupId }) => groupId === null || groups.has(groupId)),
    access: countedChanges(access),
    comesBack: drift.comesBack,
    notEvaluated,
  };
}

function countedChanges(changes: readonly AccessDrift[]): AccessDrifts {
  const counts = changes.map(({ change, state }) => ({ change, state, rows: 1 }));
  return { length: changes.length, counts, [Symbol.iterator]: () => changes[Symbol.iterator]() };
}

/** What fits nothing can name anybody. */
function withoutNames(risk: RiskSettings): RiskSettings {
  const what = "The config file names something that is not there: the report of the full run says what.";
  const [first] = risk.warnings;
  return { ...risk, warnings: first === undefined ? [] : [{ setting: first.setting, what }] };
}

const REMARKS_ELSEWHERE = "What is odd about the files can name anybody: the report of the full run has it.";

function withoutRemarks({ directory, settings }: Comparison): Comparison {
  const remarks =
    directory.files.some(({ warnings }) => warnings.length > 0) || directory.warnings.length > 0;
  return {
    settings,
    directory: {
      ...directory,
      files: directory.files.map((file) => ({ ...file, warnings: [] })),
      warnings: remarks ? [REMARKS_ELSEWHERE] : [],
    },
  };
}
