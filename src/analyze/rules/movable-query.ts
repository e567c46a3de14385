import type { WayRound } from "../../graph/types.js";
import { accessNow } from "../../graph/user-access.js";
import { counted, figure } from "../../model/counted.js";
import { examineOrganisation, ORGANISATIONS } from "../examining.js";
import { rule } from "../rule.js";

/** One for the whole organisation: on 8 nearly everybody is concerned, and one change of the server ends it. */
export default rule({
  id: "movable-query",
  title: "Queries that their owners can move to every data source",
  severity: "high",
  version: 1,
  needs: ["waysRound"],
  identity: [],
  denominator: ORGANISATIONS,
  frameworks: ["SOC 2 CC6.1", "SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "Up to Redash 8 the owner of a query may move it to any data source, whatever the groups grant there. On 8 the query then runs there as well: whoever owns a query, or may make one, and may edit queries, reads every data source. On 4 to 7 the move and a schedule are accepted; whether the result can be read was not tried.",
  remedy:
    "Move to Redash 10 or later, which refuses the move. Until then groups do not protect one data source from those who may edit queries on another.",
  changeWhere: "server",
  examine({ snapshot, graph, waysRound }) {
    const live = snapshot.users.filter(({ id }) => accessNow(graph, id) === "live");
    const ways = waysRound.filter((way) => {
      return way.kind === "moved query" && way.now === "live" && way.adds !== false;
    });
    const certain = accountsOf(
      ways.filter(({ certainty, adds }) => certainty === "measured" && adds === true),
    );
    const possible = [...accountsOf(ways)].filter((id) => !certain.has(id));
    if (certain.size + possible.length === 0) return examineOrganisation(null);
    const { version } = snapshot.server;
    const all = counted(live.length, "account whose access works", "accounts whose access works");
    const evidence =
      certain.size > 0
        ? `On Redash ${version}, ${figure(certain.size)} of ${all} can move a query to data sources that their groups do not let them query, and run any text there.${alsoPerhaps(possible.length)}`
        : `On Redash ${version}, ${figure(possible.length)} of ${all} may be able to move a query to data sources that their groups do not let them query. Whether they get results there was not tried, or is not known.`;
    return examineOrganisation({ outcome: certain.size > 0 ? "found" : "unknown", evidence });
  },
});

function accountsOf(ways: readonly WayRound[]): Set<number> {
  return new Set(ways.flatMap(({ userId }) => userId ?? []));
}

function alsoPerhaps(possible: number): string {
  return possible === 0 ? "" : ` Of ${figure(possible)} more it is not known.`;
}
