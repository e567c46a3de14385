import { describe, expect, test } from "vitest";
import { isProblem } from "../../src/model/problem.js";
import { parseOrganisation } from "../../src/simulator/parse-organisation.js";
import { organisation } from "../helpers/organisations.js";
import { RECORDED_ORGANISATIONS, readOrganisation } from "../helpers/recordings.js";
import { sharedRedash } from "../helpers/shared.js";

function refused(value: unknown): { place: string | undefined; message: string } {
  try {
    parseOrganisation(value);
  } catch (error) {
    if (isProblem(error, "organisation_invalid")) return { place: error.place, message: error.message };
    throw error;
  }
  throw new Error("it was accepted");
}

test("what is left out is the usual", () => {
  const { users, groups, dataSources } = parseOrganisation({
    groups: [{ key: "a", name: "A" }],
    dataSources: [{ key: "s", name: "S" }],
    users: [{ name: "Ada", email: "ada@example.com" }],
  });
  expect(users[0]).toMatchObject({
    groups: ["default"],
    state: "enabled",
    emailVerified: true,
    invited: false,
  });
  expect(groups[0]?.permissions).toContain("execute_query");
  expect(dataSources[0]).toMatchObject({ grants: [], type: "sqlite" });
});

describe("a mistake is named by its place", () => {
  test.each([
    [
      organisation({ users: [{ name: "Ada", email: "ada@example.com", groups: ["default", "x"] }] }),
      "users[0].groups[1]",
      'no group with key "x"',
    ],
    [
      organisation({ dataSources: [{ key: "s", name: "S", grants: [{ group: "nobody" }] }] }),
      "dataSources[0].grants[0].group",
      'no group with key "nobody"',
    ],
    [{ groups: [{ key: "admin", name: "A" }] }, "groups[0].key", 'there is already a group with key "admin"'],
    [
      {
        users: [
          { name: "A", email: "a@example.com" },
          { name: "B", email: "A@Example.com" },
        ],
      },
      "users[1].email",
      'there is already a user with e-mail "a@example.com"',
    ],
    [{ users: [{ name: "R", email: "root@example.com" }] }, "users[0].email", "there is already a user"],
    [
      { queries: [{ key: "q", name: "Q", dataSource: "s" }] },
      "queries[0].dataSource",
      "no data source with key",
    ],
    [
      { events: [{ at: "2026-01-01T00:00:00Z", action: "edit", object: "groups:x" }] },
      "events[0].object",
      "no group",
    ],
    [{ groups: [{ name: "A" }] }, "groups[0].key", "expected string"],
    [{ users: [{ name: "A", email: "a@b", state: "gone" }] }, "users[0].state", "Invalid option"],
    [{ user: [] }, "", "Unrecognized key"],
    [[], "", "expected object"],
  ])("%#: %j", (value, place, message) => {
    const found = refused(value);
    expect(found.place).toBe(place);
    expect(found.message).toContain(message);
  });
});

test("objects of events that are Redash's own need not exist", () => {
  const at = "2026-01-01T00:00:00Z";
  const events = ["page:admin/groups", "redash", "constructor:x"].map((object) => ({
    at,
    action: "view",
    object,
  }));
  expect(parseOrganisation({ events }).events).toHaveLength(3);
});

const folder = sharedRedash();

test.skipIf(folder === undefined).each(RECORDED_ORGANISATIONS)("%s, which was recorded, parses", (name) => {
  expect(parseOrganisation(readOrganisation(folder ?? "", name))).toBeDefined();
});
