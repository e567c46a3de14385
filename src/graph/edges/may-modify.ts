import type { Organisation } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { MayModifyEdge } from "../types.js";

const MAY_MODIFY: MayModifyEdge = Object.freeze({ kind: "mayModify" });

// (user)-[may modify, without owning it]->(query)
//
// Where it was not read who may modify a query (absent) there is no edge: the data source is doubtful then.
const mayModify: EdgeKind<MayModifyEdge, Pick<Organisation, "queries">> = {
  id: "may-modify",
  from: "user",
  to: "query",
  *edges({ queries }) {
    for (const { id, ownerId, modifierIds } of queries) {
      for (const userId of new Set(modifierIds)) {
        if (userId !== ownerId) yield { from: userId, to: id, attributes: MAY_MODIFY };
      }
    }
  },
};

export default Object.freeze(mayModify);
