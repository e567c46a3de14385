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
      for (const [groupId, times] of timesEach(groups ?? [])) {
        yield { from: id, to: groupId, attributes: times === 1 ? ONCE : { kind: "membership", times } };
      }
    }
  },
};

function timesEach(groupIds: readonly number[]): Map<number, number> {
  const times = new Map<number, number>();
  for (const id of groupIds) times.set(id, (times.get(id) ?? 0) + 1);
  return times;
}

export default Object.freeze(membership);
