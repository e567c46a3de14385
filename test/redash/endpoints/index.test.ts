import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import * as registry from "../../../src/redash/endpoints/index.js";

const FOLDER = fileURLToPath(new URL("../../../src/redash/endpoints", import.meta.url));

const camelCase = (name: string) => name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

const files = readdirSync(FOLDER)
  .filter((name) => name !== "index.ts")
  .map((name) => name.replace(/\.ts$/, ""));

test("the registry names every endpoint after its file", () => {
  expect(Object.keys(registry).sort()).toEqual(files.map(camelCase).sort());
});

test.each(files)("%s exports its frozen descriptor by default", async (file) => {
  const module = await import(`../../../src/redash/endpoints/${file}.ts`);
  expect(new Map<string, unknown>(Object.entries(registry)).get(camelCase(file))).toBe(module.default);
  expect(Object.isFrozen(module.default)).toBe(true);
});

test("every path fits its template", () => {
  const { dataSource, events, groupDataSources, groupMembers, users, ...others } = registry;
  const { alert, alertSubscriptions, dashboard, dashboardAcl, dashboards, ...some } = others;
  const { queries, query, queryAcl, queryArchive, ...plain } = some;
  expect(Object.values(plain).map((endpoint) => endpoint.path())).toEqual(
    Object.values(plain).map((endpoint) => endpoint.template),
  );
  expect(alert.path({ alertId: 7 })).toBe("/api/alerts/7");
  expect(alertSubscriptions.path({ alertId: 7 })).toBe("/api/alerts/7/subscriptions");
  expect(dashboard.path({ key: 7 })).toBe("/api/dashboards/7");
  expect(dashboard.path({ key: "a/b?c" })).toBe("/api/dashboards/a%2Fb%3Fc");
  expect(dashboardAcl.path({ dashboardId: 7 })).toBe("/api/dashboards/7/acl");
  for (const list of [dashboards, queries, queryArchive]) {
    expect(list.path({ page: 2, pageSize: 100 })).toBe(`${list.template}?page=2&page_size=100`);
  }
  expect(query.path({ queryId: 7 })).toBe("/api/queries/7");
  expect(queryAcl.path({ queryId: 7 })).toBe("/api/queries/7/acl");
  expect(dataSource.path({ dataSourceId: 7 })).toBe("/api/data_sources/7");
  expect(events.path({ page: 2, pageSize: 250 })).toBe("/api/events?page=2&page_size=250");
  expect(groupDataSources.path({ groupId: 7 })).toBe("/api/groups/7/data_sources");
  expect(groupMembers.path({ groupId: 7 })).toBe("/api/groups/7/members");
  expect(users.path({ page: 2, pageSize: 250, order: "name" })).toBe(
    "/api/users?page=2&page_size=250&order=name",
  );
});

test("disabled users are asked for only by true: the server takes any value for true", () => {
  const page = { page: 1, pageSize: 250, order: "name" } as const;
  expect(registry.users.path({ ...page, disabled: true })).toMatch(/&disabled=true$/);
  expect(registry.users.path({ ...page, disabled: false })).not.toMatch(/disabled/);
});
