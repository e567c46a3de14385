import { programsReachAll, runsPrograms } from "../../graph/programs.js";
import { counted } from "../../model/counted.js";
import type { DataSource } from "../../model/snapshot.js";
import { examineEach, ofOne } from "../examining.js";
import { reachInWords } from "../reach.js";
import { type BaseFacts, type Case, rule } from "../rule.js";
import { whoHas } from "../who-has.js";

export default rule({
  id: "script-data-source",
  title: "Data source whose queries are programs",
  severity: "high",
  version: 1,
  needs: [],
  identity: ["data source"],
  denominator: "data sources on the server’s list",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "A query of type python can run any query on any data source of the organisation, whatever the groups of its author (in every release up to 26.3). One of type insecure_script runs programs on Redash’s own machine. So who can query this data source reaches all of them.",
  remedy:
    "Delete the data source, or leave it to administrators alone. In Redash: Settings > Groups, open each group that has it, Data Sources, Remove.",
  changeWhere: "grant",
  examine(facts) {
    const listed = facts.snapshot.dataSources.filter(({ presence }) => presence === "listed");
    return examineEach(listed, (source) => {
      if (source.type === null)
        return ofOne("data source", source.id, "unknown", "Redash does not tell its type.");
      return runsPrograms(source) ? caseOf(source, facts) : null;
    });
  },
});

function caseOf(source: DataSource, { snapshot, counts }: BaseFacts): Case {
  const { id, type } = source;
  const reach = reachInWords(counts().byDataSource.get(id), ({ live }) => live.query);
  const others = counted(snapshot.dataSources.length - 1, "other data source");
  const they = programsReachAll(source, snapshot.server.version) ? "So they reach" : "So they may reach";
  const evidence = `Of type ${type}. Can have programs of their own run there: ${reach}. ${they} ${others}.`;
  const changes = whoHas(snapshot)(id).others.map((groupId) => {
    return { kind: "grant" as const, groupId, dataSourceId: id };
  });
  return ofOne("data source", id, "found", evidence, { changes });
}
