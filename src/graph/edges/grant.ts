import type { EdgeKind } from "../edge-kind.js";
import type { GrantEdge } from "../types.js";

const VIEW_ONLY: GrantEdge = Object.freeze({ kind: "grant", viewOnly: true });
const FULL: GrantEdge = Object.freeze({ kind: "grant", viewOnly: false });

// (group)-[is granted, in full or view only]->(data source)
//
// Should a pair stand twice, the later row decides, as on the server.
const grant: EdgeKind<GrantEdge> = {
  id: "grant",
  from: "group",
  to: "dataSource",
  edges({ grants }) {
    const last = new Map(grants.map((row) => [`${row.groupId} ${row.dataSourceId}`, row]));
    return [...last.values()].map(({ groupId, dataSourceId, viewOnly }) => ({
      from: groupId,
      to: dataSourceId,
      attributes: viewOnly ? VIEW_ONLY : FULL,
    }));
  },
};

export default Object.freeze(grant);
