import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";
import { RECORDED_VERSIONS } from "../helpers/recordings.js";

/**
 * Later tests search everything that the program writes for `keys()`. That means something only if the server
 * hands these keys out where a real one does, and if they look like a real one's.
 */
const ORGANISATION: OrganisationInput = {
  dataSources: [{ key: "books", name: "Books", grants: [{ group: "admin" }, { group: "default" }] }],
  users: [
    { name: "Ann", email: "ann@library.example" },
    { name: "Ben", email: "ben@library.example", state: "disabled" },
  ],
  queries: [
    { key: "loans", name: "Loans", dataSource: "books", owner: "ann@library.example" },
    { key: "fines", name: "Fines", dataSource: "books", archived: true },
  ],
  dashboards: [
    { key: "shared", name: "Shared", queries: ["loans"], public: "active" },
    { key: "was-shared", name: "Was shared", queries: ["loans"], public: "revoked" },
  ],
  alerts: [{ key: "late", name: "Late", query: "loans", subscriptions: [{ user: "ann@library.example" }] }],
};

/** What no answer to these holds on a real server, whoever asks (users/<id> apart). */
const WITHOUT_SECRETS = [
  "/api/session",
  "/api/groups",
  "/api/groups/2",
  "/api/groups/2/members",
  "/api/groups/2/data_sources",
  "/api/users",
  "/api/users?disabled=true",
  "/api/data_sources",
  "/api/data_sources/1",
  "/api/organization/status",
  "/api/settings/organization",
  "/api/dashboards",
  "/api/queries/1/acl",
  "/api/alerts/1/subscriptions",
  "/api/destinations",
  "/api/query_snippets",
  "/api/events",
  "/status.json",
];

describe.each(RECORDED_VERSIONS)("secrets of a simulated Redash %s", (version) => {
  let server: Simulator;
  beforeAll(async () => {
    server = await startSimulator({ organisation: ORGANISATION, version });
  });
  afterAll(() => server.close());

  const modern = Number.parseInt(version, 10) >= 10;

  /** Whose keys stand in an answer to root: users, queries and dashboards by their names. */
  async function keysIn(path: string): Promise<string[]> {
    const response = await fetch(server.url + path, { headers: { authorization: `Key ${server.adminKey}` } });
    expect(response.status, path).toBe(200);
    const text = await response.text();
    const { users, queries, dashboards } = server.world;
    const holders = [...users.values(), ...queries, ...dashboards];
    return holders.filter(({ apiKey }) => text.includes(apiKey)).map(({ name }) => name);
  }

  test("each is of its own, 40 letters and digits, and known to keys()", () => {
    const keys = server.keys();
    expect(keys).toHaveLength(3 + 2 + 2);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.filter((key) => !/^[A-Za-z0-9]{40}$/.test(key))).toEqual([]);
    expect(keys).toEqual(expect.arrayContaining([server.adminKey, server.keyOf("ben@library.example")]));
  });

  test("a user's key stands in users/<id>, also a disabled one's", async () => {
    expect(await keysIn("/api/users/2")).toEqual(["Ann"]);
    expect(await keysIn("/api/users/3")).toEqual(["Ben"]);
  });

  test("a query's key stands in every answer that holds the query", async () => {
    expect(await keysIn("/api/queries")).toEqual(["Loans"]);
    expect(await keysIn("/api/queries/2")).toEqual(["Fines"]);
    expect(await keysIn("/api/alerts")).toEqual(["Loans"]);
    expect(await keysIn(modern ? "/api/dashboards/2" : "/api/dashboards/was-shared")).toEqual(["Loans"]);
  });

  test("a dashboard's key stands in the dashboard as long as it is shared", async () => {
    expect(await keysIn(modern ? "/api/dashboards/1" : "/api/dashboards/shared")).toEqual([
      "Loans",
      "Shared",
    ]);
  });

  test.each(WITHOUT_SECRETS)("none in %s", async (path) => {
    expect(await keysIn(path)).toEqual([]);
  });
});
