import fc from "fast-check";
import { expect, it } from "vitest";
import { evaluateSnapshot } from "../../src/analyze/evaluate-snapshot.js";
import { resolveRisk } from "../../src/analyze/resolve-risk.js";
import { buildGraph } from "../../src/graph/build.js";
import { labelsOf } from "../../src/graph/labels.js";
import { NO_RISK_CONFIG } from "../../src/model/risk-settings.js";
import type { Query, Snapshot } from "../../src/model/snapshot.js";
import { inOrder } from "../../src/model/snapshot-order.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { group, user } from "../helpers/snapshots.js";

/** An id that nothing of an arbitrary snapshot has. */
const NEW = 90_001;

const RISK = {
  ...NO_RISK_CONFIG,
  internalDomains: ["example.org"],
  serviceAccounts: [],
  sharedAccounts: [],
  dataSources: [{ dataSource: 1, sensitive: true, owner: null }],
};

/** About the organisation as one, as soon as anybody is disabled. */
const OF_ALL = "disabled-token";

function idsOf(unordered: Snapshot): string[] {
  const snapshot = inOrder(unordered);
  const risk = resolveRisk(RISK, snapshot);
  const facts = {
    snapshot,
    graph: buildGraph(snapshot),
    groupLabel: labelsOf(snapshot.groups),
    drift: null,
    risk,
  };
  return evaluateSnapshot(facts, []).findings.map(({ id }) => id);
}

function query(id: number, ownerId: number, dataSourceId: number | null): Query {
  return {
    ...{ id, ownerId, dataSourceId, name: `Query ${id}`, draft: false, archived: false, schedule: null },
    ...{ hasKey: true, modifierIds: [], readFrom: "list" },
  };
}

/**
 * With somebody disabled who has a group, a query, a dashboard and an alert of his own, and shares nothing. A data source
 * would not be unrelated: every administrator reaches it.
 */
function withUnrelated(snapshot: Snapshot): Snapshot {
  return {
    ...snapshot,
    users: [...snapshot.users, user(NEW, "Una Related", [NEW, NEW, NEW + 1], { disabled: true })],
    groups: [...snapshot.groups, group(NEW, "Unrelated", { permissions: ["view_query"] })],
    queries: [...snapshot.queries, query(NEW, NEW, null)],
    dashboards: [
      ...snapshot.dashboards,
      {
        ...{ id: NEW, name: "Unrelated", ownerId: NEW, draft: false, archived: false },
        ...{ hasPublicLink: true, queryIds: [NEW], modifierIds: [] },
      },
    ],
    alerts: [
      ...snapshot.alerts,
      {
        id: NEW,
        name: "x",
        queryId: NEW,
        ownerId: NEW,
        subscriptions: [{ userId: NEW, destinationId: null }],
      },
    ],
  };
}

it("stays what it is when rows are added that have nothing to do with it", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const withContent = {
        ...snapshot,
        queries: snapshot.users
          .slice(0, 3)
          .map(({ id }, index) => query(index + 1, id, snapshot.dataSources[0]?.id ?? 1)),
      };
      const [before, after] = [idsOf(withContent), idsOf(withUnrelated(withContent))];
      expect(before.filter((id) => !after.includes(id))).toEqual([]);
      const added = after.filter((id) => !before.includes(id));
      expect(added.filter((id) => !id.includes(String(NEW)) && id !== OF_ALL)).toEqual([]);
      expect(added.length).toBeGreaterThan(3);
      expect(new Set(after).size).toBe(after.length);
    }),
    { numRuns: 60 },
  );
});
