import type { Access } from "../graph/types.js";
import { accessOf, groupsOf } from "../graph/user-access.js";
import type { Query } from "../model/snapshot.js";
import { type Names, queryNames } from "./evidence-names.js";
import { someOf, subjects } from "./examining.js";
import type { BaseFacts, Case, Examination } from "./rule.js";

/** How somebody has a query: `Owns`, `May modify`. */
interface Hold {
  readonly verb: string;
  /** Who has the query so, by user id. */
  readonly holdersOf: (query: Query) => readonly number[];
  /** Whether this release was tried with such people. Else all that is found of them is unknown. */
  readonly tried: boolean;
  readonly change: "ownership" | "modifying";
}

/** One account, one data source, and the queries on it. */
interface Held {
  readonly userId: number;
  readonly dataSourceId: number;
  readonly queries: Query[];
}

/**
 * Looks at each account whose access works, and each data source on which it has queries: whether by these it has text
 * of its own run there, where its groups do not let it. Accounts and data sources that were not read are left out.
 */
export function examineHeldQueries(facts: BaseFacts, queries: readonly Query[], hold: Hold): Examination {
  const words = wordsOf(facts, queries);
  const pairs = heldQueries(facts, queries, hold)
    .map((held) => ({ held, access: accessOf(facts.graph, held.userId, held.dataSourceId) }))
    .filter(({ access }) => access.now === "live");
  return {
    examined: pairs.length,
    cases: pairs.flatMap(({ held, access }) => caseOf(held, access, hold, words) ?? []),
  };
}

function heldQueries({ graph }: BaseFacts, queries: readonly Query[], { holdersOf }: Hold): Held[] {
  const users = new Set(graph.userIds);
  const sources = new Set(graph.dataSourceIds);
  const byPair = new Map<string, Held>();
  for (const query of queries) {
    const { dataSourceId } = query;
    if (dataSourceId === null || !sources.has(dataSourceId)) continue;
    for (const userId of holdersOf(query).filter((id) => users.has(id))) {
      const key = `${userId} ${dataSourceId}`;
      const held = byPair.get(key) ?? { userId, dataSourceId, queries: [] };
      held.queries.push(query);
      byPair.set(key, held);
    }
  }
  return [...byPair.values()];
}

function caseOf(
  { userId, dataSourceId, queries }: Held,
  { runAnyAsOwner, groupLevel, unknownBecause }: Access,
  { verb, tried, change }: Hold,
  { names, editing }: Words,
): Case | null {
  if (runAnyAsOwner === false || groupLevel === "query") return null;
  const ids = queries.map(({ id }) => id);
  const isCertain = tried && runAnyAsOwner === true && groupLevel !== "unknown";
  const archived = queries.every((query) => query.archived) ? " Archived, and can be brought back." : "";
  const has = `${verb} ${names(ids)}.${archived} Through groups: ${GROUPS_GIVE[groupLevel]}.`;
  return {
    about: [
      { kind: "user", id: userId },
      { kind: "data source", id: dataSourceId },
    ],
    also: subjects("query", ids),
    outcome: isCertain ? "found" : "unknown",
    evidence: `${has} ${editing(userId)}${isCertain ? "" : whyUnknown(tried, unknownBecause)}`,
    changes: ids.map((queryId) => ({ kind: change, queryId, userId })),
  };
}

const GROUPS_GIVE: Readonly<Record<Access["groupLevel"], string>> = {
  query: "runs any query text",
  view: "reads results of saved queries",
  schema: "sees names of tables and columns alone",
  none: "no access",
  unknown: "not known",
};

interface Words {
  readonly names: Names;
  /** Through which groups an account may edit queries. */
  readonly editing: (userId: number) => string;
}

function wordsOf({ snapshot, graph, groupLabel }: BaseFacts, queries: readonly Query[]): Words {
  const giving = new Set(
    snapshot.groups.filter(({ permissions }) => permissions.includes("edit_query")).map(({ id }) => id),
  );
  return {
    names: queryNames(queries),
    editing(userId) {
      const groups = groupsOf(graph, userId)?.filter((id) => giving.has(id)) ?? [];
      if (groups.length === 0) return "Whether it may edit queries is not known.";
      return `May edit queries through ${someOf(groups.map(groupLabel))}.`;
    },
  };
}

function whyUnknown(tried: boolean, because: Access["unknownBecause"]): string {
  if (!tried) return " What this lets it run was not tried on this release.";
  return because === null ? "" : ` ${WHY_UNKNOWN[because]}`;
}

const WHY_UNKNOWN: Readonly<Record<NonNullable<Access["unknownBecause"]>, string>> = {
  groups: "Redash does not tell its groups.",
  driver: "The driver of the data source does not load.",
  existence: "Redash does not tell whether the data source still is there.",
  grants: "Grants of the data source could not be read.",
};
