import { expect, it } from "vitest";
import { dataSource, grant, group, snapshot } from "../../helpers/snapshots.js";
import { rowsOf } from "../../helpers/tables.js";

it("has every known grant and every pair of which none is known", () => {
  const acme = snapshot({
    groups: [...snapshot().groups, group(5, "Ops")],
    dataSources: [
      dataSource(3, "Warehouse"),
      dataSource(10, "", { name: null, type: null, paused: null, presence: "hidden" }),
    ],
    grants: [{ ...grant(5, 3, "view"), readFrom: "group" }, grant(2, 3)],
    unknownGrants: [
      { dataSourceId: 10, groupIds: [5, 2] },
      { dataSourceId: 3, groupIds: [5] },
    ],
  });
  const columns = ["group_id", "group_name", "data_source_id", "data_source_name", "data_source_type"];
  expect(rowsOf(acme, "grants", [...columns, "grant_level", "read_from"])).toEqual([
    [2, "default", 3, "Warehouse", "pg", "full", "data source"],
    [2, "default", 10, "unknown", "unknown", "unknown", null],
    [5, "Ops", 3, "Warehouse", "pg", "view only", "group"],
    [5, "Ops", 10, "unknown", "unknown", "unknown", null],
  ]);
});
