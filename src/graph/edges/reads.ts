import type { Organisation } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { ReadsEdge } from "../types.js";

const READS: ReadsEdge = Object.freeze({ kind: "reads" });

// (query)-[reads]->(data source)
//
// A query whose data source was deleted leads nowhere.
const reads: EdgeKind<ReadsEdge, Pick<Organisation, "queries">> = {
  id: "reads",
  from: "query",
  to: "dataSource",
  *edges({ queries }) {
    for (const { id, dataSourceId } of queries) {
      if (dataSourceId !== null) yield { from: id, to: dataSourceId, attributes: READS };
    }
  },
};

export default Object.freeze(reads);
