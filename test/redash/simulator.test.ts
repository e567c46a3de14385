import { readFileSync } from "node:fs";
import { describe, expect, onTestFinished, test } from "vitest";
import { RELEASES } from "../../src/model/versions.js";
import type { Attempt } from "../../src/redash/endpoint.js";
import * as registry from "../../src/redash/endpoints/index.js";
import { startSimulator } from "../../src/simulator/server.js";
import { client } from "../helpers/client.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const organisation: unknown = JSON.parse(readFileSync(DEMO, "utf8"));

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

    expect(settings).toEqual({ passwordLogin: true, saml: true });
    expect(members.length).toBeGreaterThan(10);
    expect(page.kind).toBe(release === 4 ? "bare" : "paged");
    expect(page.rows).toHaveLength(totals.users ?? 0);
    expect(detail.groups?.some((grant) => grant.groupId === groupId)).toBe(
      granted.some(({ id }) => id === dataSourceId),
    );
    expect(attempts.map(({ template }) => template).sort()).toEqual(
      Object.values(registry)
        .map(({ template }) => template)
        .sort(),
    );
    expect(attempts.map((attempt) => attempt.status)).toEqual(attempts.map(() => 200));
  });
});
