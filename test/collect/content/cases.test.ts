import { describe, expect, it } from "vitest";
import type { CollectOptions } from "../../../src/collect/collect.js";
import { isCompleteForGroups, type Snapshot } from "../../../src/model/snapshot.js";
import type { Misbehaviour } from "../../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../../src/simulator/organisation.js";
import { collectFrom, simulator } from "../../helpers/collect.js";

const PERMISSIONS = [
  "admin",
  "list_users",
  "list_data_sources",
  "view_query",
  "list_dashboards",
  "list_alerts",
];

/** `root` is in the groups admin and default: the lists show what is on the warehouse, and nothing of the other two. */
function organisationOf(queries: OrganisationInput["queries"]): OrganisationInput {
  return {
    groups: [
      { key: "people", name: 'People, "HR"' },
      { key: "auditors", name: "Auditors", permissions: PERMISSIONS },
      {
        key: "clerks",
        name: "Clerks",
        permissions: PERMISSIONS.filter((one) => !/view|dashboards|alerts/.test(one)),
      },
    ],
    dataSources: [
      { key: "warehouse", name: "Warehouse", grants: [{ group: "default", viewOnly: true }] },
      { key: "payroll", name: "Payroll", grants: [{ group: "people" }] },
      { key: "vault", name: "Vault" },
    ],
    users: [
      { name: "Ada", email: "ada@example.com", groups: ["auditors"] },
      { name: "Cleo", email: "cleo@example.com", groups: ["clerks"] },
    ],
    ...(queries !== undefined && { queries }),
  };
}

function some(count: number, dataSource = "warehouse"): NonNullable<OrganisationInput["queries"]> {
  return Array.from({ length: count }, (_, index) => ({
    key: `${dataSource}${index}`,
    name: `Query ${index}`,
    dataSource,
  }));
}

async function collected(
  organisation: OrganisationInput,
  misbehaviours: Misbehaviour[] = [],
  {
    version = "26.3.0",
    as = "root@example.com",
    ...options
  }: Partial<CollectOptions> & {
    readonly version?: string;
    readonly as?: string;
  } = {},
) {
  const server = await simulator({ organisation, version, misbehaviours });
  const snapshot = await collectFrom({ url: server.url, adminKey: server.keyOf(as) }, options);
  const asked = (path: RegExp) => server.requests.filter((request) => path.test(request.path)).length;
  return { snapshot, asked };
}

const gapsOf = (snapshot: Snapshot, section: keyof Snapshot["sections"]) =>
  snapshot.sections[section].gaps.map(({ code }) => code);

describe("queries that the lists show", () => {
  it("are read by the page size that comes back, and not looked for one by one", async () => {
    const { snapshot, asked } = await collected(organisationOf(some(340)), [
      { kind: "cap-pages", size: 100 },
    ]);
    expect(snapshot.queries).toHaveLength(340);
    expect(snapshot.sections.queries).toMatchObject({ status: "complete", notes: [] });
    expect(asked(/^\/api\/queries\?/)).toBe(4);
    expect(asked(/^\/api\/queries\/\d+$/)).toBe(0);
  });

  it.each(["first", "asked"] as const)(
    "come by id where a pager repeats page 1 (it claims the %s page), and a note tells",
    async (claims) => {
      const { snapshot, asked } = await collected(organisationOf(some(340)), [
        { kind: "cap-pages", size: 100 },
        { kind: "first-page-again", path: "/api/queries", claims },
      ]);
      expect(snapshot.queries).toHaveLength(340);
      expect(snapshot.sections.queries.status).toBe("complete");
      expect(snapshot.sections.queries.notes.map(({ code }) => code)).toEqual([
        "query-pages-repeated",
        "query-rows-not-as-reported",
        "queries-found-by-id",
      ]);
      expect(asked(/^\/api\/queries/)).toBeLessThan(4 + 1 + 240 + 340 + 1);
    },
  );

  it("are marked where the pager repeats page 1 and nothing may be asked one by one", async () => {
    const { snapshot } = await collected(
      organisationOf(some(340)),
      [
        { kind: "cap-pages", size: 100 },
        { kind: "first-page-again", path: "/api/queries" },
      ],
      { detailRequests: 0 },
    );
    expect(snapshot.queries).toHaveLength(100);
    expect(snapshot.unseenQueries).toEqual({ count: 240, dataSourceIds: [1, 2, 3] });
    expect(gapsOf(snapshot, "queries")).toEqual([
      "query-pages-repeated",
      "query-rows-not-as-reported",
      "queries-missing",
    ]);
    expect(isCompleteForGroups(snapshot)).toBe(true);
  });
});

