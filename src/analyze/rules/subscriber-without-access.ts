import { accessOf } from "../../graph/user-access.js";
import type { Level } from "../../model/access-words.js";
import type { User } from "../../model/snapshot.js";
import { alertSubjects, examineSubscriptions } from "../alert-subscriptions.js";
import { peopleOf, sourceNames } from "../evidence-names.js";
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
    const { snapshot, alerts, queries } = facts;
    const users = new Map(snapshot.users.map((user) => [user.id, user]));
    const sources = new Map(queries.map(({ id, dataSourceId }) => [id, dataSourceId]));
    const person = peopleOf(snapshot);
    const names = sourceNames(snapshot);
    return examineSubscriptions(alerts.alerts, (one, { userId, destinationId }) => {
      const user = users.get(userId);
      if (destinationId !== null || user === undefined || user.disabled) return null;
      const sourceId = sources.get(one.queryId);
      // Its data source was deleted: there is nothing to tell of.
      if (sourceId === null) return null;
      const level = sourceId === undefined ? "unknown" : levelOn(facts, user, sourceId);
      if (level === "query" || level === "view") return null;
      const { alert, query } = alertSubjects(one);
      const mailed = `Mailed to ${person(userId).name}.`;
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
function levelOn({ graph }: BaseFacts, { id }: User, dataSourceId: number): Level {
  if (!graph.index.places.has(dataSourceId)) return "unknown";
  const { level, maybeMoreQueries } = accessOf(graph, id, dataSourceId);
  return maybeMoreQueries && level !== "view" ? "unknown" : level;
}
