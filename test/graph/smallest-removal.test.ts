import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { smallestRemoval } from "../../src/graph/smallest-removal.js";
import type { Change } from "../../src/graph/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { ADMIN_GROUP, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const NOTHING = { permissions: [] };
const READER = { permissions: ["view_query"] };
const RUNNER = { permissions: ["view_query", "execute_query"] };
const DEFAULT = group(2, "default", { type: "builtin", ...NOTHING });

function organisation(parts: Partial<Snapshot> & { version?: string }): Snapshot {
  return snapshot({ dataSources: [dataSource(3, "Warehouse"), dataSource(4, "Ledger")], ...parts });
}

function removal(from: Snapshot, target: "below query" | "none", possible?: (change: Change) => boolean) {
  return smallestRemoval(buildGraph(from), 1, 3, target, possible);
}

/** `out of 5`, `4 from 5`, `4 view only for 5`, `query 7 away`. */
function briefly(changes: readonly Change[] | undefined) {
  return changes?.map((change) => {
    if (change.kind === "membership") return `out of ${change.groupId}`;
    if (change.kind === "grant") return `${change.dataSourceId} from ${change.groupId}`;
    if (change.kind === "view only") return `${change.dataSourceId} view only for ${change.groupId}`;
    return change.kind === "permission" ? change.permission : `${change.kind} of ${change.queryId}`;
  });
}

describe("three groups that grant and two that permit", () => {
  const from = organisation({
    groups: [
      DEFAULT,
      group(5, "A", NOTHING),
      group(6, "B", NOTHING),
      group(7, "C", NOTHING),
      group(8, "Runners", RUNNER),
      group(9, "Readers", RUNNER),
    ],
    users: [user(1, "Ann", [5, 6, 7, 8, 9, 9]), user(2, "Bo", [5, 8])],
    grants: [grant(5, 3), grant(6, 3), grant(7, 3, "view"), grant(8, 4)],
  });

  it("end below query where the lesser side is left, and at all where all grants are", () => {
    const query = removal(from, "below query");
    expect(briefly(query?.changes)).toEqual(["out of 5", "out of 6"]);
    expect(query).toMatchObject({ left: { level: "view" }, elsewhere: [] });
    expect(briefly(removal(from, "none")?.changes)).toEqual(["out of 5", "out of 6", "out of 7"]);
  });

  it("count what else is as small: each grant may be taken, lowered, or left, or the permissions are left", () => {
    // Two grants, each ended in three ways; or out of both groups that permit.
    expect(removal(from, "below query")?.alternatives).toBe(3 * 3 + 1 - 1);
    expect(removal(from, "none")?.alternatives).toBe(2 * 2 * 2 - 1);
  });

  it("lower grants rather than take them where nobody may leave a group, and name whom that hits", () => {
    const stays = removal(from, "below query", ({ kind }) => kind !== "membership");
    expect(briefly(stays?.changes)).toEqual(["3 view only for 5", "3 view only for 6"]);
    expect(stays?.alsoLose).toEqual({ surely: [2], perhaps: [] });
    expect(removal(from, "none", ({ kind }) => kind !== "membership")?.changes).toHaveLength(3);
  });

  it("cannot be ended by changes that do not bear on it", () => {
    expect(removal(from, "none", ({ kind }) => kind === "ownership")).toBeNull();
  });
});

it("an administrator's access ends only out of every group that makes one", () => {
  const from = organisation({
    groups: [
      ADMIN_GROUP,
      DEFAULT,
      group(5, "Owners", { permissions: ["admin"] }),
      group(6, "Runners", RUNNER),
    ],
    users: [user(1, "Ann", [1, 2, 5, 6])],
    grants: [grant(6, 3)],
  });
  expect(briefly(removal(from, "below query")?.changes)).toEqual(["out of 1", "out of 5", "out of 6"]);
  // Without the permission to run anything he still can give it to himself.
  const bare = { ...from, users: [user(1, "Ann", [1, 5])] };
  expect(briefly(removal(bare, "below query")?.changes)).toEqual(["out of 1", "out of 5"]);
});

it("of sets as small the one comes first that leaves people in default, then the one that leaves the most", () => {
  const from = organisation({
    groups: [
      group(2, "default", { type: "builtin", ...RUNNER }),
      group(5, "Granting", READER),
      group(6, "Other", RUNNER),
    ],
    users: [user(1, "Ann", [2, 5])],
    grants: [grant(5, 3), grant(2, 4)],
  });
  expect(briefly(removal(from, "below query")?.changes)).toEqual(["out of 5"]);
  const both = { ...from, users: [user(1, "Ann", [5, 6])] };
  expect(removal(both, "below query")).toMatchObject({
    changes: [{ kind: "membership", groupId: 6 }],
    left: { level: "view" },
  });
});

