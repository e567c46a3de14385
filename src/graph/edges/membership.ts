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
      for (let place = 0; place < groups.length; place += 1) {
        const groupId = groups[place] as number;
        // Lists are short: looking through them is faster than a map for each of 100,000 users.
        if (groups.indexOf(groupId) < place) continue;
        yield { from: id, to: groupId, attributes: membershipEdge(groups, groupId) };
      }
    }
  },
};

function membershipEdge(groups: readonly number[], groupId: number): MembershipEdge {
  if (groups.indexOf(groupId) === groups.lastIndexOf(groupId)) return ONCE;
  return { kind: "membership", times: groups.filter((id) => id === groupId).length };
}

export default Object.freeze(membership);