describe("queries that no list shows", () => {
  const hidden = organisationOf([...some(3), ...some(30, "payroll"), ...some(2, "vault")]);

  it("are found by id until the server's total is met, and no further", async () => {
    const { snapshot, asked } = await collected(hidden);
    expect(snapshot.queries.map(({ id }) => id)).toEqual(Array.from({ length: 35 }, (_, index) => index + 1));
    expect(snapshot.queries.filter(({ readFrom }) => readFrom === "by id")).toHaveLength(32);
    expect(snapshot.unseenQueries).toBeNull();
    expect(snapshot.sections.queries.status).toBe("complete");
    expect(asked(/^\/api\/queries\/\d+$/)).toBe(32);
  });

  it("are counted where the bound ends the search; the hint names the groups, and the source of no group", async () => {
    const { snapshot } = await collected(hidden, [], { detailRequests: 10 });
    expect(snapshot.queries).toHaveLength(13);
    expect(snapshot.unseenQueries).toEqual({ count: 22, dataSourceIds: [2, 3] });
    expect(snapshot.sections.queries.gaps).toEqual([
      {
        code: "queries-missing",
        what: "The server counts 35 queries, archived ones and drafts included, and 13 were read. As many as were allowed were asked for one by one. Queries on data sources 2 and 3 may be missing, and who reaches them through such a query is not known.",
        where: "GET /api/queries",
        hint: 'Redash lists only what the own groups of root@example.com are granted: put the account into group 3 "People, "HR"" as well. Data source 3 is of no group that is known: what rests on it is on no list. Or allow more single requests: --detail-requests.',
        dataSources: [2, 3],
        groups: [3],
      },
    ]);
  });

  it("may be on any data source where the release lists no archived ones", async () => {
    const { snapshot } = await collected(hidden, [], { detailRequests: 10, version: "6.0.0" });
    expect(snapshot.unseenQueries).toEqual({ count: 22, dataSourceIds: [1, 2, 3] });
  });

  it("cannot be excluded where the account is not told the total", async () => {
    const { snapshot } = await collected(hidden, [], { as: "ada@example.com" });
    expect(snapshot.queries).toHaveLength(35);
    expect(snapshot.unseenQueries).toEqual({ count: null, dataSourceIds: [1, 2, 3] });
    const [gap] = snapshot.sections.queries.gaps;
    expect(gap).toMatchObject({ code: "queries-not-counted", where: "GET /status.json" });
    expect(gap?.what).toContain("Every id up to 60 that no list has was asked for.");
    expect(gap?.hint).toContain("super_admin");
  });

  it("are named where they fail", async () => {
    const { snapshot } = await collected(hidden, [{ kind: "refuse", path: "/api/queries/7", status: 500 }]);
    expect(gapsOf(snapshot, "queries")).toEqual(["queries-unread", "queries-missing"]);
    expect(snapshot.sections.queries.gaps[0]).toMatchObject({
      what: "Query 7 could not be read (the server answers 500).",
      queries: [7],
    });
    expect(snapshot.unseenQueries?.count).toBe(1);
  });

  it("are given up soon where the server fails again and again", async () => {
    const failing = organisationOf([...some(3), ...some(300, "payroll")]);
    const ids = Array.from({ length: 303 }, (_, index) => `/api/queries/${index + 1}`);
    const { snapshot, asked } = await collected(
      failing,
      ids.map((path) => ({ kind: "refuse", path, status: 403 })),
    );
    expect(asked(/^\/api\/queries\/\d+$/)).toBeLessThan(50);
    expect(snapshot.unseenQueries?.count).toBe(300);
    expect(snapshot.sections.queries.gaps.at(-1)?.what).toContain("given up");
  });

  it("are found though they are made while the run goes on", async () => {
    const { snapshot } = await collected(hidden, [
      { kind: "reorganise", does: "add-query", path: "/api/queries/<id>", after: 10, id: 2 },
    ]);
    expect(snapshot.queries).toHaveLength(36);
    expect(snapshot.sections.queries.status).toBe("complete");
    const codes = snapshot.sections.queries.notes.map(({ code }) => code);
    expect(codes).toEqual(["changed-while-reading", "queries-found-by-id"]);
  });

  it("and are of no data source, once that is deleted, are found too", async () => {
    const { snapshot } = await collected(hidden, [
      { kind: "reorganise", does: "delete-data-source", path: "/api/session", after: 1, id: 3 },
    ]);
    expect(snapshot.queries.filter(({ dataSourceId }) => dataSourceId === null)).toHaveLength(2);
    expect(snapshot.sections.queries.status).toBe("complete");
  });

  it("tell of a data source that shows nowhere else", async () => {
    const unlisted = { key: "old", name: "Old", type: "gone" };
    const { snapshot } = await collected(
      {
        ...hidden,
        dataSources: [...(hidden.dataSources ?? []), unlisted],
        queries: [...(hidden.queries ?? []), ...some(1, "old")],
      },
      [],
      { version: "8.0.0" },
    );
    expect(snapshot.sections.queries.gaps).toMatchObject([
      { code: "queries-on-unlisted-sources", queries: [36], dataSources: [4] },
    ]);
  });
});

