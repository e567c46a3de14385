import { expect, it } from "vitest";
import { dataSource, events, grant, section, snapshot, user } from "../../helpers/snapshots.js";
import { rowsOf, tableOf } from "../../helpers/tables.js";

const LAST = "2026-11-01T10:00:00Z";
const run = (userId: number, dataSourceId: number, times: number) => ({
  ...{ userId, dataSourceId, last: LAST, times },
});

const ACME = snapshot({
  users: [user(3, "Ana", [2]), user(4, "Bo", [])],
  dataSources: [dataSource(1, "Warehouse")],
  grants: [grant(2, 1)],
  events: events({ executions: [run(77, 1, 1), run(4, 1, 2), run(3, 9, 4), run(3, 1, 5)] }),
});
const COLUMNS = ["user_id", "user_name", "user_status", "data_source_id", "data_source_name", "level"];

it("tells who ran something where, also whoever cannot any more, or is gone", () => {
  expect(rowsOf(ACME, "executions", [...COLUMNS, "last_executed_at", "times"])).toEqual([
    [3, "Ana", "enabled", 1, "Warehouse", "query", LAST, 5],
    [3, "Ana", "enabled", 9, "unknown", "none", LAST, 4],
    [4, "Bo", "enabled", 1, "Warehouse", "none", LAST, 2],
    [77, "unknown", null, 1, "Warehouse", "none", LAST, 1],
  ]);
});

it("does not call anybody gone where the lists are not whole", () => {
  for (const name of ["users", "dataSources"] as const) {
    const sections = { ...ACME.sections, [name]: section({ status: "partial" }) };
    const levels = rowsOf({ ...ACME, sections }, "executions", ["level"]).flat();
    expect(levels).toEqual(["query", "unknown", "none", "unknown"]);
  }
});

it("has no rows where events were read, and says over which time", () => {
  const { rowCount, description } = tableOf(snapshot({ events: events() }), "executions");
  expect(rowCount).toBe(0);
  expect(description).toContain("Events were read from 2026-08-27T09:15:00Z to 2026-11-25T09:15:00Z.");
});
