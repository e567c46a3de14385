import { counted } from "../../model/counted.js";
import { putUnder } from "../../model/put-under.js";
import { isScheduled } from "../../model/query-schedule.js";
import { sentences } from "../../model/sentences.js";
import type { Query } from "../../model/snapshot.js";
import { examineEach, ofUser, subjects } from "../examining.js";
import { ACCOUNTS, type Case, rule } from "../rule.js";

export default rule({
  id: "disabled-owner",
  title: "Disabled account whose queries go on",
  severity: "medium",
  version: 1,
  needs: ["queries"],
  restsOn: ACCOUNTS,
  identity: ["user"],
  denominator: "disabled accounts",
  frameworks: ["SOC 2 CC6.2", "PCI DSS 7.2.5.1", "NIST 800-53 AC-2"],
  explanation:
    "Disabling an account stops neither the schedules of its queries nor the API key that each query has of its own. Whoever copied such a key before leaving still reads the query’s results with it, and has it run anew.",
  remedy:
    "Give the queries an owner who is there. Make each query’s key anew: POST /api/queries/<id>/regenerate_api_key, by an administrator. Take the schedule off those that nobody needs.",
  changeWhere: "query owner",
  examine({ snapshot, queries, asOf }) {
    const byOwner = new Map<number, Query[]>();
    for (const query of queries) putUnder(byOwner, query.ownerId, query);
    const disabled = snapshot.users.filter((user) => user.disabled);
    return examineEach(disabled, ({ id }) => caseOf(id, byOwner.get(id) ?? [], asOf));
  },
});

/** Whether the keys of archived queries work was not measured. */
function caseOf(userId: number, owned: readonly Query[], asOf: string): Case | null {
  const kept = owned.filter(({ archived }) => !archived);
  const keyed = kept.filter(({ hasKey }) => hasKey === true);
  const scheduled = kept.filter((query) => isScheduled(query, asOf));
  const untold = owned.filter(
    ({ archived, hasKey }) => hasKey === undefined || (archived && hasKey === true),
  );
  const going = kept.filter((query) => query.hasKey === true || isScheduled(query, asOf));
  const about = going.length > 0 ? going : untold;
  if (about.length === 0) return null;
  const evidence = sentences([
    `Owns ${counted(owned.length, "query", "queries")}.`,
    keyed.length === 0 ? "" : `Own API keys that work: ${keyed.length}.`,
    scheduled.length === 0 ? "" : `On a schedule: ${scheduled.length}.`,
    untold.length === 0 ? "" : `Of whose key nobody knows whether it is there and works: ${untold.length}.`,
  ]);
  return ofUser(userId, going.length > 0 ? "found" : "unknown", evidence, {
    also: subjects(
      "query",
      about.map(({ id }) => id),
    ),
    changes: going.map(({ id: queryId }) => ({ kind: "ownership", queryId, userId })),
  });
}
