import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { RELEASES, type Release } from "../../src/model/versions.js";
import type { Attempt, RedashReader } from "../../src/redash/endpoint.js";
import * as registry from "../../src/redash/endpoints/index.js";
import { startSimulator } from "../../src/simulator/server.js";
import { client } from "../helpers/client.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const organisation: unknown = JSON.parse(readFileSync(DEMO, "utf8"));

/** What groups lead to: the first of each kind. */
async function readContent(read: RedashReader["read"], release: Release): Promise<void> {
  const page = { page: 1, pageSize: 250 };
  const { rows: listed } = await read(registry.queries, page);
  const queryId = listed[0]?.id ?? 0;
  expect((await read(registry.query, { queryId })).id).toBe(queryId);
  await read(registry.queryAcl, { queryId });
  if (release >= 7) await read(registry.queryArchive, page);
  const { rows: boards } = await read(registry.dashboards, page);
  const { id: dashboardId = 0, slug = "" } = boards[0] ?? {};
  const board = await read(registry.dashboard, { key: release >= 10 ? dashboardId : slug });
  expect(board.id).toBe(dashboardId);
  await read(registry.dashboardAcl, { dashboardId });
  await read(registry.alerts, undefined);
  expect((await read(registry.alert, { alertId: 1 })).id).toBe(1);
  expect(await read(registry.alertSubscriptions, { alertId: 1 })).toHaveLength(2);
  expect(await read(registry.destinations, undefined)).toHaveLength(1);
  expect(await read(registry.serverStatus, undefined)).toEqual({ queries: 14, dashboards: 4 });
  await read(registry.events, page);
}

describe.each(RELEASES)("Redash %i, simulated", (release) => {
  test("answers every call of the registry, and each answer is what its schema says", async () => {
    const simulator = await startSimulator({ organisation, version: `${release}.0.0`, basePath: "/acme" });
    onTestFinished(() => simulator.close());
    const reader = client(simulator.url, { apiKey: simulator.adminKey });
    const attempts: Attempt[] = [];
    const record = (attempt: Attempt) => attempts.push(attempt);

    const { organisation: slug, version } = await reader.read(registry.session, undefined, record);
    expect(version).toBe(`${release}.0.0`);
    expect(slug).not.toBe("");
    const groups = await reader.read(registry.groups, undefined, record);
    const everybody = groups.find(({ name, type }) => type === "builtin" && name === "default");
    const groupId = everybody?.id ?? 0;
    const members = await reader.read(registry.groupMembers, { groupId }, record);
    const page = await reader.read(registry.users, { page: 1, pageSize: 250, order: "name" }, record);
    const sources = await reader.read(registry.dataSources, undefined, record);
    const dataSourceId = sources[0]?.id ?? 0;
    const detail = await reader.read(registry.dataSource, { dataSourceId }, record);
    const granted = await reader.read(registry.groupDataSources, { groupId }, record);
    const settings = await reader.read(registry.organizationSettings, undefined, record);
    const totals = await reader.read(registry.organizationStatus, undefined, record);

    await readContent((endpoint, params) => reader.read(endpoint, params, record), release);

    const told = { passwordLogin: true, saml: true, googleDomains: [] };
    expect(settings).toEqual(release >= 10 ? { ...told, publicLinks: false } : told);
    expect(members.length).toBeGreaterThan(10);
    expect(page.kind).toBe(release === 4 ? "bare" : "paged");
    expect(page.rows).toHaveLength(totals.users ?? 0);
    expect(detail.groups?.some((grant) => grant.groupId === groupId)).toBe(
      granted.some(({ id }) => id === dataSourceId),
    );
    const asked = attempts.map(({ template }) => template);
    const templates = Object.values(registry)
      .map(({ template }) => template)
      .filter((template) => release >= 7 || template !== registry.queryArchive.template);
    expect(asked.sort()).toEqual(templates.sort());
    expect(attempts.map((attempt) => attempt.status)).toEqual(attempts.map(() => 200));
  });
});
