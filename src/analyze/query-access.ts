import type { Access } from "../graph/types.js";
import { accessNow, accessOf, accountOf, groupsOf } from "../graph/user-access.js";
import { sentences } from "../model/sentences.js";
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
 * of its own run there, where its groups do not let it. Accounts that were not read are left out.
 */
export function examineHeldQueries(facts: BaseFacts, queries: readonly Query[], hold: Hold): Examination {
  const sources = new Set(facts.graph.dataSourceIds);
  const words = wordsOf(facts, queries);
  const { graph } = facts;
  const pairs = heldQueries(facts, queries, hold).filter(({ userId }) => accessNow(graph, userId) === "live");
  const cases = pairs.flatMap((held) => {
    const { userId, dataSourceId } = held;
    const told = sources.has(dataSourceId)
      ? accessOf(graph, userId, dataSourceId)
      : unreadSource(words.editingGroups(userId));
    return caseOf(held, told, hold, words) ?? [];
  });
  return { examined: pairs.length, cases };
}

/** What decides here of an account's access to a data source. */
type Told = Pick<Access, "runAnyAsOwner" | "groupLevel" | "unknownBecause">;

/** Of a data source that was not read nothing is known, but that nobody runs text there who may not edit queries. */
function unreadSource(editingGroups: readonly number[] | null): Told {
  const mayEdit = editingGroups === null || editingGroups.length > 0;
  return { runAnyAsOwner: mayEdit ? "unknown" : false, groupLevel: "unknown", unknownBecause: null };
}

function heldQueries({ graph }: BaseFacts, queries: readonly Query[], { holdersOf }: Hold): Held[] {
  const byPair = new Map<string, Held>();
  for (const query of queries) {
    const { dataSourceId } = query;
    if (dataSourceId === null) continue;
    for (const userId of holdersOf(query)) {
      if (accountOf(graph, userId) === undefined) continue;
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
  { runAnyAsOwner, groupLevel, unknownBecause }: Told,
  { verb, tried: isTriedWith, change }: Hold,
  { names, editing, maySchedule }: Words,
): Case | null {
  if (groupLevel === "query" || (runAnyAsOwner === false && !maySchedule(userId))) return null;
  const ids = queries.map(({ id }) => id);
  const tried = isTriedWith && runAnyAsOwner !== false;
  const isCertain = tried && runAnyAsOwner === true && groupLevel !== "unknown";
  const archived = queries.every((query) => query.archived) ? "Archived, and can be brought back." : "";
  return {
    about: [
      { kind: "user", id: userId },
      { kind: "data source", id: dataSourceId },
    ],
    also: subjects("query", ids),
    outcome: isCertain ? "found" : "unknown",
    evidence: sentences([
      `${verb}: ${names(ids)}.`,
      archived,
      `Through groups: ${GROUPS_GIVE[groupLevel]}.`,
      editing(userId),
      tried ? "" : "What this lets it run was not tried on this release.",
      groupLevel === "unknown" ? whyUnknown(unknownBecause) : "",
    ]),
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
  /** Groups through which an account may edit queries. null: Redash does not tell its groups. */
  readonly editingGroups: (userId: number) => readonly number[] | null;
  /** The same in words. */
  readonly editing: (userId: number) => string;
  /** Up to 7: may give a query new text and a schedule where the rule lets no owner run it. What comes of it was not tried. */
  readonly maySchedule: (userId: number) => boolean;
}

function wordsOf({ snapshot, graph, groupLabel, traits }: BaseFacts, queries: readonly Query[]): Words {
  const giving = new Set(
    snapshot.groups.filter(({ permissions }) => permissions.includes("edit_query")).map(({ id }) => id),
  );
  const editingGroups = (userId: number) => groupsOf(graph, userId)?.filter((id) => giving.has(id)) ?? null;
  return {
    names: queryNames(queries),
    editingGroups,
    editing(userId) {
      const groups = editingGroups(userId);
      return groups === null
        ? "Whether it may edit queries is not known."
        : `May edit queries through ${someOf(groups.map(groupLabel))}.`;
    },
    maySchedule: (userId) =>
      traits.access.movedQuery === "perhaps" && (editingGroups(userId)?.length ?? 0) > 0,
  };
}

function whyUnknown(because: Access["unknownBecause"]): string {
  return because === null ? "The data source was not read." : WHY_UNKNOWN[because];
}

const WHY_UNKNOWN: Readonly<Record<NonNullable<Access["unknownBecause"]>, string>> = {
  groups: "Redash does not tell its groups.",
  driver: "The driver of the data source does not load.",
  existence: "Redash does not tell whether the data source still is there.",
  grants: "Grants of the data source could not be read.",
};
