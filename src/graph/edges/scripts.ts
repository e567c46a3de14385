import type { Snapshot } from "../../model/snapshot.js";
import type { EdgeKind } from "../edge-kind.js";
import { programsReachAll, runsPrograms } from "../programs.js";
import type { ScriptsEdge } from "../types.js";

const CERTAIN: ScriptsEdge = Object.freeze({ kind: "scripts", certain: true });
const POSSIBLE: ScriptsEdge = Object.freeze({ kind: "scripts", certain: false });

// (data source that runs programs)-[its programs reach]->(every other data source)
const scripts: EdgeKind<ScriptsEdge, Pick<Snapshot, "dataSources" | "server">> = {
  id: "scripts",
  from: "dataSource",
  to: "dataSource",
  *edges({ dataSources, server: { version } }) {
    for (const from of dataSources.filter(runsPrograms)) {
      const attributes = programsReachAll(from, version) ? CERTAIN : POSSIBLE;
      for (const { id } of dataSources) if (id !== from.id) yield { from: from.id, to: id, attributes };
    }
  },
};

export default Object.freeze(scripts);
