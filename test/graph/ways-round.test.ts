import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import type { WayRound } from "../../src/graph/types.js";
import { waysRound } from "../../src/graph/ways-round.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { alert, dashboard, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

const EDITOR = { permissions: ["edit_query"] };
const DATA_SOURCES = [dataSource(3, "Warehouse"), dataSource(4, "Ledger")];

type Scope = Parameters<typeof waysRound>[2];

/** The ways as lines: kind, of whom, to where, through what, and what it comes to. */
function ways(parts: Parameters<typeof snapshot>[0], scope: Scope = {}): string[] {
  return linesOf(snapshot({ dataSources: DATA_SOURCES, ...parts }), scope);
}

function linesOf(all: Snapshot, scope: Scope = {}): string[] {
  return Array.from(waysRound(buildGraph(all), all, scope), line);
}

function line(way: WayRound): string {
  const { kind, userId, dataSourceId, queryId, dashboardId, alertId, viaDataSourceId } = way;
  const through = [
    queryId !== null && `query ${queryId}`,
    dashboardId !== null && `dashboard ${dashboardId}`,
    alertId !== null && `alert ${alertId}`,
    viaDataSourceId !== null && `programs of ${viaDataSourceId}`,
  ].filter(Boolean);
  const who = userId === null ? "whoever has it" : `user ${userId}`;
  const comesTo = `${way.level} ${way.now} ${way.certainty} adds ${way.adds}`;
  return `${kind}: ${who} to ${dataSourceId ?? "every"} by ${through.join(", ") || "a new query"}: ${comesTo}`;
}

const only = (kind: WayRound["kind"]) => (said: string) => said.startsWith(kind);

