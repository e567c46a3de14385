import { describe, expect, test } from "vitest";
import { parseOrganisation } from "../../src/simulator/parse-organisation.js";
import { truth } from "../../src/simulator/truth.js";
import { membersOf, usersInOrder } from "../../src/simulator/user-lists.js";
import { buildWorld, type World } from "../../src/simulator/world.js";
import { addUser, changeUser, removeUser } from "../../src/simulator/world-changes.js";
import { organisation } from "../helpers/organisations.js";

function world(version: string, different = organisation()): World {
  return buildWorld(parseOrganisation(different), version);
}

const ENABLED = { disabled: false, pending: undefined, search: undefined, order: "name" } as const;

const names = (made: World) => usersInOrder(made, ENABLED).map(({ name }) => name);

test("ids are handed out in order; a deleted group uses one up and stays in its members' lists", () => {
  const made = world("10.1.0", {
    groups: [
      { key: "a", name: "A" },
      { key: "gone", name: "Gone", deleted: true },
      { key: "b", name: "B" },
    ],
    users: [{ name: "Ada", email: "Ada@Example.com", groups: ["b", "gone", "gone", "default"] }],
  });
  expect(made.groups.map(({ id, name }) => [id, name])).toEqual([
    [1, "admin"],
    [2, "default"],
    [3, "A"],
    [5, "B"],
  ]);
  expect(made.users.get(2)).toMatchObject({ email: "ada@example.com", groups: [5, 4, 4, 2] });
});

test("a release that knows no disabled or pending users has none", () => {
  const states = (version: string) => truth(world(version)).users.map(({ state }) => state);
  expect(states("4.0.2")).toEqual(["enabled", "enabled", "enabled", "enabled", "enabled"]);
  expect(states("6.0.0")).toEqual(["enabled", "enabled", "enabled", "disabled", "enabled"]);
  expect(states("26.3.0")).toEqual(["enabled", "enabled", "enabled", "disabled", "pending"]);
});

test("secrets are 40 letters and digits, another for each thing, the same in each run", () => {
  const keys = [...world("10.1.0").users.values()].map(({ apiKey }) => apiKey);
  expect(new Set(keys).size).toBe(5);
  for (const key of keys) expect(key).toMatch(/^[A-Za-z0-9]{40}$/);
  expect([...world("8.0.0").users.values()].map(({ apiKey }) => apiKey)).toEqual(keys);
});

describe("users change while the server runs", () => {
  test("lists and members follow", () => {
    const made = world("10.1.0");
    expect(names(made)).toEqual(["Ada", "Ben", "Dan", "Root"]);
    changeUser(made, 2, { disabledAt: "2026-01-01T00:00:00Z" });
    expect(names(made)).toEqual(["Ben", "Dan", "Root"]);
    const added = addUser(made, "Eve@example.com", { name: "Eve", groups: [3] });
    expect(added).toMatchObject({ id: 6, email: "eve@example.com" });
    removeUser(made, 5);
    expect(names(made)).toEqual(["Ben", "Eve", "Root"]);
    expect(membersOf(made, 3).map(({ id }) => id)).toEqual([2, 6]);
    expect(membersOf(made, 2).map(({ id }) => id)).toEqual([1, 4, 2]);
  });

  test("an id is never used twice, and a changed row moves to the end of the table", () => {
    const made = world("10.1.0");
    removeUser(made, addUser(made, "a@example.com").id);
    expect(addUser(made, "b@example.com").id).toBe(7);
    changeUser(made, 1, { name: "Root again" });
    expect([...made.users.keys()]).toEqual([2, 3, 4, 5, 7, 1]);
  });
});

describe("order of users, as PostgreSQL sorts", () => {
  const sorted = (order: string, users: NonNullable<Parameters<typeof organisation>[0]>["users"]) =>
    usersInOrder(world("10.1.0", { users }), { ...ENABLED, order }).map(({ name }) => name);

  test("names by their bytes", () => {
    const users = ["Zoë", "a", "Ünal", "\u{1F680}", "\uFF41", "B"].map((name, index) => ({
      name,
      email: `${index}@x`,
    }));
    expect(sorted("name", users)).toEqual(["B", "Root", "Zoë", "a", "Ünal", "\uFF41", "\u{1F680}"]);
  });

  test("NULL last, and first when turned round", () => {
    const users = [
      { name: "late", email: "a@x", activeAt: "2026-02-01T00:00:00Z" },
      { name: "early", email: "b@x", activeAt: "2026-01-01T00:00:00Z" },
    ];
    expect(sorted("active_at", users)).toEqual(["early", "late", "Root"]);
    expect(sorted("-active_at", users)).toEqual(["Root", "late", "early"]);
  });

  test("groups member by member, a shorter list first", () => {
    const users = [
      { name: "both", email: "a@x", groups: ["default", "default"] },
      { name: "one", email: "b@x", groups: ["default"] },
      { name: "none", email: "c@x", groups: [] },
      { name: "null", email: "d@x", groups: null },
    ];
    expect(sorted("groups", users)).toEqual(["none", "Root", "one", "both", "null"]);
  });
});

test("the truth holds what no answer shows: hidden sources with their grants, the level of a doubled grant", () => {
  const { dataSources, grants } = truth(
    world("10.1.0", {
      groups: [{ key: "a", name: "A" }],
      dataSources: [
        { key: "s", name: "S", grants: [{ group: "a", viewOnly: true }, { group: "a" }] },
        { key: "h", name: "H", type: "no_such_driver", grants: [{ group: "default" }] },
      ],
    }),
  );
  expect(dataSources).toEqual([
    { id: 1, name: "S", hidden: false },
    { id: 2, name: "H", hidden: true },
  ]);
  expect(grants).toEqual([
    { groupId: 3, dataSourceId: 1, viewOnly: false },
    { groupId: 2, dataSourceId: 2, viewOnly: false },
  ]);
});
