import type { Snapshot } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { KeyEdge } from "../types.js";

const KEY: KeyEdge = Object.freeze({ kind: "key" });

// (query key)-[reads the results of, without any user]->(query)
//
// A key has the id of its query. Whether there is one is all that is known of it.
const key: EdgeKind<KeyEdge, Pick<Snapshot, "queries">> = {
  id: "key",
  from: "queryKey",
  to: "query",
  *edges({ queries }) {
    for (const { id, hasKey } of queries) {
      if (hasKey === true) yield { from: id, to: id, attributes: KEY };
    }
  },
};

export default Object.freeze(key);
