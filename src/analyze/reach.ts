import { usersOfSource } from "../graph/source-access.js";
import type { Access } from "../graph/types.js";
import { counted } from "../model/counted.js";
import type { BaseFacts } from "./rule.js";

/** Accounts whose access works now. */
export interface Reach {
  readonly certain: number;
  /** Those of which it is not known. */
  readonly possible: number;
}

/** How many accounts can do something on a data source, by groups or by ways round them. */
export function reachOf(
  graph: BaseFacts["graph"],
  dataSourceId: number,
  can: (access: Access) => boolean,
): Reach {
  let certain = 0;
  let possible = 0;
  for (const { access, userIds } of usersOfSource(graph, dataSourceId)) {
    if (access.now !== "live") continue;
    if (can(access)) certain += userIds.length;
    else if (access.level === "unknown") possible += userIds.length;
  }
  return { certain, possible };
}

/** `12 accounts, and 3 of which it is not known`. */
export function reachInWords({ certain, possible }: Reach): string {
  const accounts = counted(certain, "account");
  return possible === 0
    ? accounts
    : `${accounts}, and ${counted(possible, "account")} of which it is not known`;
}
