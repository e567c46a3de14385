import type { Snapshot } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import type { LinkEdge } from "../types.js";

const LINK: LinkEdge = Object.freeze({ kind: "link" });

// (public link)-[opens, without any user]->(dashboard)
//
// A link has the id of its dashboard. Whether there is one is all that is known of it.
const link: EdgeKind<LinkEdge, Pick<Snapshot, "dashboards">> = {
  id: "link",
  from: "publicLink",
  to: "dashboard",
  *edges({ dashboards }) {
    for (const { id, hasPublicLink } of dashboards) {
      if (hasPublicLink === true) yield { from: id, to: id, attributes: LINK };
    }
  },
};

export default Object.freeze(link);