describe("queries that somebody owns or may modify", () => {
  const parts = {
    groups: [group(5, "Editors", EDITOR), group(6, "Readers", { permissions: ["view_query"] })],
    users: [
      user(1, "Ann", [5]),
      user(2, "Bob", [5], { disabled: true }),
      user(3, "Rea", [6]),
      user(4, "Null", null),
    ],
    queries: [
      query(20, "Orders", { ownerId: 1, dataSourceId: 3, modifierIds: [2, 1], hasKey: false }),
      query(21, "Balance", { ownerId: 3, dataSourceId: 4, hasKey: false, modifierIds: [4] }),
      query(22, "Of nobody", { ownerId: 99, dataSourceId: 4, hasKey: false }),
      query(23, "Nowhere", { ownerId: 1, dataSourceId: null, hasKey: false }),
      query(24, "Elsewhere", { ownerId: 1, dataSourceId: 77, hasKey: false }),
      query(25, "Old", { ownerId: 1, dataSourceId: 3, hasKey: false, archived: true }),
    ],
  };

  it("lead to their data source on 10, whoever has no permission to edit being left out", () => {
    expect(ways(parts)).toEqual([
      "owned query: user 1 to 3 by query 20: query live measured adds true",
      "owned query: user 1 to 77 by query 24: query live possible adds unknown",
      "owned query: user 1 to 3 by query 25: query live measured adds true",
      "modifiable query: user 2 to 3 by query 20: query latent measured adds true",
      "modifiable query: user 4 to 4 by query 21: query live possible adds unknown",
    ]);
  });

  it("add nothing where groups give as much", () => {
    const users = [user(1, "Ann", [2])];
    expect(ways({ users, grants: [grant(2, 3)], queries: parts.queries.slice(0, 1) })).toEqual([
      "owned query: user 1 to 3 by query 20: query live measured adds false",
    ]);
  });

  it("lead everywhere on 8, the owner certainly, by what has no data source too", () => {
    expect(ways({ ...parts, version: "8.0.0" }).filter(only("moved query"))).toEqual([
      "moved query: user 1 to every by query 20: query live measured adds true",
      "moved query: user 1 to every by query 23: query live measured adds true",
      "moved query: user 1 to every by query 24: query live measured adds true",
      "moved query: user 1 to every by query 25: query live measured adds true",
      "moved query: user 2 to every by query 20: query latent possible adds true",
      "moved query: user 4 to every by query 21: query live possible adds unknown",
      "moved query: user 4 to every by a new query: query live possible adds unknown",
    ]);
  });

  it("are perhaps moved up to 7, and never from 10", () => {
    const some = { ...parts, users: [user(1, "Ann", [5])], queries: parts.queries.slice(0, 1) };
    expect(ways({ ...some, version: "7.0.0" })).toEqual([
      "owned query: user 1 to 3 by query 20: query live possible adds true",
      "moved query: user 1 to every by query 20: query live possible adds true",
    ]);
    expect(ways({ ...some, version: "25.8.0" }).filter(only("moved query"))).toEqual([]);
  });

  it("can be made and moved on 8 by whoever has a full grant somewhere", () => {
    const users = [user(1, "Ann", [2])];
    const made = (level: "full" | "view") => ways({ version: "8.0.0", users, grants: [grant(2, 3, level)] });
    expect(made("full")).toEqual([
      "moved query: user 1 to every by a new query: query live measured adds true",
    ]);
    expect(made("view")).toEqual([]);
    const unknownGrants = [{ dataSourceId: 3, groupIds: [2] }];
    expect(ways({ version: "8.0.0", users, unknownGrants })).toEqual([
      "moved query: user 1 to every by a new query: query live possible adds true",
    ]);
  });

  it("need a full grant on 6, where nobody tried it with those who may modify", () => {
    const granted = { ...parts, version: "6.0.0", grants: [grant(5, 3)] };
    expect(ways(granted).filter((said) => !only("moved query")(said))).toEqual([
      "owned query: user 1 to 3 by query 20: query live measured adds true",
      "owned query: user 1 to 77 by query 24: query live possible adds unknown",
      "owned query: user 1 to 3 by query 25: query live measured adds true",
      "modifiable query: user 2 to 3 by query 20: query latent possible adds true",
      "modifiable query: user 4 to 4 by query 21: query live possible adds unknown",
    ]);
  });

  it.each(["4.0.2", "5.0.2", "6.0.0", "7.0.0"])(
    "may be scheduled on %s where they are, with less of a grant than the rule asks for",
    (version) => {
      const one = { ...parts, version, users: [user(1, "Ann", [5]), user(3, "Rea", [6])] };
      for (const grants of [[], [grant(5, 3, "view")]])
        expect(ways({ ...one, grants }).filter(only("owned query"))).toEqual([
          "owned query: user 1 to 3 by query 20: query live possible adds true",
          "owned query: user 1 to 77 by query 24: query live possible adds unknown",
          "owned query: user 1 to 3 by query 25: query live possible adds true",
        ]);
      const told = ways({ ...one, grants: [] }, { userId: 1, dataSourceId: 3 });
      expect(told).toContain("owned query: user 1 to 3 by query 20: query live possible adds true");
    },
  );
});

describe("keys and links", () => {
  const { hasKey: _, ...untold } = query(22, "Untold", { dataSourceId: 4 });
  const { hasPublicLink: __, queryIds: ___, ...unread } = dashboard(33, "Unread");
  const parts = {
    queries: [
      query(21, "Balance", { dataSourceId: 4, archived: true }),
      query(20, "Orders"),
      untold,
      query(23, "Nowhere", { dataSourceId: null }),
      query(24, "Keyless", { hasKey: false }),
    ],
    dashboards: [
      dashboard(31, "Board", { hasPublicLink: true, queryIds: [23, 21, 20, 99] }),
      dashboard(30, "Old", { hasPublicLink: true, queryIds: [24], archived: true }),
      dashboard(32, "Private", { queryIds: [20] }),
      unread,
    ],
  };

  it("lead whoever has one to results, those of what is archived, or not told, possibly", () => {
    expect(ways(parts)).toEqual([
      "query key: whoever has it to 3 by query 20: view live measured adds null",
      "query key: whoever has it to 4 by query 21: view live possible adds null",
      "query key: whoever has it to 4 by query 22: view live possible adds null",
      "public link: whoever has it to 3 by query 24, dashboard 30: view live possible adds null",
      "public link: whoever has it to 3 by query 20, dashboard 31: view live measured adds null",
      "public link: whoever has it to 4 by query 21, dashboard 31: view live possible adds null",
      "public link: whoever has it to unknown by query 99, dashboard 31: view live possible adds null",
    ]);
  });

  it("perhaps lead to a data source whose driver does not load", () => {
    const dataSources = [dataSource(3, "Warehouse", { presence: "hidden" })];
    expect(ways({ dataSources, queries: [query(20, "Orders")] })).toEqual([
      "query key: whoever has it to 3 by query 20: view live possible adds null",
    ]);
  });

  it.each([
    ["4.0.2", "possible"],
    ["8.0.0", "possible"],
    ["10.1.0", "measured"],
    ["25.8.0", "measured"],
    ["26.3.0", "measured"],
  ])("are on %s %s", (version, certainty) => {
    expect(ways({ version, queries: [query(20, "Orders")] })).toEqual([
      `query key: whoever has it to 3 by query 20: view live ${certainty} adds null`,
    ]);
  });
});

