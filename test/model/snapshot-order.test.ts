import { expect, it } from "vitest";
import { inOrder } from "../../src/model/snapshot-order.js";
import { alert, dashboard, query, snapshot } from "../helpers/snapshots.js";

it("puts queries, dashboards, alerts and destinations into the order of their ids, and the ids inside", () => {
  const { modifierIds: _notRead, ...unread } = query(2, "Unread");
  const mixed = snapshot({
    queries: [query(9, "Nine", { modifierIds: [5, 3] }), unread],
    unseenQueries: { count: 2, dataSourceIds: [8, 4] },
    dashboards: [dashboard(7, "Seven", { queryIds: [9, 2], modifierIds: [6, 1] }), dashboard(3, "Three")],
    alerts: [
      alert(4, "Four", {
        subscriptions: [
          { userId: 5, destinationId: 2 },
          { userId: 5, destinationId: null },
          { userId: 1, destinationId: 2 },
        ],
      }),
      alert(1, "One"),
    ],
    destinations: [
      { id: 2, name: "Hook", type: "webhook" },
      { id: 1, name: "List", type: "email" },
    ],
  });
  expect(inOrder(mixed)).toEqual({
    ...mixed,
    queries: [unread, query(9, "Nine", { modifierIds: [3, 5] })],
    unseenQueries: { count: 2, dataSourceIds: [4, 8] },
    dashboards: [dashboard(3, "Three"), dashboard(7, "Seven", { queryIds: [2, 9], modifierIds: [1, 6] })],
    alerts: [
      alert(1, "One"),
      alert(4, "Four", {
        subscriptions: [
          { userId: 1, destinationId: 2 },
          { userId: 5, destinationId: null },
          { userId: 5, destinationId: 2 },
        ],
      }),
    ],
    destinations: mixed.destinations.toReversed(),
  });
});
