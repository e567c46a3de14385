import { alertSubjects, destinationNames, examineSubscriptions } from "../alert-subscriptions.js";
import { personOf } from "../evidence-names.js";
import { rule } from "../rule.js";

export default rule({
  id: "alert-destination",
  title: "Alert sent to a place outside Redash",
  severity: "low",
  version: 1,
  needs: ["alerts"],
  identity: ["alert", "destination"],
  denominator: "subscriptions to alerts",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.5.1", "ISO 27001 A.5.18"],
  explanation:
    "The alert sends what it says of the data to a destination: a list of addresses, a channel, another system. Who reads there Redash does not tell, and no group of Redash limits it.",
  remedy:
    "Ask the owner of the alert who reads there. In Redash: Settings > Alert Destinations shows where it leads; open the alert, Destinations, to take it off.",
  changeWhere: "alert",
  examine({ graph, alerts }) {
    const destination = destinationNames(alerts.destinations);
    return examineSubscriptions(alerts.alerts, (one, { userId, destinationId }) => {
      if (destinationId === null) return null;
      const { alert, query } = alertSubjects(one);
      return {
        about: [alert, { kind: "destination", id: destinationId }],
        also: [query, { kind: "user", id: userId }],
        outcome: "found",
        evidence: `Sent to ${destination(destinationId)}, by a subscription of ${personOf(graph, userId).name}.`,
      };
    });
  },
});
