import { describe, expect, it } from "vitest";
import { sortKeysOfPeople } from "../../src/page/people-order.js";
import { sortedBy } from "../../src/page/sorting.js";
import { openedPage } from "../helpers/opened-page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const page = openedPage(
  snapshot({
    groups: [group(1, "default")],
    dataSources: [dataSource(1, "Warehouse")],
    grants: [grant(1, 1)],
    users: [
      user(1, "ana", [1], { activeAt: null }),
      user(2, "bo", [1], { activeAt: "2026-01-01T00:00:00Z", disabled: true }),
      user(3, "cy", [1], { activeAt: "2026-03-01T00:00:00Z", pending: true }),
      user(4, "di", [], { activeAt: undefined }),
      user(5, "ed", [1], { activeAt: "2026-03-01T00:00:00Z" }),
      user(6, "flo", [1], { activeAt: "2026-02-01T00:00:00Z", disabled: true }),
    ],
  }),
);
const places = page.organisation.users.map((_, place) => place);

function idsBy(column: keyof ReturnType<typeof sortKeysOfPeople>, direction: "ascending" | "descending") {
  return sortedBy(places, sortKeysOfPeople(page)[column], direction).map(
    (place) => page.users.user_id[place],
  );
}

describe("sortKeysOfPeople", () => {
  it.each([
    ["name", "ascending", [1, 2, 3, 4, 5, 6]],
    ["name", "descending", [6, 5, 4, 3, 2, 1]],
    ["status", "ascending", [1, 4, 5, 3, 2, 6]],
    ["status", "descending", [2, 6, 3, 1, 4, 5]],
    ["query", "descending", [1, 2, 3, 5, 6, 4]],
  ] as const)("sorts by %s, %s, equal ones by name", (column, direction, ids) => {
    expect(idsBy(column, direction)).toEqual(ids);
  });

  it("puts who was never active, or of whom it is not told, last both ways", () => {
    expect(idsBy("active", "ascending")).toEqual([2, 6, 3, 5, 1, 4]);
    expect(idsBy("active", "descending")).toEqual([3, 5, 6, 2, 1, 4]);
  });
});