it("what the user loses elsewhere is told", () => {
  const from = organisation({
    groups: [DEFAULT, group(5, "Analysts")],
    users: [user(1, "Ann", [5])],
    grants: [grant(5, 3), grant(5, 4)],
  });
  expect(removal(from, "none")?.elsewhere).toEqual([4]);
});

describe("queries of one's own", () => {
  const queries = [
    query(20, "Own"),
    query(21, "Shared", { ownerId: 2, modifierIds: [1] }),
    query(22, "Elsewhere", { dataSourceId: 4 }),
  ];
  const editors = { permissions: ["edit_query", "view_query"] };
  const from = organisation({
    groups: [DEFAULT, group(5, "Editors", editors), group(6, "Authors", editors)],
    users: [user(1, "Ann", [5, 6])],
    queries,
  });

  it("are given away, or the groups left by which they can be edited", () => {
    // As many as groups to leave, which would end the query on 4 too.
    expect(briefly(removal(from, "none")?.changes)).toEqual(["ownership of 20", "modifying of 21"]);
    const more = { ...from, queries: [...queries, query(23, "Another")] };
    expect(briefly(removal(more, "none")?.changes)).toEqual(["out of 5", "out of 6"]);
    const one = { ...from, queries: queries.slice(0, 1) };
    expect(briefly(removal(one, "none")?.changes)).toEqual(["ownership of 20"]);
  });

  it("need a grant up to 7, and so end with it", () => {
    const old = { ...from, server: { ...from.server, version: "6.0.0" }, grants: [grant(5, 3)] };
    expect(briefly(removal(old, "none")?.changes)).toEqual(["out of 5"]);
    expect(briefly(removal(old, "below query")?.changes)).toEqual(["ownership of 20"]);
  });

  it("lead from anywhere on 8", () => {
    const moving = { ...from, server: { ...from.server, version: "8.0.0" }, queries: queries.slice(2) };
    expect(briefly(removal(moving, "none")?.changes)).toEqual(["ownership of 22"]);
    const making = {
      ...moving,
      queries: [],
      groups: [...from.groups, group(7, "Makers", { permissions: ["create_query"] })],
      users: [user(1, "Ann", [5, 6, 7])],
      grants: [grant(5, 4)],
    };
    // He makes a query on 4 and moves it to 3.
    expect(removal(making, "none")?.alternatives).toBe(3);
    expect(briefly(removal(making, "none", ({ kind }) => kind !== "membership")?.changes)).toEqual([
      "4 view only for 5",
    ]);
  });
});

describe("what is not known", () => {
  const groups = [DEFAULT, group(5, "Analysts"), group(6, "Others", NOTHING)];

  it("counts as full, and how few it takes without it is told", () => {
    const from = organisation({
      groups,
      users: [user(1, "Ann", [5, 6])],
      grants: [grant(5, 3, "view")],
      unknownGrants: [{ dataSourceId: 3, groupIds: [6] }],
    });
    const all = removal(from, "none");
    expect(briefly(all?.changes)).toEqual(["out of 5", "out of 6"]);
    expect(all).toMatchObject({ atLeast: 1, left: { level: "none" } });
    expect(removal(from, "below query")).toMatchObject({ atLeast: 0 });
  });

  it("may be the data source itself", () => {
    const from = organisation({
      groups,
      users: [user(1, "Ann", [5])],
      dataSources: [dataSource(3, "Mainframe", { presence: "hidden" })],
      unknownGrants: [{ dataSourceId: 3, groupIds: [5] }],
    });
    expect(removal(from, "none")).toMatchObject({
      changes: [{ kind: "membership", groupId: 5 }],
      atLeast: 0,
      left: { level: "none" },
    });
  });

  it("of the user's groups leaves no answer", () => {
    expect(removal(organisation({ groups, users: [user(1, "Ann", null)] }), "none")).toBeNull();
  });
});

it("without access there is nothing to end", () => {
  const from = organisation({ groups: [DEFAULT], users: [user(1, "Ann", [2])] });
  expect(removal(from, "none")).toMatchObject({ changes: [], alternatives: 0, atLeast: 0 });
});
