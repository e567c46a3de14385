import type { Organisation } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { OwnsEdge } from "../types.js";

const OWNS: OwnsEdge = Object.freeze({ kind: "owns" });

// (user)-[owns, and so can give it another text]->(query)
//
// Archived queries are among them: their owner can still change them, and take them back.
const owns: EdgeKind<OwnsEdge, Pick<Organisation, "queries">> = {
  id: "owns",
  from: "user",
  to: "query",
  edges({ queries }) {
    return queries.map(({ id, ownerId }) => ({ from: ownerId, to: id, attributes: OWNS }));
  },
};

export default Object.freeze(owns);
