import { atLeast } from "../../graph/fall.js";
import type { Access, WayRound } from "../../graph/types.js";
import { wayInWords, wayNames } from "../../graph/way-words.js";
import { accessInWords } from "../../graph/words.js";
import type { AnsweredAccess, AnsweredAccount, AnsweredWay, WhoCanAnswer } from "../../model/answers.js";
import { remember } from "../../model/remember.js";
import { type Account, type DataSource, isComplete, type Snapshot } from "../../model/snapshot.js";
import { userStatus } from "../../model/user-status.js";

/** What two questions answer alike. */

const ACCESSES_KEPT = 4_000;

/** Verdicts as an answer has them. Users alike share one verdict, which is worded once. */
export function accessAnswered(label: (groupId: number) => string): (access: Access) => AnsweredAccess {
  return remember(ACCESSES_KEPT, (access: Access) => ({
    level: access.level,
    atLeast: atLeast(access),
    now: access.now,
    keyOnly: access.keyOnly,
    administrator: access.admin === "unknown" ? null : access.admin,
    grants: [...access.grants],
    permissionGroupIds: [...access.permissionGroups],
    queryIds: [...(access.ownQueries?.queryIds ?? [])],
    byNewQuery: access.ownQueries?.byNewQuery ?? false,
    maybeMoreQueries: access.maybeMoreQueries,
    inWords: accessInWords(access, label),
  }));
}

export function accountOf(user: Account): AnsweredAccount {
  return { userId: user.id, name: user.name, email: user.email, status: userStatus(user) };
}

export function dataSourceOf({ id, name, presence }: DataSource): WhoCanAnswer["dataSource"] {
  return { dataSourceId: id, name, presence };
}

export function runOf(snapshot: Snapshot): WhoCanAnswer["run"] {
  return { runId: snapshot.runId, startedAt: snapshot.startedAt, complete: isComplete(snapshot) };
}

/** Ways round the groups as an answer has them. */
export function wayAnswered(snapshot: Snapshot): (way: WayRound) => AnsweredWay {
  const names = wayNames(snapshot);
  return (way) => ({ ...way, inWords: wayInWords(way, names) });
}
