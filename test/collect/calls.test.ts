import { describe, expect, it } from "vitest";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { collectFrom, simulator } from "../helpers/collect.js";

/** Every twelfth user is disabled, every hundredth is outside the default group, every 500th in no group. */
function bigOrganisation(users: number, groups: number, dataSources: number): OrganisationInput {
  const groupKey = (index: number): string => `g${index % (groups - 2)}`;
  return {
    groups: Array.from({ length: groups - 2 }, (_, index) => ({
      key: groupKey(index),
      name: `Team ${index}`,
    })),
    dataSources: Array.from({ length: dataSources }, (_, index) => ({
      key: `s${index}`,
      name: `Source ${index}`,
      grants: [{ group: groupKey(index) }, { group: "default", viewOnly: true }],
    })),
    users: Array.from({ length: users - 1 }, (_, index) => ({
      name: `Person ${index}`,
      email: `person${index}@example.com`,
      groups: index % 500 === 0 ? [] : index % 100 === 0 ? [groupKey(index)] : ["default", groupKey(index)],
      state: index % 12 === 0 ? ("disabled" as const) : ("enabled" as const),
    })),
  };
}

/**
 * What is asked besides, once each where nobody made a query, a dashboard or an alert; the server's totals twice, after
 * the queries and after the dashboards.
 */
const BESIDES = [
  "/api/alerts",
  "/api/dashboards",
  "/api/destinations",
  "/api/queries",
  "/api/queries/archive",
  "/api/settings/organization",
  "/status.json",
];

describe("what a collection costs the server", () => {
  it("reads 55,000 users, 500 groups and 200 data sources with at most 430 requests for access through groups, all of them GET", async () => {
    const server = await simulator({ organisation: bigOrganisation(55_000, 500, 200), version: "26.3.0" });
    const snapshot = await collectFrom(server, {});
    process.stdout.write(
      `${server.requests.length} requests for 55,000 users, 500 groups, 200 data sources\n`,
    );
    expect([snapshot.users.length, snapshot.groups.length, snapshot.dataSources.length]).toEqual([
      55_000, 500, 200,
    ]);
    expect(Object.values(snapshot.sections).map((section) => section.status)).toEqual([
      ...Array(11).fill("complete"),
      "not asked",
    ]);
    const asked = server.requests.map(({ path }) => path.split("?")[0] ?? "");
    const others = asked.filter((path) => BESIDES.includes(path));
    expect(others.sort()).toEqual([...BESIDES, "/status.json"]);
    expect(asked.length - others.length).toBeLessThanOrEqual(430);
    expect(new Set(server.requests.map((request) => request.method))).toEqual(new Set(["GET"]));
    const tallied = Object.values(snapshot.sections).flatMap((section) => section.requests);
    expect(tallied.reduce((sum, tally) => sum + tally.requests, 0)).toBe(server.requests.length);
  }, 60_000);

  it("never asks for a single user, whose answer would hold the API key", async () => {
    const server = await simulator({ organisation: bigOrganisation(300, 5, 5), version: "26.3.0" });
    await collectFrom(server, { prove: true });
    expect(server.requests.filter(({ path }) => /\/users\/\d/.test(path))).toEqual([]);
  });
});
