import { describe, expect, it } from "vitest";
import unusedAccess from "../../../src/analyze/rules/unused-access.js";
import { ruleSays } from "../../helpers/rule-says.js";
import { dataSource, events, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const OLD = { createdAt: "2025-01-07T08:00:00Z" } as const;
const parts = {
  groups: [...snapshot().groups, group(5, "Readers")],
  dataSources: [dataSource(1, "Rides"), dataSource(2, "Ledger"), dataSource(3, "Payroll")],
  grants: [grant(2, 1), grant(2, 2), grant(5, 3, "view")],
  users: [
    user(3, "Ana", [2], OLD),
    user(4, "Bo", [2, 5], OLD),
    user(5, "Cy", [5], OLD),
    user(6, "Di", [2], { createdAt: "2026-09-01T08:00:00Z" }),
    user(7, "Ed", [2], { ...OLD, disabled: true }),
  ],
};
const ran = (userId: number, dataSourceId: number) => ({
  userId,
  dataSourceId,
  last: "2026-11-20T08:00:00Z",
  times: 2,
});
const use = events({ executions: [ran(3, 1), ran(4, 1), ran(4, 2)] });
const evidence =
  "No query run from 2026-08-27 to 2026-11-25 on 1 of 2 data sources that its groups let it query.";

describe("unused-access", () => {
  it("finds for each account the data sources that its groups let it query and did not", () => {
    expect(ruleSays(unusedAccess, { ...parts, events: use })).toEqual({
      examined: 2,
      says: [`unused-access-u3 open: ${evidence} (+ data source 2)`],
    });
    expect(
      ruleSays(unusedAccess, { ...parts, events: use }, { accepted: ["unused-access-u3"] }).says,
    ).toEqual([`unused-access-u3 accepted: ${evidence} (+ data source 2)`]);
  });

  it("does not know where the events do not reach over the window, or the account’s age is not told", () => {
    const cut = { ...use, readBackTo: "2026-10-01T00:00:00Z" };
    expect(ruleSays(unusedAccess, { ...parts, events: cut })).toMatchObject({
      state: "partly evaluated",
      says: [
        `unused-access-u3 unknown: ${evidence} The events do not reach over the whole window. (+ data source 2)`,
      ],
    });
    const users = [user(3, "Ana", [2], { createdAt: null })];
    expect(ruleSays(unusedAccess, { ...parts, users, events: use }).says).toEqual([
      `unused-access-u3 unknown: ${evidence} Redash does not tell when the account was made. (+ data source 2)`,
    ]);
  });

  it("is not evaluated where events were not asked for", () => {
    expect(ruleSays(unusedAccess, parts)).toEqual({
      state: "not evaluated",
      why: ["Events were not asked for (--events-days)."],
      examined: null,
      says: [],
    });
  });

  it("counts data sources without their names where there are more than ten", () => {
    const dataSources = Array.from({ length: 12 }, (_, index) => dataSource(index + 1, `S${index + 1}`));
    const grants = dataSources.map(({ id }) => grant(2, id));
    const of = (...ids: number[]) => events({ executions: ids.map((id) => ran(3, id)) });
    const users = [user(3, "Ana", [2], OLD)];
    const many = ruleSays(unusedAccess, { dataSources, grants, users, events: of(1) });
    expect(many.says).toEqual([
      "unused-access-u3 open: No query run from 2026-08-27 to 2026-11-25 on 11 of 12 data sources that its groups let it query.",
    ]);
    const few = ruleSays(unusedAccess, {
      dataSources,
      grants,
      users,
      events: of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    });
    expect(few.says[0]).toContain(
      "on 2 of 12 data sources that its groups let it query. (+ data source 11, data source 12)",
    );
  });

  it("does not count use of what is gone, or can no longer be queried", () => {
    const use = events({ executions: [ran(5, 3), ran(3, 1), ran(3, 2), ran(3, 3), ran(3, 77)] });
    expect(ruleSays(unusedAccess, { ...parts, users: [user(3, "Ana", [2, 5], OLD)], events: use })).toEqual({
      examined: 1,
      says: [],
    });
  });
});
