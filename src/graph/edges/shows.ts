import type { Snapshot } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { ShowsEdge } from "../types.js";

const SHOWS: ShowsEdge = Object.freeze({ kind: "shows" });

// (dashboard)-[shows the results of]->(query)
const shows: EdgeKind<ShowsEdge, Pick<Snapshot, "dashboards">> = {
  id: "shows",
  from: "dashboard",
  to: "query",
  *edges({ dashboards }) {
    for (const { id, queryIds } of dashboards) {
      for (const queryId of queryIds ?? []) yield { from: id, to: queryId, attributes: SHOWS };
    }
  },
};

export default Object.freeze(shows);
