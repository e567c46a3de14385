import { LEVELS } from "../model/access-words.js";
import { isDefaultGroup } from "../model/default-group.js";
import type { AccessGraph } from "./access-graph.js";
import type { AccessIndex, UserEntry } from "./access-index.js";
import { type RemovalQuestion, type RemovalTarget, waysAbove } from "./access-ways.js";
import { type AfterChanges, afterChanges } from "./after-changes.js";
import { changeKey, smallestCuts } from "./cut.js";
import { fallAt } from "./fall.js";
import type { Access, Change } from "./types.js";
import { placeOf, userOf } from "./user-access.js";
import { type Losers, whoLoses } from "./who-loses.js";

/** The fewest changes that end an access, made together. */
export interface SmallestRemoval {
  /** Of the smallest sets the one that hits the fewest others. Empty: there is nothing to end. */
  readonly changes: readonly Change[];
  /** How many other sets are as small; counted up to 999. */
  readonly alternatives: number;
  /**
   * How many changes it takes if what could not be read gives nothing: as many as `changes` has, unless a grant or the
   * data source itself is not known. `changes` ends the access in any case.
   */
  readonly atLeast: number;
  /** What is left to the user. */
  readonly left: Access;
  /** Others whose level there falls too, by grants that the changes take or lower. */
  readonly alsoLose: Losers;
  /** Other data sources on which the user's own level falls, or may fall. Ascending ids. */
  readonly elsewhere: readonly number[];
}

/**
 * The smallest sets of changes after which, by the rule itself, the user is below the target and no administrator.
 *
 * @param possible Which changes may be made. By default all.
 * @returns null: no set of possible changes ends it, or the server does not tell the user's groups.
 * @throws Problem `not_in_snapshot`
 */
export function smallestRemoval(
  graph: AccessGraph,
  userId: number,
  dataSourceId: number,
  target: RemovalTarget,
  possible: (change: Change) => boolean = () => true,
): SmallestRemoval | null {
  const { index } = graph;
  const { groups, ...entry } = userOf(index, userId);
  if (groups === null) return null;
  const place = placeOf(index, dataSourceId);
  const question: RemovalQuestion = { index, user: { ...entry, groups }, place, target, unknownAs: "full" };
  const cuts = smallestCuts(waysAbove(question), possible);
  if (cuts === null) return null;
  const known = smallestCuts(waysAbove({ ...question, unknownAs: "nothing" }), possible);
  const ranked = cuts.best
    .map((changes) => consequences(graph, question.user, changes, place))
    .sort(inOrderOf(index));
  const [first] = ranked;
  return first === undefined
    ? null
    : { ...first, alternatives: cuts.sets - 1, atLeast: known?.size ?? cuts.size };
}

type Ranked = Omit<SmallestRemoval, "alternatives" | "atLeast">;

function consequences(
  graph: AccessGraph,
  user: UserEntry,
  changes: readonly Change[],
  place: number,
): Ranked {
  const { index } = graph;
  const after = afterChanges(index, changes);
  const { surely, perhaps } = whoLoses(graph, changes);
  const others = (ids: readonly number[]) => ids.filter((id) => id !== user.user.id);
  return {
    changes: changes.toSorted(inOrderOfKind),
    left: after.verdict(user, place),
    alsoLose: { surely: others(surely), perhaps: others(perhaps) },
    elsewhere: lostElsewhere(index, user, after, place),
  };
}

function lostElsewhere(index: AccessIndex, user: UserEntry, after: AfterChanges, besides: number): number[] {
  const left = after.asker(user);
  return index.dataSources.flatMap(({ id }, place) => {
    if (place === besides) return [];
    return fallAt(index, user, left, place) === "no" ? [] : [id];
  });
}

/**
 * The fewest others hit; then who stays in `default`, into which logins put people back; then the most that is left here,
 * and the least that is lost elsewhere.
 */
function inOrderOf({ groups }: AccessIndex): (a: Ranked, b: Ranked) => number {
  const hit = ({ alsoLose }: Ranked) => alsoLose.surely.length + alsoLose.perhaps.length;
  const fromDefault = ({ changes }: Ranked) => changes.some((change) => leavesDefault(groups, change));
  const key = ({ changes }: Ranked) => changes.map(changeKey).join();
  return (a, b) =>
    hit(a) - hit(b) ||
    Number(fromDefault(a)) - Number(fromDefault(b)) ||
    LEVELS.indexOf(a.left.level) - LEVELS.indexOf(b.left.level) ||
    a.elsewhere.length - b.elsewhere.length ||
    (key(a) < key(b) ? -1 : 1);
}

/** Whether the change takes somebody out of the group into which logins put people back. */
export function leavesDefault(groups: AccessIndex["groups"], change: Change): boolean {
  const left = change.kind === "membership" ? groups.get(change.groupId) : undefined;
  return left !== undefined && isDefaultGroup(left.group);
}

const KINDS: readonly Change["kind"][] = [
  "membership",
  "view only",
  "grant",
  "ownership",
  "modifying",
  "permission",
];

/** By kind, then by the ids of what they change. */
function inOrderOfKind(a: Change, b: Change): number {
  return KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind) || idOf(a) - idOf(b);
}

function idOf(change: Change): number {
  return "queryId" in change ? change.queryId : change.groupId;
}