describe("data sources whose queries are programs", () => {
  const parts = {
    groups: [group(5, "Analysts"), group(6, "Readers", { permissions: ["view_query"] })],
    users: [user(1, "Ann", [5]), user(2, "Bob", [5], { disabled: true }), user(3, "Rea", [6])],
    dataSources: [...DATA_SOURCES, dataSource(9, "Scripts", { type: "python" })],
    grants: [grant(5, 9), grant(6, 9)],
  };

  it("lead those who run text of their own there to every other one", () => {
    expect(ways(parts)).toEqual([
      "script data source: user 1 to every by programs of 9: query live measured adds true",
      "script data source: user 2 to every by programs of 9: query latent measured adds true",
    ]);
  });

  it.each([
    ["python", "26.3.0", "measured"],
    ["python", "26.4.0", "possible"],
    ["python", "27.1.0", "possible"],
    ["insecure_script", "27.1.0", "measured"],
  ])("of type %s on %s reach them: %s", (type, version, certainty) => {
    const dataSources = [...DATA_SOURCES, dataSource(9, "Scripts", { type })];
    const users = parts.users.slice(0, 1);
    expect(ways({ ...parts, users, dataSources, version })).toEqual([
      `script data source: user 1 to every by programs of 9: query live ${certainty} adds true`,
    ]);
  });

  it("perhaps lead those of whom it is not known whether they do", () => {
    const users = [user(1, "Null", null)];
    expect(ways({ ...parts, users })).toEqual([
      "script data source: user 1 to every by programs of 9: query live possible adds unknown",
    ]);
  });

  it("add nothing for somebody who queries all others through groups", () => {
    const grants = [grant(5, 9), grant(5, 3), grant(5, 4)];
    expect(ways({ ...parts, users: parts.users.slice(0, 1), grants })).toEqual([
      "script data source: user 1 to every by programs of 9: query live measured adds false",
    ]);
  });
});

describe("alerts mailed to people who are there", () => {
  const mailed = (userId: number) => ({ userId, destinationId: null });
  const sent = (alerts: ReturnType<typeof alert>[], differing: Parameters<typeof snapshot>[0] = {}) =>
    ways({
      users: [
        user(1, "Lena", [2]),
        user(2, "Ann", []),
        user(3, "Nul", null),
        user(4, "Pen", [], { pending: true }),
      ],
      grants: [grant(2, 3, "view")],
      queries: [query(20, "Orders", { hasKey: false }), query(21, "Pay", { dataSourceId: 4, hasKey: false })],
      alerts,
      ...differing,
    }).filter(only("alert"));

  it("go on, and add where groups do not give as much", () => {
    const subscriptions = [1, 2, 3, 4, 99].map(mailed);
    expect(sent([alert(40, "Low", { queryId: 20, subscriptions })])).toEqual([
      "alert: user 1 to 3 by query 20, alert 40: view live measured adds false",
      "alert: user 2 to 3 by query 20, alert 40: view live measured adds true",
      "alert: user 3 to 3 by query 20, alert 40: view live measured adds unknown",
      "alert: user 4 to 3 by query 20, alert 40: view live measured adds true",
    ]);
    expect(sent([alert(41, "Pay", { queryId: 21, subscriptions: [mailed(1)] })])).toEqual([
      "alert: user 1 to 4 by query 21, alert 41: view live measured adds true",
    ]);
    expect(sent([alert(42, "Unread", { queryId: 98, subscriptions: [mailed(1)] })])).toEqual([
      "alert: user 1 to unknown by query 98, alert 42: view live possible adds unknown",
    ]);
  });

  it("are none where they go to a destination, or to nobody", () => {
    const subscriptions = [{ userId: 2, destinationId: 7 }];
    expect(sent([alert(40, "Low", { queryId: 20, ownerId: 2, subscriptions })])).toEqual([]);
  });

  it("are possible where that was not tried", () => {
    const alerts = [alert(40, "Low", { queryId: 20, subscriptions: [mailed(2)] })];
    expect(sent(alerts, { version: "8.0.0" })).toEqual([
      "alert: user 2 to 3 by query 20, alert 40: view live possible adds true",
    ]);
  });
});

