import type { AccessGraph } from "../../graph/access-graph.js";
import { atLeast } from "../../graph/fall.js";
import { labelsOf } from "../../graph/labels.js";
import { doubtfulSourceIds } from "../../graph/own-queries.js";
import type { Access, WayRound } from "../../graph/types.js";
import { accessOf, mayReach } from "../../graph/user-access.js";
import { waysRound } from "../../graph/ways-round.js";
import { LEVELS } from "../../model/access-words.js";
import { ANSWER_SCHEMA_VERSION, type AnsweredAccess, type WhoCanAnswer } from "../../model/answers.js";
import { Problem } from "../../model/problem.js";
import type { Snapshot } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import { accessAnswered, accountOf, dataSourceOf, runOf, wayAnswered } from "./parts.js";

/** The least that is asked for. */
export type LeastLevel = WhoCanAnswer["least"];

/**
 * Everybody who can do at least so much to the data source: who is certain to, whatever else is not known of him, apart
 * from those of whom it is not known.
 *
 * @param graph of the snapshot.
 * @throws Problem `not_in_snapshot`
 */
export function whoCan(
  snapshot: Snapshot,
  graph: AccessGraph,
  dataSourceId: number,
  least: LeastLevel,
): WhoCanAnswer {
  const dataSource = snapshot.dataSources.find(({ id }) => id === dataSourceId);
  if (dataSource === undefined)
    throw new Problem("not_in_snapshot", `There is no data source ${dataSourceId} in the snapshot.`);
  const answered = accessAnswered(labelsOf(snapshot.groups));
  const people: WhoCanAnswer["people"] = [];
  const notKnown: WhoCanAnswer["notKnown"] = [];
  for (const user of snapshot.users.toSorted((a, b) => a.id - b.id)) {
    if (!mayReach(graph, user.id, dataSourceId)) continue;
    const access = accessOf(graph, user.id, dataSourceId);
    const list = reaches(access, least) ? people : access.level === "unknown" ? notKnown : null;
    list?.push({ ...accountOf(user), access: answered(access) });
  }
  return {
    kind: "redash-access-who-can",
    schemaVersion: ANSWER_SCHEMA_VERSION,
    run: runOf(snapshot),
    dataSource: dataSourceOf(dataSource),
    least,
    people: people.sort(inOrder),
    notKnown,
    ...roundGroups(snapshot, graph, dataSourceId, { least, people, notKnown }),
    notes: notesOf(snapshot, graph, dataSourceId),
  };
}

function reaches(access: Access, least: LeastLevel): boolean {
  return LEVELS.indexOf(atLeast(access)) <= LEVELS.indexOf(least);
}

type Person = WhoCanAnswer["people"][number];

function inOrder(a: Person, b: Person): number {
  const place = ({ access }: Person) =>
    (access.now === "live" ? 0 : LEVELS.length) + LEVELS.indexOf(access.atLeast);
  return place(a) - place(b) || a.userId - b.userId;
}

/** What reaches the data source without an account, by programs on another, and by people in ways that raise no level. */
function roundGroups(
  snapshot: Snapshot,
  graph: AccessGraph,
  dataSourceId: number,
  { least, people, notKnown }: Pick<WhoCanAnswer, "least" | "people" | "notKnown">,
): Pick<WhoCanAnswer, "withoutAccount" | "programs" | "otherWays"> {
  const answered = wayAnswered(snapshot);
  const access = new Map(people.map((person) => [person.userId, person.access]));
  const open = new Set(notKnown.map(({ userId }) => userId));
  const withoutAccount: WhoCanAnswer["withoutAccount"] = [];
  const programs = alikeUsers<Omit<WhoCanAnswer["programs"][number], "userIds">>();
  const names = new Map(snapshot.dataSources.map(({ id, name }) => [id, name]));
  const otherWays = alikeUsers<Omit<OtherWay, "userIds">>();
  for (const way of waysRound(graph, snapshot, { dataSourceId })) {
    const { kind, userId, viaDataSourceId, level, certainty, now } = way;
    if (LEVELS.indexOf(level) > LEVELS.indexOf(least)) continue;
    if (userId === null) withoutAccount.push(answered(way));
    else if (viaDataSourceId !== null) {
      const viaDataSourceName = names.get(viaDataSourceId) ?? null;
      programs.add({ viaDataSourceId, viaDataSourceName, certainty, now }, userId);
    } else if (isOfPeople(kind) && way.adds !== false && !isTold(way, access.get(userId), open.has(userId)))
      otherWays.add({ kind, level, certainty, now }, userId);
  }
  return { withoutAccount, programs: programs.all(), otherWays: otherWays.all() };
}

type OtherWay = WhoCanAnswer["otherWays"][number];

/** By a schedule nobody gets anything who does not get it in another way. */
function isOfPeople(kind: WayRound["kind"]): kind is OtherWay["kind"] {
  return (
    kind !== "schedule" && kind !== "query key" && kind !== "public link" && kind !== "script data source"
  );
}

/** Whether the user stands among those who do as much, or, where the way is only possible, among those who may. */
function isTold(
  { level, certainty, now }: WayRound,
  access: AnsweredAccess | undefined,
  isOpen: boolean,
): boolean {
  if (access === undefined || (access.now === "latent" && now === "live"))
    return isOpen && certainty === "possible";
  return LEVELS.indexOf(access.atLeast) <= LEVELS.indexOf(level);
}

/** Users by what they have alike: there may be as many as accounts, and some come more than once. */
function alikeUsers<W extends object>() {
  const byWay = new Map<string, { readonly way: W; readonly ids: Set<number> }>();
  return {
    add(way: W, userId: number) {
      const key = JSON.stringify(way);
      const known = byWay.get(key) ?? { way, ids: new Set<number>() };
      byWay.set(key, known);
      known.ids.add(userId);
    },
    all: () => Array.from(byWay.values(), ({ way, ids }) => ({ ...way, userIds: ascending(ids) })),
  };
}

function notesOf(snapshot: Snapshot, { index }: AccessGraph, dataSourceId: number): string[] {
  const unread = doubtfulSourceIds(snapshot, index.traits).includes(dataSourceId);
  return unread ? [UNREAD_QUERIES] : [];
}

const UNREAD_QUERIES =
  "Not all queries of the data source were read, or not who may modify them: whoever owns one, or may modify one, may have any SQL run there without standing in this list.";
