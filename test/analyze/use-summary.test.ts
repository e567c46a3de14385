import { expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { dataSource, events, grant, snapshot, user } from "../helpers/snapshots.js";

const AT = "2026-11-01T10:00:00Z";
const run = (userId: number, dataSourceId: number) => ({ userId, dataSourceId, last: AT, times: 3 });

it("counts what was used of what can be used now, keys and changes of groups", () => {
  const change = { action: "add_member", userId: 1, at: AT } as const;
  const { use } = buildReport(
    snapshot({
      users: [user(3, "Ana", [2]), user(4, "Bo", [2], { disabled: true }), user(5, "Cy", [2])],
      dataSources: [dataSource(1, "A"), dataSource(2, "B")],
      grants: [grant(2, 1), grant(2, 2, "view")],
      events: events({
        // Ana on what she may query and may not; Bo, who is disabled; somebody and something that are gone.
        executions: [run(3, 1), run(3, 2), run(4, 1), run(77, 1), run(3, 9)],
        keyUses: [
          { queryId: 1, last: AT, times: 4 },
          { queryId: 2, last: AT, times: 1 },
        ],
        groupChanges: [
          { ...change, groupId: 2 },
          { ...change, groupId: 2, userId: 3 },
          { ...change, groupId: 8 },
        ],
      }),
    }),
  );
  expect(use).toEqual({
    ...{ since: "2026-08-27T09:15:00Z", until: "2026-11-25T09:15:00Z", readBackTo: "2026-08-27T09:15:00Z" },
    coversWindow: true,
    ...{ queryRows: 2, usedQueryRows: 1, executions: 5, executingUsers: 3 },
    ...{ keyUses: 5, usedKeys: 2, groupChanges: 3, changedGroups: 2 },
  });
});

it("is not there where events were not read, and says where they reach no further", () => {
  expect(buildReport(snapshot()).use).toBeNull();
  const cut = snapshot({ events: events({ readBackTo: "2026-10-01T00:00:00Z" }) });
  expect(buildReport(cut).use).toMatchObject({ coversWindow: false, readBackTo: "2026-10-01T00:00:00Z" });
});
