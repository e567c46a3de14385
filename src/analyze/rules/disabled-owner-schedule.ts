import { counted } from "../../model/counted.js";
import { isScheduled } from "../../model/query-schedule.js";
import { personOf, sourceNames } from "../evidence-names.js";
import { examineEach, ofOne, subjects } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "disabled-owner-schedule",
  title: "Scheduled query of a disabled account",
  severity: "medium",
  version: 1,
  needs: ["queries"],
  identity: ["query"],
  denominator: "queries on a schedule",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "The query goes on running by itself although its owner was disabled. Nobody is left who answers for what it asks, and for whoever gets the results.",
  remedy:
    "Take the schedule off. In Redash: open the query, Refresh Schedule, Never. If it is needed, have somebody who is there fork it and schedule the copy, and archive this one.",
  changeWhere: "schedule",
  examine({ snapshot, graph, queries, asOf }) {
    const scheduled = queries.filter((query) => isScheduled(query, asOf));
    const names = sourceNames(snapshot);
    return examineEach(scheduled, ({ id, dataSourceId, ownerId, schedule }) => {
      const { state, name } = personOf(graph, ownerId);
      if (state === "there" || dataSourceId === null) return null;
      const every = schedule?.everySeconds ?? null;
      const how = every === null ? "Runs by itself" : `Runs every ${intervalInWords(every)}`;
      const evidence = `${how} on ${names([dataSourceId])}. Its owner: ${name}`;
      const also = [...subjects("user", [ownerId]), ...subjects("data source", [dataSourceId])];
      if (state === "disabled") return ofOne("query", id, "found", `${evidence}.`, { also });
      return ofOne("query", id, "unknown", `${evidence}, not among the accounts that were read.`, { also });
    });
  },
});

const UNITS = [
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
] as const;

/** `hour`, `90 minutes`. */
function intervalInWords(seconds: number): string {
  const [unit, length] = UNITS.find(([, length]) => seconds % length === 0) ?? ["second", 1];
  return seconds === length ? unit : counted(seconds / length, unit);
}
