import type { AccessGraph } from "../../graph/access-graph.js";
import { atLeast } from "../../graph/fall.js";
import { labelsOf } from "../../graph/labels.js";
import { doubtfulSourceIds } from "../../graph/own-queries.js";
import type { Access } from "../../graph/types.js";
import { accessOf, mayReach } from "../../graph/user-access.js";
import { waysRound } from "../../graph/ways-round.js";
import { LEVELS } from "../../model/access-words.js";
import { ANSWER_SCHEMA_VERSION, type WhoCanAnswer } from "../../model/answers.js";
import { Problem } from "../../model/problem.js";
import type { Snapshot } from "../../model/snapshot.js";
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
    ...roundGroups(snapshot, graph, dataSourceId, least),
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

/** What reaches the data source without an account, and by programs on another. */
function roundGroups(
  snapshot: Snapshot,
  graph: AccessGraph,
  dataSourceId: number,
  least: LeastLevel,
): Pick<WhoCanAnswer, "withoutAccount" | "programs"> {
  const answered = wayAnswered(snapshot);
  const withoutAccount: WhoCanAnswer["withoutAccount"] = [];
  const programs = new Map<string, WhoCanAnswer["programs"][number]>();
  for (const way of waysRound(graph, snapshot, { dataSourceId })) {
    const { userId, viaDataSourceId, certainty, now } = way;
    if (userId === null && LEVELS.indexOf(way.level) <= LEVELS.indexOf(least))
      withoutAccount.push(answered(way));
    if (userId === null || viaDataSourceId === null) continue;
    const alike = `${viaDataSourceId} ${certainty} ${now}`;
    const known = programs.get(alike);
    if (known === undefined) programs.set(alike, { viaDataSourceId, certainty, now, userIds: [userId] });
    else known.userIds.push(userId);
  }
  return { withoutAccount, programs: [...programs.values()] };
}

function notesOf(snapshot: Snapshot, { index }: AccessGraph, dataSourceId: number): string[] {
  const unread = doubtfulSourceIds(snapshot, index.traits).includes(dataSourceId);
  return unread ? [UNREAD_QUERIES] : [];
}

const UNREAD_QUERIES =
  "Not all queries of the data source were read, or not who may modify them: whoever owns one, or may modify one, may have any SQL run there without standing in this list.";
