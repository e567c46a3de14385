import { describe, expect, test } from "vitest";
import {
  alertSubscriptions,
  alerts,
  dashboard,
  dashboards,
  destinations,
  organizationSettings,
  queries,
  queryAcl,
  serverStatus,
} from "../../src/redash/endpoints/index.js";
import { query } from "../../src/redash/query.js";

const KEY = "k".repeat(40);
const QUERY = {
  id: 7,
  name: "Pay",
  query: "select secret",
  data_source_id: 3,
  user: { id: 5, name: "Ann", api_key: KEY },
  is_draft: false,
  is_archived: true,
  schedule: null,
  api_key: KEY,
  options: { parameters: [{ value: "secret" }] },
  created_at: "2025-01-06T08:00:00+00:00",
  updated_at: null,
};
const KEPT = {
  id: 7,
  name: "Pay",
  dataSourceId: 3,
  ownerId: 5,
  draft: false,
  archived: true,
  schedule: null,
  hasKey: true,
  createdAt: "2025-01-06T08:00:00Z",
  updatedAt: null,
};

describe("a query", () => {
  test("is kept without its text, its key and its parameters", () => {
    expect(query.parse(QUERY)).toEqual(KEPT);
  });

  test.each([
    [KEY, true],
    ["", false],
    [null, false],
    [undefined, undefined],
  ])("with the key %j has one: %j", (key, hasKey) => {
    const { api_key: _, ...keyless } = QUERY;
    expect(query.parse(key === undefined ? keyless : { ...keyless, api_key: key }).hasKey).toBe(hasKey);
  });

  test.each<[unknown, unknown]>([
    [null, null],
    ["3600", { everySeconds: 3600, until: null }],
    ["12:30", { everySeconds: null, until: null }],
    [
      { interval: 60, until: null, time: null },
      { everySeconds: 60, until: null },
    ],
    [
      { interval: "86400", until: "2026-12-31" },
      { everySeconds: 86_400, until: "2026-12-31" },
    ],
    [{ interval: null, until: null }, null],
    [{ interval: 60, until: null, disabled: true }, null],
    [{ time: "12:30" }, { everySeconds: null, until: null }],
  ])("with the schedule %j runs %j", (schedule, expected) => {
    expect(query.parse({ ...QUERY, schedule }).schedule).toEqual(expected);
  });

  test.each([
    { schedule: 3600 },
    { data_source_id: undefined },
    { user: null },
    { is_draft: "no" },
    { api_key: 7 },
  ])("is refused with %j", (differing) => {
    expect(query.safeParse({ ...QUERY, ...differing }).success).toBe(false);
  });
});

const BOARD = {
  id: 2,
  slug: "board",
  name: "Board",
  user_id: 5,
  is_draft: true,
  is_archived: false,
  created_at: "2025-01-06T08:00:00Z",
  updated_at: "2025-01-06T08:00:00Z",
  layout: [],
};

describe("a dashboard", () => {
  const text = { id: 1, text: "Hello" };
  const shown = (id: number) => ({ id, visualization: { id, query: { ...QUERY, id } } });
  const one = (differing: object) => dashboard.schema.parse({ ...BOARD, widgets: [], ...differing });

  test("shows the queries of its widgets, and is without a link where none is told", () => {
    expect(one({ widgets: [shown(9), text, shown(4), shown(9)] })).toMatchObject({
      queryIds: [9, 4, 9],
      hasPublicLink: false,
    });
  });

  test.each([{ public_url: `https://r.example/${KEY}` }, { api_key: KEY }])("is shared with %j", (link) => {
    const read = one(link);
    expect(read.hasPublicLink).toBe(true);
    expect(JSON.stringify(read)).not.toContain(KEY);
  });

  test("does not say what it shows where something is hidden", () => {
    expect(one({ widgets: [shown(9), { id: 2, restricted: true }] })).not.toHaveProperty("queryIds");
  });

  test("is listed in one array or in pages", () => {
    const rows = [expect.objectContaining({ id: 2, ownerId: 5, draft: true })];
    expect(dashboards.schema.parse([BOARD])).toEqual({ kind: "bare", rows });
    const page = { count: 4, page: 2, page_size: 1, results: [BOARD] };
    expect(dashboards.schema.parse(page)).toEqual({ kind: "paged", count: 4, page: 2, pageSize: 1, rows });
  });
});

test("a page of queries keeps the size that came back", () => {
  const page = { count: 340, page: 1, page_size: 100, results: [QUERY] };
  expect(queries.schema.parse(page)).toEqual({
    kind: "paged",
    count: 340,
    page: 1,
    pageSize: 100,
    rows: [KEPT],
  });
  expect(queries.schema.safeParse([QUERY]).success).toBe(false);
});

test("an empty access list is nobody, and other kinds of access are not told", () => {
  expect(queryAcl.schema.parse({})).toEqual([]);
  expect(queryAcl.schema.parse({ modify: [{ id: 5, email: "x" }], view: [{ id: 6 }] })).toEqual([5]);
  expect(queryAcl.schema.safeParse({ modify: {} }).success).toBe(false);
});

test("alerts, subscriptions and destinations are kept without anything secret", () => {
  const alert = { id: 1, name: "Low", query: QUERY, user: { id: 5 }, options: { secret: KEY } };
  expect(alerts.schema.parse([alert])).toEqual([{ id: 1, name: "Low", queryId: 7, ownerId: 5 }]);
  const destination = { id: 2, name: "Hook", type: "webhook", options: { url: KEY } };
  expect(
    alertSubscriptions.schema.parse([
      { id: 1, user: { id: 5 } },
      { id: 2, user: { id: 6 }, destination },
    ]),
  ).toEqual([
    { userId: 5, destinationId: null },
    { userId: 6, destinationId: 2 },
  ]);
  expect(destinations.schema.parse([destination])).toEqual([{ id: 2, name: "Hook", type: "webhook" }]);
});

test("the server's status tells what it tells", () => {
  expect(serverStatus.schema.parse({ queries_count: 19, version: "26" })).toEqual({ queries: 19 });
  expect(serverStatus.schema.safeParse({ queries_count: "many" }).success).toBe(false);
});

test.each([
  [{}, {}],
  [{ disable_public_urls: true }, { publicLinks: false }],
  [
    { disable_public_urls: false, auth_google_apps_domains: ["example.com"] },
    { publicLinks: true, googleDomains: ["example.com"] },
  ],
])("the settings %j mean %j", (settings, expected) => {
  const secret = { auth_saml_x509_cert: KEY, auth_saml_metadata_url: KEY };
  expect(organizationSettings.schema.parse({ settings: { ...secret, ...settings } })).toEqual(expected);
});
