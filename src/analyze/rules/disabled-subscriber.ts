import { alertSubjects, destinationNames, examineSubscriptions } from "../alert-subscriptions.js";
import { personOf } from "../evidence-names.js";
import { rule } from "../rule.js";

export default rule({
  id: "disabled-subscriber",
  title: "Alert to a disabled account",
  severity: "medium",
  version: 1,
  needs: ["alerts"],
  identity: ["alert", "user"],
  denominator: "subscriptions to alerts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "Disabling an account does not end its subscriptions: where the mailbox still exists, the person goes on getting what the alert says of the data. Where the subscription sends to a destination, it is sent on in the name of somebody who has left.",
  remedy:
    "Take the subscription off the alert. In Redash: open the alert, Destinations, and remove it there; or DELETE /api/alerts/<alert id>/subscriptions/<subscription id>, by an administrator.",
  changeWhere: "alert",
  examine({ graph, alerts }) {
    const destination = destinationNames(alerts.destinations);
    return examineSubscriptions(alerts.alerts, (one, { userId, destinationId }) => {
      const { state, name } = personOf(graph, userId);
      if (state === "there") return null;
      const { alert, query } = alertSubjects(one);
      const evidence = `Sent to ${destination(destinationId)}, by a subscription of ${name}`;
      const about = [alert, { kind: "user", id: userId }] as const;
      if (state === "disabled") return { about, also: [query], outcome: "found", evidence: `${evidence}.` };
      const absent = `${evidence}, which is not among the accounts that were read.`;
      return { about, also: [query], outcome: "unknown", evidence: absent };
    });
  },
});
