import type { Snapshot } from "../model/snapshot.js";
import { labelsOf, look } from "./labels.js";
import type { WayRound } from "./types.js";
import { quotedIfNeeded } from "./words.js";

/** What to call the things that a way leads through, by their ids: for a sentence. */
export interface WayNames {
  readonly source: (dataSourceId: number) => string;
  /** `query #20 “Orders”`: a name alone may read as a word of the sentence. */
  readonly query: (queryId: number) => string;
  readonly dashboard: (dashboardId: number) => string;
  readonly alert: (alertId: number) => string;
  readonly isArchived: (way: WayRound) => boolean;
  /** Of a way by a query's key: whether it is told that there is one. */
  readonly isKeyTold: (way: WayRound) => boolean;
}

export function wayNames({
  dataSources,
  queries,
  dashboards,
  alerts,
}: Pick<Snapshot, "dataSources" | "queries" | "dashboards" | "alerts">): WayNames {
  const label = labelsOf(dataSources);
  const archivedQueries = idsOf(queries.filter(({ archived }) => archived));
  const keysUntold = idsOf(queries.filter(({ hasKey }) => hasKey === undefined));
  const archivedDashboards = idsOf(dashboards.filter(({ archived }) => archived));
  return {
    source: (id) => quotedIfNeeded(label(id)),
    query: numbered("query", queries),
    dashboard: numbered("dashboard", dashboards),
    alert: numbered("alert", alerts),
    isArchived: ({ queryId, dashboardId }) =>
      archivedQueries.has(queryId ?? -1) || archivedDashboards.has(dashboardId ?? -1),
    isKeyTold: ({ kind, queryId }) => kind !== "query key" || !keysUntold.has(queryId ?? -1),
  };
}

/**
 * A way in words, for reviewers: what whoever has it does, and by what. It begins where the name of the user would end;
 * of a way that is nobody's in particular with who has it. `runs any SQL on Ledger, by owning query #20 “Orders”`.
 */
export function wayInWords(way: WayRound, names: WayNames): string {
  const archived = names.isArchived(way) ? ARCHIVED[way.kind] : undefined;
  const untold = names.isKeyTold(way) ? "" : "; possible: it is not told whether there is such a key";
  const untried = archived === UNTRIED ? untold : untold || notCertain(way);
  return `${SAID[way.kind](way, names)}${archived === undefined ? "" : `; archived, ${archived}`}${untried}`;
}

const SAID: Readonly<Record<WayRound["kind"], (way: WayRound, names: WayNames) => string>> = {
  "owned query": (way, names) => `${runs(way, names)}, by owning ${queryOf(way, names)}`,
  "modifiable query": (way, names) =>
    `${runs(way, names)}, by being allowed to modify ${queryOf(way, names)}`,
  "moved query": (way, names) => {
    const query =
      way.queryId === null ? "a query that they make where a group lets them" : queryOf(way, names);
    return `${runs(way, names)}, by moving ${query} there`;
  },
  "query key": (way, names) =>
    `whoever has the key of ${queryOf(way, names)} reads its results${on(way, names)} and runs it anew, without an account`,
  "public link": (way, names) => {
    const dashboard = way.dashboardId === null ? "a dashboard" : names.dashboard(way.dashboardId);
    return `whoever has the link of ${dashboard} reads the results of ${queryOf(way, names)}${on(way, names)}, its text and its key, without an account`;
  },
  "script data source": (way, names) => {
    const via = way.viaDataSourceId === null ? "a data source" : names.source(way.viaDataSourceId);
    return `${way.now === "latent" ? "would reach" : "reaches"} ${target(way, names)}${enabled(way)}, by programs of their own on ${via}`;
  },
  schedule: (way, names) =>
    `${queryOf(way, names)} of this disabled account goes on running by itself${on(way, names)}`,
  alert: (way, names) => {
    const alert = way.alertId === null ? "an alert" : names.alert(way.alertId);
    return `${alert} that this account made or is sent goes on telling of the results of ${queryOf(way, names)}${on(way, names)}, whatever its state and its groups`;
  },
};

/** Whether keys and links of what is archived go on working. */
const UNTRIED = "so only possible: that was not tried";

/** What is so of archived queries and dashboards. */
const ARCHIVED: Partial<Record<WayRound["kind"], string>> = {
  "owned query": "but the owner can bring it back",
  "modifiable query": "but can be brought back",
  "moved query": "but can be brought back",
  "query key": UNTRIED,
  "public link": UNTRIED,
};

function runs(way: WayRound, names: WayNames): string {
  return `${way.now === "latent" ? "would run" : "runs"} any SQL${on(way, names)}${enabled(way)}`;
}

function enabled({ now }: WayRound): string {
  return now === "latent" ? " when the account is enabled" : "";
}

function on(way: WayRound, names: WayNames): string {
  return ` on ${target(way, names)}`;
}

function target({ dataSourceId, kind }: WayRound, names: WayNames): string {
  if (dataSourceId === "unknown") return "a data source that is not known";
  if (dataSourceId !== null) return names.source(dataSourceId);
  return kind === "script data source" ? "every other data source" : "every data source";
}

function queryOf({ queryId }: WayRound, names: WayNames): string {
  return queryId === null ? "a query" : names.query(queryId);
}

function notCertain({ certainty, adds, dataSourceId }: WayRound): string {
  if (certainty === "measured") return "";
  if (dataSourceId === "unknown") return "; where it leads is not known, as the query was not read";
  if (adds === "unknown") return "; not certain, as not everything is known that decides";
  return "; possible: not tried to the end on this release, or on such a data source";
}

function numbered(
  kind: string,
  things: readonly { readonly id: number; readonly name: string }[],
): (id: number) => string {
  const names = new Map(things.map(({ id, name }) => [id, look(name)]));
  return (id) => {
    const name = names.get(id) ?? "";
    return name === "" ? `${kind} #${id}` : `${kind} #${id} “${name}”`;
  };
}

function idsOf(things: readonly { readonly id: number }[]): ReadonlySet<number> {
  return new Set(things.map(({ id }) => id));
}
