import { alertSubjects } from "../alert-subscriptions.js";
import { personOf } from "../evidence-names.js";
import { examineEach } from "../examining.js";
import { rule } from "../rule.js";

export default rule({
  id: "disabled-owner-alert",
  title: "Alert of a disabled account",
  severity: "low",
  version: 1,
  needs: ["alerts"],
  identity: ["alert"],
  denominator: "alerts",
  frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18", "NIST 800-53 AC-2"],
  explanation:
    "The alert goes on being sent although the account that made it was disabled. Nobody is left who answers for what it says, and to whom.",
  remedy:
    "Have somebody who is there make the alert anew, or none. Then delete it. In Redash: open the alert, Delete.",
  changeWhere: "alert",
  examine({ graph, alerts }) {
    return examineEach(alerts.alerts, (one) => {
      const { state, name } = personOf(graph, one.ownerId);
      if (state === "there") return null;
      const { alert, query } = alertSubjects(one);
      const also = [query, { kind: "user", id: one.ownerId }] as const;
      const subscribed = one.subscriptions === undefined ? "not known" : String(one.subscriptions.length);
      const evidence = `Its owner: ${name}. Subscriptions: ${subscribed}.`;
      return { about: [alert], also, outcome: state === "disabled" ? "found" : "unknown", evidence };
    });
  },
});