describe("an account that may not see the lists", () => {
  it.each(["4.0.2", "26.3.0"])("is told so, and nothing is called empty (%s)", async (version) => {
    const { snapshot } = await collected(organisationOf(some(3)), [], { version, as: "cleo@example.com" });
    const { queries, dashboards, modifiers, alerts } = snapshot.sections;
    expect([queries, dashboards, modifiers, alerts].map(({ status }) => status)).toEqual([
      ...["failed", "failed"],
      ...["partial", "failed"],
    ]);
    expect([queries, dashboards, alerts].map(({ gaps }) => gaps[0]?.code)).toEqual([
      ...["queries-refused", "dashboards-refused", "alerts-refused"],
    ]);
    expect(queries.gaps[0]?.hint).toContain("missing permissions granted");
    expect(snapshot.unseenQueries).toEqual({ count: null, dataSourceIds: [1, 2, 3] });
    expect(isCompleteForGroups(snapshot)).toBe(true);
  });
});

describe("dashboards, modifiers and alerts", () => {
  const busy: OrganisationInput = {
    ...organisationOf([...some(2), ...some(1, "payroll")]),
    dashboards: [
      { key: "one", name: "One", queries: ["warehouse0", "payroll0", "warehouse0"], public: "active" },
      { key: "two", name: "Two / ünal?", queries: ["warehouse1"], editors: ["ada@example.com", "root"] },
      { key: "three", name: "Three", queries: ["payroll0"], owner: "ada@example.com", draft: true },
    ],
    destinations: [
      { key: "hook", name: "Hook", type: "webhook", options: { url: "https://secret.example" } },
    ],
    alerts: [
      { key: "seen", name: "Seen", query: "warehouse0", subscriptions: [{ user: "ada@example.com" }] },
      {
        key: "hidden",
        name: "Hidden",
        query: "payroll0",
        subscriptions: [{ user: "root", destination: "hook" }],
      },
    ],
  };

  it("are read with all that they tell", async () => {
    const { snapshot } = await collected(busy);
    expect(
      snapshot.dashboards.map((one) => [
        one.id,
        one.ownerId,
        one.hasPublicLink,
        one.queryIds,
        one.modifierIds,
      ]),
    ).toEqual([
      [1, 1, true, [1, 3], []],
      [2, 1, false, [2], [2]],
      [3, 2, false, [3], []],
    ]);
    expect(snapshot.alerts).toEqual([
      { id: 1, name: "Seen", queryId: 1, ownerId: 1, subscriptions: [{ userId: 2, destinationId: null }] },
      { id: 2, name: "Hidden", queryId: 3, ownerId: 1, subscriptions: [{ userId: 1, destinationId: 1 }] },
    ]);
    expect(snapshot.destinations).toEqual([{ id: 1, name: "Hook", type: "webhook" }]);
    const { dashboards, modifiers, alerts } = snapshot.sections;
    expect([dashboards, modifiers, alerts].map(({ status }) => status)).toEqual(Array(3).fill("complete"));
    expect(alerts.notes[0]?.what).toContain("1 alert was found so");
    expect(alerts.totals.map(({ of, read, distinct }) => [of, read, distinct])).toEqual([
      ["alerts", 1, 1],
      ["alerts found in all", 2, 2],
    ]);
  });

  it.each(["5.0.2", "8.0.0"])(
    "are asked for by slug up to 8, and those not listed are counted (%s)",
    async (version) => {
      const { snapshot } = await collected(busy, [], { version });
      expect(snapshot.dashboards.map(({ id, hasPublicLink }) => [id, hasPublicLink])).toEqual([
        [1, true],
        [2, false],
      ]);
      expect(snapshot.sections.dashboards.gaps[0]?.what).toContain("The server counts 3 dashboards");
      expect(gapsOf(snapshot, "modifiers")).toEqual(["modifiers-of-unseen"]);
    },
  );

  it("are unknown, and named, where one of them fails", async () => {
    const paths = [
      "/api/dashboards/2",
      "/api/queries/1/acl",
      "/api/dashboards/1/acl",
      "/api/alerts/1/subscriptions",
    ];
    const { snapshot } = await collected(
      busy,
      [...paths, "/api/destinations"].map((path) => ({ kind: "refuse", path, status: 500 })),
    );
    const [, two] = snapshot.dashboards;
    expect(two).not.toHaveProperty("hasPublicLink");
    expect(two).not.toHaveProperty("queryIds");
    expect(snapshot.queries[0]).not.toHaveProperty("modifierIds");
    expect(snapshot.alerts[0]).not.toHaveProperty("subscriptions");
    expect(gapsOf(snapshot, "dashboards")).toEqual(["dashboards-unread"]);
    expect(gapsOf(snapshot, "modifiers")).toEqual([
      "modifiers-of-queries-unread",
      "modifiers-of-dashboards-unread",
    ]);
    expect(gapsOf(snapshot, "alerts")).toEqual(["subscriptions-unread", "destinations-unreadable"]);
  });

  it("are asked for no more than is allowed of each kind, and the rest is counted", async () => {
    const { snapshot, asked } = await collected(busy, [], { detailRequests: 1 });
    expect(
      [/^\/api\/queries\/\d+$/, /^\/api\/dashboards\/\d+$/, /queries.*acl$/, /subscriptions$/].map(asked),
    ).toEqual([1, 1, 1, 1]);
    expect(gapsOf(snapshot, "dashboards")).toEqual(["dashboards-not-asked", "dashboards-missing"]);
    expect(gapsOf(snapshot, "modifiers")).toContain("modifiers-of-queries-not-asked");
    expect(gapsOf(snapshot, "alerts")).toEqual(["alerts-not-all-asked", "subscriptions-not-asked"]);
  });
});
