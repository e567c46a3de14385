import { accessOf } from "../../graph/user-access.js";
import type { Level } from "../../model/access-words.js";
import { alertSubjects, examineSubscriptions } from "../alert-subscriptions.js";
import { personOf, sourceNames } from "../evidence-names.js";
import { type BaseFacts, rule } from "../rule.js";

/** Disabled accounts, and those that were not read, are findings of `disabled-subscriber`. */
export default rule({
  id: "subscriber-without-access",
  title: "Alert mailed to an account that may not read the data",
  severity: "medium",
  version: 1,
  needs: ["alerts", "queries"],
  identity: ["alert", "user"],
  denominator: "subscriptions to alerts",
  frameworks: ["SOC 2 CC6.1", "SOC 2 CC6.3", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "The alert mails what it says of the data to an account that cannot read results on the data source: its groups were taken away, or changed, and the subscription stayed. No list of groups shows it, and taking groups away does not end it.",
  remedy:
    "Ask the owner of the alert. Take the subscription off it: in Redash, open the alert, Destinations, and remove it there; or DELETE /api/alerts/<alert id>/subscriptions/<subscription id>, by an administrator.",
  changeWhere: "alert",
  examine(facts) {
    const { snapshot, graph, alerts, queries } = facts;
    const sources = new Map(queries.map(({ id, dataSourceId }) => [id, dataSourceId]));
    const names = sourceNames(snapshot);
    return examineSubscriptions(alerts.alerts, (one, { userId, destinationId }) => {
      if (destinationId !== null || personOf(graph, userId).state !== "there") return null;
      const sourceId = sources.get(one.queryId);
      // Its data source was deleted: there is nothing to tell of.
      if (sourceId === null) return null;
      const level = sourceId === undefined ? "unknown" : levelOn(facts, userId, sourceId);
      if (level === "query" || level === "view") return null;
      const { alert, query } = alertSubjects(one);
      const mailed = `Mailed to ${personOf(graph, userId).name}.`;
      const about = [alert, { kind: "user", id: userId }] as const;
      if (sourceId === undefined)
        return { about, also: [query], outcome: "unknown", evidence: `${mailed} Its query was not read.` };
      return {
        about,
        also: [query, { kind: "data source", id: sourceId }],
        outcome: level === "unknown" ? "unknown" : "found",
        evidence: `${mailed} On ${names([sourceId])}: ${IN_WORDS[level]}.`,
      };
    });
  },
});

const IN_WORDS: Readonly<Record<Exclude<Level, "query" | "view">, string>> = {
  schema: "sees names of tables and columns alone",
  none: "no access",
  unknown: "what it can do is not known",
};

/** By groups, and by queries of its own; of a data source that was not read nothing is known. */
function levelOn({ graph }: BaseFacts, userId: number, dataSourceId: number): Level {
  if (!graph.index.places.has(dataSourceId)) return "unknown";
  const { level, maybeMoreQueries } = accessOf(graph, userId, dataSourceId);
  return maybeMoreQueries && level !== "view" ? "unknown" : level;
}
