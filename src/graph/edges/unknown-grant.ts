import type { Organisation } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { UnknownGrantEdge } from "../types.js";

const UNKNOWN: UnknownGrantEdge = Object.freeze({ kind: "unknownGrant" });

// (group)-[may be granted]->(data source)
//
// Neither side could be read. Without this edge the pair would look as if there were no grant. A grant that was
// read after all, from the other side, leaves nothing unknown between the two.
const unknownGrant: EdgeKind<UnknownGrantEdge, Pick<Organisation, "grants" | "unknownGrants">> = {
  id: "unknown-grant",
  from: "group",
  to: "dataSource",
  *edges({ grants, unknownGrants }) {
    if (unknownGrants.length === 0) return;
    const seen = new Set(grants.map(({ groupId, dataSourceId }) => `${groupId} ${dataSourceId}`));
    for (const { dataSourceId, groupIds } of unknownGrants) {
      for (const groupId of groupIds) {
        const pair = `${groupId} ${dataSourceId}`;
        if (seen.has(pair)) continue;
        seen.add(pair);
        yield { from: groupId, to: dataSourceId, attributes: UNKNOWN };
      }
    }
  },
};

export default Object.freeze(unknownGrant);
