import type { Completeness } from "../../model/completeness.js";
import type { Snapshot } from "../../model/snapshot.js";
import { changedAccounts } from "../changed-while-reading.js";
import { bothSides } from "./both-sides.js";
import { ownChecks } from "./own-checks.js";
import { userIds } from "./user-ids.js";

/** @throws Problem `version_unsupported` for a snapshot of a Redash below 4 */
export function completenessOf(snapshot: Snapshot): Completeness {
  return {
    bothSides: bothSides(snapshot),
    changed: changedAccounts(snapshot),
    userIds: userIds(snapshot),
    ownChecks: ownChecks(snapshot),
  };
}
