import type { AccessGraph } from "./access-graph.js";
import type { RemovalTarget } from "./access-ways.js";
import { isShared } from "./after-changes.js";
import { type ChangeNames, changesInWords } from "./change-words.js";
import { leavesDefault, type SmallestRemoval, smallestRemoval } from "./smallest-removal.js";
import type { Access, Change } from "./types.js";
import { accessInWords } from "./words.js";

/** A removal, and what a reader is told of it. */
export interface WordedRemoval extends SmallestRemoval {
  readonly inWords: string;
  readonly leftInWords: string;
  /** Nothing is changed that others have too: neither a grant nor a permission. */
  readonly forUserAlone: boolean;
  /** The user leaves the builtin group default, into which a SAML login that sends groups puts everybody back. */
  readonly leavesDefault: boolean;
}

/** How an access can be ended, or brought below the level `query`. */
export interface Ending {
  readonly target: RemovalTarget;
  /** null: the server does not tell the user's groups. */
  readonly smallest: WordedRemoval | null;
  /**
   * Where `smallest` leaves default: the smallest that does not, for the user alone if there is one. If there is none
   * for the user alone no change for one person alone holds where SAML sends groups. null: not needed, or nothing ends it.
   */
  readonly keepingDefault: WordedRemoval | null;
}

export function endingsOf(
  graph: AccessGraph,
  userId: number,
  dataSourceId: number,
  access: Access,
  names: ChangeNames,
): Ending[] {
  return targetsOf(access).map((target) => {
    const smallest = (possible: (change: Change) => boolean) =>
      worded(graph, smallestRemoval(graph, userId, dataSourceId, target, possible), names);
    const stays = (change: Change) => !leavesDefault(graph.index.groups, change);
    const best = smallest(() => true);
    if (best === null || !best.leavesDefault) return { target, smallest: best, keepingDefault: null };
    const alone = smallest((change) => stays(change) && !isShared(change));
    return { target, smallest: best, keepingDefault: alone ?? smallest(stays) };
  });
}

/** What there may be to end. */
function targetsOf({ level }: Access): RemovalTarget[] {
  if (level === "none") return [];
  return level === "query" || level === "unknown" ? ["below query", "none"] : ["none"];
}

function worded(
  { index }: AccessGraph,
  removal: SmallestRemoval | null,
  names: ChangeNames,
): WordedRemoval | null {
  if (removal === null) return null;
  return {
    ...removal,
    inWords: changesInWords(removal.changes, names),
    leftInWords: accessInWords(removal.left, names.group),
    leavesDefault: removal.changes.some((change) => leavesDefault(index.groups, change)),
    forUserAlone: !removal.changes.some(isShared),
  };
}
