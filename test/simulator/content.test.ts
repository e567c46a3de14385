import { afterAll, describe, expect, test } from "vitest";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";

/** A bakery: what its people see of each other's queries, dashboards and alerts. */
const BAKERY: OrganisationInput = {
  groups: [
    { key: "bakers", name: "Bakers" },
    { key: "clerks", name: "Clerks" },
    { key: "guests", name: "Guests", permissions: ["list_dashboards"] },
  ],
  dataSources: [
    { key: "oven", name: "Oven", grants: [{ group: "bakers" }] },
    { key: "till", name: "Till", grants: [{ group: "clerks", viewOnly: true }, { group: "bakers" }] },
    { key: "vault", name: "Vault" },
  ],
  users: [
    { name: "Ann", email: "ann@bakery.example", groups: ["bakers"] },
    { name: "Ben", email: "ben@bakery.example", groups: ["clerks"] },
    { name: "Guy", email: "guy@bakery.example", groups: ["guests"] },
  ],
  queries: [
    {
      key: "heat",
      name: "Heat",
      dataSource: "oven",
      owner: "ann@bakery.example",
      createdAt: "2026-01-01T00:00:00Z",
    },
    {
      key: "takings",
      name: "Takings",
      dataSource: "till",
      owner: "ann@bakery.example",
      createdAt: "2026-02-01T00:00:00Z",
    },
    { key: "gold", name: "Gold", dataSource: "vault", editors: ["guy@bakery.example"] },
    {
      key: "sketch",
      name: "Sketch",
      dataSource: "till",
      owner: "ben@bakery.example",
      draft: true,
      schedule: 600,
      createdAt: "2026-03-01T00:00:00Z",
    },
    { key: "crumbs", name: "Crumbs", dataSource: "till", archived: true, schedule: 60 },
  ],
  dashboards: [
    {
      key: "morning",
      name: "Good Morning!",
      queries: ["takings", "gold"],
      owner: "ann@bakery.example",
      public: "active",
    },
    {
      key: "again",
      name: "Good Morning!",
      queries: ["heat"],
      owner: "ben@bakery.example",
      public: "revoked",
    },
    { key: "plan", name: "Plan", queries: ["takings"], owner: "ann@bakery.example", draft: true },
  ],
  destinations: [{ key: "chat", name: "Chat", type: "slack", options: { url: "https://chat.example/hook" } }],
  alerts: [
    {
      key: "hot",
      name: "Hot",
      query: "heat",
      subscriptions: [{ user: "guy@bakery.example", destination: "chat" }],
    },
    { key: "poor", name: "Poor", query: "takings", owner: "ben@bakery.example", rearm: 60 },
  ],
  events: [
    {
      at: "2026-05-01T00:00:00Z",
      user: "ann@bakery.example",
      action: "execute_query",
      object: "dataSources:oven",
      details: { query: "select 7" },
    },
    {
      at: "2026-05-03T00:00:00Z",
      user: "root",
      action: "add_member",
      object: "groups:clerks",
      references: { member_id: "users:ben@bakery.example" },
    },
    {
      at: "2026-05-02T00:00:00Z",
      action: "api_get",
      object: "queries:heat",
      details: { api_key: "ApiKey: Query 1" },
    },
  ],
};

const servers = new Map<string, Promise<Simulator>>();
afterAll(async () => {
  for (const server of servers.values()) await (await server).close();
});

function bakery(version: string): Promise<Simulator> {
  const server = servers.get(version) ?? startSimulator({ organisation: BAKERY, version });
  servers.set(version, server);
  return server;
}

/** Asks the bakery's server; `who` is `root`, or the part of an e-mail before the `@`. */
async function ask(version: string, who: string, path: string) {
  const server = await bakery(version);
  const key = who === "root" ? server.adminKey : server.keyOf(`${who}@bakery.example`);
  const response = await fetch(server.url + path, { headers: { authorization: `Key ${key}` } });
  const text = await response.text();
  const isJson = response.headers.get("content-type") === "application/json";
  return { status: response.status, body: isJson ? JSON.parse(text) : text };
}

