import { describe, expect, it } from "vitest";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { pageOf } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const groups = [...snapshot().groups, group(3, "Analysts")];
const HIDDEN = { id: 9, name: null, type: null, paused: null, presence: "hidden" } as const;
const rides = dataSource(1, "Rides");
const ledger = dataSource(2, "Ledger");
const ana = user(1, "Ana", [3]);

describe("the heading of the data sources", () => {
  it.each<[string, Partial<Snapshot>, string]>([
    [
      "more where it is certain",
      {},
      "1 person can run any query on Rides, more than on any other data source",
    ],
    [
      "as many on others",
      { grants: [grant(3, 1), grant(3, 2)] },
      "1 person can run any query on Ledger and on 1 other data source",
    ],
    [
      "nothing of others where there are none",
      { dataSources: [rides] },
      "1 person can run any query on Rides",
    ],
    [
      "not more where another could have as many",
      { dataSources: [rides, HIDDEN], unknownGrants: [{ dataSourceId: 9, groupIds: [3] }] },
      "1 person can run any query on Rides",
    ],
    [
      "of how many it is not known",
      { users: [ana, user(2, "Una", null), user(3, "Uno", null)] },
      "1 person can run any query on Rides; of 2 it is not known",
    ],
    [
      "nothing of those whose accounts do not work",
      { users: [ana, user(2, "Una", null, { disabled: true })] },
      "1 person can run any query on Rides, more than on any other data source",
    ],
  ])("says %s", (_, differing, said) => {
    const parts = { groups, users: [ana], dataSources: [rides, ledger], grants: [grant(3, 1)] };
    expect(heading({ ...parts, ...differing }, "data-sources")).toBe(said);
  });
});

it("the heading of the people says of how many it is not known", () => {
  const users = [ana, user(2, "Una", null), user(3, "Ben", [2]), user(4, "Off", null, { disabled: true })];
  const parts = { groups, dataSources: [rides], grants: [grant(3, 1)] };
  const said = "can run any query on at least one data source";
  expect(heading({ ...parts, users }, "people")).toBe(`1 of 4 people ${said}; of 1 it is not known`);
  expect(heading({ ...parts, users: [ana] }, "people")).toBe(`1 of 1 person ${said}`);
});

it("the heading of the matrix does not say that every group is granted every data source", () => {
  const parts = { groups, dataSources: [rides, ledger], grants: [grant(3, 1), grant(2, 1, "view")] };
  expect(heading(parts, "matrix")).toBe(
    "2 grants between 3 groups and 2 data sources: 1 in full, 1 view only",
  );
});

function heading(of: Partial<Omit<Snapshot, "sections">>, id: string): string {
  return textOf(new RegExp(`<h2 id="${id}-title">.*?</h2>`).exec(pageOf(snapshot(of)))?.[0] ?? "");
}
