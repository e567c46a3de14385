import type { Snapshot } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import type { Evidence } from "./evidence.js";
import { loginOutcome } from "./next-login.js";
import type { Predictor } from "./prediction.js";
import type { Standing } from "./standing.js";
import type { Match, SamlGroups, Told } from "./types.js";

interface ComesBackInput {
  readonly snapshot: Pick<Snapshot, "users" | "groups">;
  readonly evidence: Pick<Evidence, "match">;
  readonly matches: ReadonlyMap<number, Match>;
  readonly standings: ReadonlyMap<number, Standing>;
  /** The setting, but `not_sent` where SAML is off. */
  readonly samlGroups: SamlGroups;
  /** null: nothing tells what is sent for anybody. */
  readonly predicted: Predictor | null;
}

/**
 * Whether the next login puts somebody back into a group that an administrator takes away by hand: by the same
 * prediction as membership-drift, of the account without that group. Made when it is asked for.
 */
export function comesBackBy({
  snapshot,
  evidence,
  matches,
  standings,
  samlGroups,
  predicted,
}: ComesBackInput) {
  const users = new Map(snapshot.users.map((user) => [user.id, user]));
  const groups = new Map(snapshot.groups.map((group) => [group.id, group]));
  return (userId: number, groupId: number): Told => {
    const user = users.get(userId);
    const group = groups.get(groupId);
    const standing = standings.get(userId);
    if (user === undefined || standing === undefined) return "unknown";
    // A login keeps or sets living groups alone: the id of a deleted one never comes back.
    if (samlGroups === "not_sent" || group === undefined) return "no";
    if (loginOutcome("saml", userStatus(user)) === "refused" || standing.kind === "no login") return "no";
    if (standing.kind === "not known" || predicted === null || user.groups === null) return "unknown";
    const without = { email: user.email, groups: user.groups.filter((id) => id !== groupId) };
    const after = predicted.predict(without, standing.identity).ifSent(group);
    // Who is matched by another address than the provider sends may come to another account.
    const surely = samlGroups === "sent" && matches.get(userId)?.rule === evidence.match.attributes[0];
    return after === "no" || surely ? after : "unknown";
  };
}