async function names(version: string, who: string, path: string): Promise<string[]> {
  const { body } = await ask(version, who, path);
  const rows: { name: string }[] = Array.isArray(body) ? body : body.results;
  return rows.map(({ name }) => name);
}

describe("lists follow the groups of whoever asks", () => {
  test("queries, the newest first; an administrator's own groups count, not his rights", async () => {
    expect(await names("26.3.0", "ann", "/api/queries")).toEqual(["Sketch", "Takings", "Heat"]);
    expect(await names("26.3.0", "ben", "/api/queries")).toEqual(["Sketch", "Takings"]);
    expect(await names("26.3.0", "root", "/api/queries")).toEqual([]);
    expect((await ask("26.3.0", "guy", "/api/queries")).status).toBe(403);
  });

  test("4 leaves others' drafts out", async () => {
    expect(await names("4.0.2", "ann", "/api/queries")).toEqual(["Takings", "Heat"]);
    expect(await names("4.0.2", "ben", "/api/queries")).toEqual(["Sketch", "Takings"]);
  });

  test("pages of queries", async () => {
    const { body } = await ask("8.0.0", "ann", "/api/queries?page=2&page_size=2");
    expect({ ...body, results: body.results.map((row: { id: number }) => row.id) }).toEqual({
      count: 3,
      page: 2,
      page_size: 2,
      results: [1],
    });
    expect((await ask("8.0.0", "ann", "/api/queries?page=3&page_size=2")).status).toBe(400);
    expect((await ask("8.0.0", "root", "/api/queries?page=2")).status).toBe(404);
  });

  test("archived queries, which lose their schedule, from 7 on", async () => {
    expect((await ask("6.0.0", "ann", "/api/queries/archive")).status).toBe(500);
    const { body } = await ask("7.0.0", "ann", "/api/queries/archive");
    expect(body.results.map((row: Record<string, unknown>) => [row.name, row.schedule])).toEqual([
      ["Crumbs", null],
    ]);
    expect(await names("7.0.0", "root", "/api/queries/archive")).toEqual([]);
  });

  test("dashboards: one's own, and published ones with a query in reach", async () => {
    expect(await names("26.3.0", "ann", "/api/dashboards")).toEqual([
      "Good Morning!",
      "Good Morning!",
      "Plan",
    ]);
    expect(await names("26.3.0", "ben", "/api/dashboards")).toEqual(["Good Morning!", "Good Morning!"]);
    expect(await names("26.3.0", "guy", "/api/dashboards")).toEqual([]);
    expect(await names("4.0.2", "root", "/api/dashboards")).toEqual([]);
  });

  test("alerts", async () => {
    expect(await names("10.1.0", "ann", "/api/alerts")).toEqual(["Hot", "Poor"]);
    expect(await names("10.1.0", "ben", "/api/alerts")).toEqual(["Poor"]);
    expect(await names("10.1.0", "root", "/api/alerts")).toEqual([]);
    expect((await ask("10.1.0", "guy", "/api/alerts")).status).toBe(403);
  });
});

