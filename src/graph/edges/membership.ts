import type { EdgeKind } from "../edge-kind.js";
import type { MembershipEdge } from "../types.js";

const ONCE: MembershipEdge = Object.freeze({ kind: "membership", times: 1 });

// (user)-[member of, so many times]->(group)
//
// The server keeps a user's groups as a list in which an id can stand twice: removing it takes one away at a time.
// A user whose groups are not known (null) has no membership here: `accessOf` says unknown of such a user.
const membership: EdgeKind<MembershipEdge> = {
  id: "membership",
  from: "user",
  to: "group",
  *edges({ users }) {
    for (const { id, groups } of users) {
      if (groups === null) continue;
      for (const groupId of eachOnce(groups))
        yield { from: id, to: groupId, attributes: membershipEdge(groups, groupId) };
    }
  },
};

/** The ids of a user's groups without those that come again. Lists are short: looking through them is faster than a set. */
export function eachOnce(groups: readonly number[]): number[] {
  return groups.filter((id, place) => groups.indexOf(id) === place);
}

function membershipEdge(groups: readonly number[], groupId: number): MembershipEdge {
  if (groups.indexOf(groupId) === groups.lastIndexOf(groupId)) return ONCE;
  return { kind: "membership", times: groups.filter((id) => id === groupId).length };
}

export default Object.freeze(membership);
