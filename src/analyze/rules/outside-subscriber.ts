import { accountOf } from "../../graph/user-access.js";
import { alertSubjects, examineSubscriptions } from "../alert-subscriptions.js";
import { addressBelongs } from "../internal-address.js";
import { rule } from "../rule.js";

export default rule({
  id: "outside-subscriber",
  title: "Alert mailed to an outside address",
  severity: "medium",
  version: 1,
  needs: ["alerts", "internalDomains"],
  identity: ["alert", "user"],
  denominator: "subscriptions to alerts",
  frameworks: ["SOC 2 CC6.1", "PCI DSS 7.2.4", "ISO 27001 A.5.18"],
  explanation:
    "The alert mails what it says of the data to an account whose address is in none of one’s own domains. The mail lies outside of one’s own systems, whatever becomes of the account.",
  remedy:
    "Ask the owner of the alert. Take the subscription off it: in Redash, open the alert, Destinations, and remove it there.",
  changeWhere: "alert",
  examine({ graph, alerts, internalDomains }) {
    return examineSubscriptions(alerts.alerts, (one, { userId, destinationId }) => {
      if (destinationId !== null) return null;
      const email = accountOf(graph, userId)?.email;
      const belongs = email === undefined ? "unknown" : addressBelongs(email, internalDomains);
      if (belongs === "inside") return null;
      const { alert, query } = alertSubjects(one);
      const about = [alert, { kind: "user", id: userId }] as const;
      if (belongs === "outside")
        return { about, also: [query], outcome: "found", evidence: `Mailed to “${email}”.` };
      const evidence =
        email === undefined
          ? `Mailed to account #${userId}, which is not among the accounts that were read.`
          : `Mailed to “${email}”, which is no address: nobody can say whose it is.`;
      return { about, also: [query], outcome: "unknown", evidence };
    });
  },
});
