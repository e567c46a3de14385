import { nodeKey } from "../../graph/build.js";
import { type DirectoryEdgeKind, directoryGroupKey, type SentAsEdge } from "../edge-kind.js";
import { nameBook } from "../nearest-name.js";
import { groupsByName } from "../next-login.js";
import { sentGroups } from "../sent-groups.js";

// (directory group)-[sent as the value]->(group)
//
// By the group map that was set, whether or not the provider sends anything. Values given outright come from no group.
const sentAs: DirectoryEdgeKind<SentAsEdge> = {
  id: "sent-as",
  *edges({ snapshot, directory, groupMap: { rule } }) {
    if (rule.kind === "values") return;
    const redash = groupsByName(snapshot.groups);
    const { valuesOf } = sentGroups(rule, directory, nameBook([...redash.keys()]));
    for (const [key, values] of valuesOf) {
      for (const value of values ?? []) {
        for (const id of redash.get(value.trim()) ?? []) {
          yield {
            from: directoryGroupKey(key),
            to: nodeKey("group", id),
            attributes: { kind: "sentAs", value },
          };
        }
      }
    }
  },
};

export default Object.freeze(sentAs);