describe("schedules and alerts of disabled people", () => {
  const off = { disabled: true };
  const schedule = { everySeconds: 3600, until: null };
  const { subscriptions: _, ...unread } = alert(43, "Unread", { queryId: 99, ownerId: 1 });
  const parts = {
    users: [user(1, "Lena", [2], off), user(2, "Ann", [2]), user(3, "Lou", [], off)],
    grants: [grant(2, 3, "view")],
    queries: [
      query(20, "Hourly", { schedule, hasKey: false }),
      query(21, "Over", { schedule: { everySeconds: 60, until: "2026-11-24" }, hasKey: false }),
      query(22, "Of Ann", { schedule, ownerId: 2, hasKey: false }),
      query(23, "Nowhere", { schedule, dataSourceId: null, hasKey: false }),
    ],
    alerts: [
      alert(42, "Ann's, to Lou and Ann", {
        ...{ queryId: 22, ownerId: 2 },
        subscriptions: [
          { userId: 3, destinationId: null },
          { userId: 3, destinationId: 7 },
          { userId: 2, destinationId: null },
        ],
      }),
      alert(41, "Lena's, to nobody", { queryId: 20 }),
      unread,
      alert(44, "Nowhere", { queryId: 23 }),
    ],
  };

  it("go on, although their people's own access is latent", () => {
    expect(ways(parts).filter((said) => !only("owned query")(said))).toEqual([
      "schedule: user 1 to 3 by query 20: view live measured adds true",
      "alert: user 1 to 3 by query 20, alert 41: view live measured adds true",
      "alert: user 2 to 3 by query 22, alert 42: view live measured adds false",
      "alert: user 3 to 3 by query 22, alert 42: view live measured adds true",
      "alert: user 1 to unknown by query 99, alert 43: view live possible adds unknown",
    ]);
  });

  it("add nothing on 5, where the disabled go on reading by key", () => {
    const said = ways({ ...parts, version: "5.0.2", alerts: [] }).filter(only("schedule"));
    expect(said).toEqual(["schedule: user 1 to 3 by query 20: view live possible adds false"]);
  });
});

describe("ways of one user, or to one data source", () => {
  const all = snapshot({
    version: "8.0.0",
    groups: [group(5, "Editors", EDITOR)],
    users: [user(1, "Ann", [5]), user(2, "Bob", [5])],
    dataSources: [...DATA_SOURCES, dataSource(9, "Scripts", { type: "python" })],
    queries: [query(20, "Orders"), query(21, "Scripted", { dataSourceId: 9, ownerId: 2, hasKey: false })],
  });

  it("are those of the user, without those of nobody in particular", () => {
    expect(linesOf(all, { userId: 1 })).toEqual([
      "owned query: user 1 to 3 by query 20: query live measured adds true",
      "moved query: user 1 to every by query 20: query live measured adds true",
      "script data source: user 1 to every by programs of 9: query live measured adds true",
    ]);
  });

  it("say of each that leads everywhere that it leads there, but not of a query that is there already", () => {
    expect(linesOf(all, { dataSourceId: 3 })).toEqual([
      "owned query: user 1 to 3 by query 20: query live measured adds true",
      "moved query: user 2 to 3 by query 21: query live measured adds true",
      "query key: whoever has it to 3 by query 20: view live possible adds null",
      "script data source: user 1 to 3 by programs of 9: query live measured adds true",
      "script data source: user 2 to 3 by programs of 9: query live measured adds true",
    ]);
    expect(linesOf(all, { dataSourceId: 9, userId: 1 })).toEqual([
      "moved query: user 1 to 9 by query 20: query live measured adds true",
    ]);
  });
});
