import { nodeKey } from "../../graph/build.js";
import { type DirectoryEdgeKind, identityKey, type SamePersonEdge } from "../edge-kind.js";

// (identity)-[has the account, found by]->(user)
//
// Where several identities fit an account none has it: nothing is guessed.
const samePerson: DirectoryEdgeKind<SamePersonEdge> = {
  id: "same-person",
  *edges({ matches }) {
    for (const { userId, outcome, identities, rule } of matches.values()) {
      const [identity] = identities;
      if (outcome !== "matched" || identity === undefined || rule === null) continue;
      yield {
        from: identityKey(identity.key),
        to: nodeKey("user", userId),
        attributes: { kind: "samePerson", rule },
      };
    }
  },
};

export default Object.freeze(samePerson);