describe("one object by its id", () => {
  test("a query opens to whoever has a grant on its data source, and to administrators", async () => {
    const statuses = ["ann", "ben", "root"].map(
      async (who) => (await ask("25.8.0", who, "/api/queries/1")).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 403, 200]);
    const missing = await ask("25.8.0", "root", "/api/queries/6");
    expect(missing.status).toBe(404);
    expect((await ask("25.8.0", "root", "/api/queries/recent-ones")).status).toBe(500);
  });

  test("only its owner, its editors and administrators may change it", async () => {
    const changes = async (who: string, id: number) =>
      (await ask("25.8.0", who, `/api/queries/${id}`)).body.can_edit;
    expect([await changes("ann", 2), await changes("ben", 2), await changes("root", 2)]).toEqual([
      true,
      false,
      true,
    ]);
  });

  test("its access list is for everybody", async () => {
    const { body } = await ask("5.0.2", "ben", "/api/queries/3/acl");
    expect(body.modify.map((user: { email: string }) => user.email)).toEqual(["guy@bakery.example"]);
    expect((await ask("5.0.2", "ben", "/api/dashboards/1/acl")).body).toEqual({});
    expect((await ask("5.0.2", "ben", "/api/dashboards/4/acl")).status).toBe(404);
  });

  test("a dashboard hides what is out of reach, but not its link", async () => {
    const server = await bakery("10.1.0");
    const { body } = await ask("10.1.0", "ben", "/api/dashboards/1");
    expect(
      body.widgets.map((widget: Record<string, unknown>) => [widget.id, widget.restricted ?? false]),
    ).toEqual([
      [1, false],
      [2, true],
    ]);
    expect(body.widgets[1].visualization).toBeUndefined();
    expect(body.public_url).toBe(`${server.url}/public/dashboards/${body.api_key}?org_slug=default`);
    expect((await ask("10.1.0", "guy", "/api/dashboards/1")).body.api_key).toBe(body.api_key);
    expect((await ask("10.1.0", "ann", "/api/dashboards/2")).body.public_url).toBeUndefined();
  });

  test("a dashboard by its slug up to 8, later by its id or as before with ?legacy", async () => {
    const status = async (version: string, key: string) =>
      (await ask(version, "ann", `/api/dashboards/${key}`)).status;
    expect(await Promise.all(["good-morning-_1", "2"].map((key) => status("8.0.0", key)))).toEqual([
      200, 404,
    ]);
    const modern = ["good-morning-_1", "good-morning-_1?legacy", "2", "9"];
    expect(await Promise.all(modern.map((key) => status("10.1.0", key)))).toEqual([500, 200, 200, 404]);
  });

  test("an alert opens as its query does", async () => {
    const { status, body } = await ask("4.0.2", "root", "/api/alerts/1");
    expect([status, body.name, body.query.id, body.user.id]).toEqual([200, "Hot", 1, 1]);
    expect((await ask("4.0.2", "ben", "/api/alerts/1")).status).toBe(403);
    expect((await ask("4.0.2", "root", "/api/alerts/3")).status).toBe(404);
  });

  test("who subscribed to an alert is told to those who reach its query", async () => {
    const { body } = await ask("26.3.0", "ann", "/api/alerts/1/subscriptions");
    expect(
      body.map((row: Record<string, Record<string, unknown>>) => [row.user?.name, row.destination]),
    ).toEqual([["Guy", { id: 1, name: "Chat", type: "slack", icon: "fa-bullseye" }]]);
    expect((await ask("26.3.0", "ben", "/api/alerts/1/subscriptions")).status).toBe(403);
    expect((await ask("26.3.0", "root", "/api/alerts/1/subscriptions")).status).toBe(200);
  });
});

test("destinations do not show their settings", async () => {
  const { body } = await ask("26.3.0", "guy", "/api/destinations");
  expect(body).toEqual([{ id: 1, name: "Chat", type: "slack", icon: "fa-bullseye" }]);
});

test("events: the newest first; neither which member, nor whose key", async () => {
  const { body } = await ask("26.3.0", "root", "/api/events");
  const told = body.results.map((row: Record<string, unknown>) => [row.user_name, row.action, row.details]);
  expect(told).toEqual([
    ["Root", "add_member", { object_id: "4", object_type: "group" }],
    ["ApiKey: Query 1", "api_get", { object_id: "1", object_type: "query" }],
    ["Ann", "execute_query", { query: "select 7", data_source: "1" }],
  ]);
  expect((await ask("26.3.0", "ann", "/api/events")).status).toBe(403);
});

test("the server's status counts everything, and up to 6 names every data source", async () => {
  const counts = async (version: string) => {
    const { queries_count, dashboards_count, widgets_count, manager } = (
      await ask(version, "root", "/status.json")
    ).body;
    return [queries_count, dashboards_count, widgets_count, manager.queues.queries.data_sources];
  };
  expect(await counts("26.3.0")).toEqual([5, 3, 4, undefined]);
  expect(await counts("6.0.0")).toEqual([5, 3, 4, "Oven, Till, Vault"]);
  expect((await ask("6.0.0", "ann", "/status.json")).status).toBe(403);
});
