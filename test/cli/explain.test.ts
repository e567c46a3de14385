import { expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import { answered, ROUND_GROUPS } from "../helpers/question.js";
import { alert, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

/** Two groups that are harmless each: one grants without the permission, the other permits without the grant. */
const TWO_LEGS = {
  groups: [
    { key: "auditors", name: "Auditors", permissions: ["view_query", "list_data_sources"] },
    { key: "authors", name: "Authors", permissions: ["create_query"] },
  ],
  dataSources: [{ key: "claims", name: "Claims", grants: [{ group: "auditors" }] }],
  users: [{ name: "Marta", email: "marta@example.com", groups: ["auditors", "authors", "authors"] }],
};

async function explained(organisation: unknown, ...args: string[]) {
  const simulator = await startSimulator({ organisation, version: "10.1.0" });
  const cwd = emptyFolder();
  const env = { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey };
  await redashAccess(["collect", "--out", "s.json"], { cwd, env });
  await simulator.close();
  const { code, stdout, stderr } = await redashAccess(["explain", ...args, "--snapshot", "s.json"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

test("both legs of the path are named, and what each removal alone would leave", async () => {
  expect(await explained(TWO_LEGS, "marta", "claims")).toMatchInlineSnapshot(`
    "Marta <marta@example.com>, user #2, enabled
    Claims, data source #1

    Level query, live: can have any SQL run by creating a query and refreshing it, through Auditors; may
      create queries through Authors

    Paths, the strongest first; each needs both its legs:
      1. query: schema, refresh, create_query
         data source granted: "Auditors" (full)
         permission create_query: "Authors"
      2. view: schema, read_result, run_saved
         data source granted: "Auditors" (full)
         permission view_query or execute_query: "Auditors"
      3. view: schema, open_query, read_result, run_saved
         data source granted: "Auditors" (full)
         permission view_query: "Auditors"
      4. schema: list, schema
         data source granted: "Auditors" (full)
         permission list_data_sources: "Auditors"
      5. schema: schema, refresh
         data source granted: "Auditors" (full)
         permission: none is needed
      6. schema: schema
         data source granted: "Auditors" (full)
         permission: none is needed

    What each removal alone would leave:
      - out of the group "Auditors" -> no access
      - out of the group "Authors" -> view: reads results of saved queries and runs them anew, through
          Auditors; may read queries through Auditors
      - the data source taken from the group "Auditors" -> no access

    The fewest changes that end it:
      - the level query: out of the group "Authors" -> view: reads results of saved queries and runs
          them anew, through Auditors; may read queries through Auditors
          Nobody else loses anything there.
          3 other sets of changes are as small.
      - all access: out of the group "Auditors" -> no access
          Nobody else loses anything there.
          1 other set of changes is as small.
    "
  `);
});

test("as JSON the answer can be read by a program", async () => {
  const answer = JSON.parse(await explained(TWO_LEGS, "marta@example.com", "1", "--json"));
  expect(answer).toMatchObject({
    user: { id: 2, email: "marta@example.com", status: "enabled" },
    dataSource: { id: 1, name: "Claims" },
    access: { level: "query", now: "live", admin: false },
    complete: true,
  });
  expect(answer.withoutGrant).toMatchObject([{ label: "Auditors", left: { level: "none" } }]);
});

test("without access there is no path, and nothing to remove", async () => {
  const nobody = { ...TWO_LEGS, users: [{ name: "Nemo", email: "nemo@example.com", groups: [] }] };
  const text = await explained(nobody, "nemo", "claims");
  expect(text).toContain("Level none: no access");
  expect(text).toContain("No path through any group is known.");
  expect(text).not.toContain("removal");
});

test("where something leads round the groups alone, the first line does not say that there is nothing", async () => {
  const ana = (await answered(ROUND_GROUPS, "explain", "ana", "ledger")).split("\n");
  expect(ana).toContain(
    "Level none: no access through groups or queries of one’s own, but see what leads round them",
  );
  expect(ana).toContain("  - reaches Ledger, by programs of their own on Scripts");
});

test("where the snapshot is incomplete the answer says so", async () => {
  const hidden = {
    ...TWO_LEGS,
    dataSources: [{ key: "x", name: "Mainframe", type: "db2", grants: [{ group: "auditors" }] }],
  };
  const text = await explained(hidden, "marta", "1");
  expect(text).toContain("Level unknown, live: not known");
  expect(text).toContain("The snapshot is PARTIAL");
});

test("what leads there round the groups is told, of the user and of nobody in particular", async () => {
  const organisation = {
    ...TWO_LEGS,
    groups: [...TWO_LEGS.groups, { key: "editors", name: "Editors", permissions: ["edit_query"] }],
    dataSources: [...TWO_LEGS.dataSources, { key: "scripts", name: "Scripts", type: "python" }],
    users: [{ name: "Ed", email: "ed@example.com", groups: ["editors"] }, ...TWO_LEGS.users],
    queries: [{ key: "paid", name: "Paid claims", dataSource: "claims", owner: "ed@example.com" }],
    dashboards: [
      { key: "board", name: "Board", owner: "ed@example.com", queries: ["paid"], public: "active" },
    ],
  };
  const text = await explained(organisation, "ed@example.com", "claims");
  expect(text).toContain(
    "Level query, live: runs any SQL through queries of their own (#1), although no group grants it",
  );
  expect(text).toContain("Round the groups:\n  - runs any SQL on Claims, by owning query #1 “Paid claims”\n");
  expect(text.replaceAll(/\n {6}/g, " ")).toContain(
    [
      "Without an account, whoever it is:",
      "  - whoever has the key of query #1 “Paid claims” reads its results on Claims and runs it anew, without an account",
      "  - whoever has the link of dashboard #1 “Board” reads the results of query #1 “Paid claims” on Claims, its text and its key, without an account",
    ].join("\n"),
  );
  const answer = JSON.parse(await explained(organisation, "ed@example.com", "claims", "--json"));
  expect(answer).toMatchObject({
    access: { level: "query", groupLevel: "none", ownQueries: { queryIds: [1], byNewQuery: false } },
    waysRound: [{ kind: "owned query", userId: 2, queryId: 1, certainty: "measured", adds: true }],
    withoutAccount: [{ kind: "query key" }, { kind: "public link", dashboardId: 1 }],
    waysNotRead: [],
  });
});

const REMOVED = snapshot({
  groups: [...snapshot().groups, group(5, "Pay"), group(6, "Devs")],
  dataSources: [dataSource(4, "Payroll"), dataSource(9, "Scripts", { type: "python" })],
  grants: [grant(5, 4), grant(6, 9)],
  users: [user(1, "Ana", [5, 6]), user(2, "Eve", [5]), user(3, "Pia", [5])],
  queries: [query(20, "Wages", { dataSourceId: 4, ownerId: 3, hasKey: false })],
});

const subscriptions = [{ userId: 2, destinationId: null }];

test.each<[string, string, Partial<Snapshot>, string]>([
  ["programs of a python data source", "Ana", {}, "programs on another data source"],
  [
    "an alert that is mailed",
    "Eve",
    { alerts: [alert(40, "Low", { queryId: 20, subscriptions })] },
    "alerts that are sent",
  ],
  [
    "what was not tried on 7",
    "Pia",
    { server: { ...REMOVED.server, version: "7.0.0" } },
    "queries of the user, where it was not tried or is not known what they run",
  ],
  [
    "a key",
    "Eve",
    { queries: [query(20, "Wages", { dataSourceId: 4, ownerId: 3 })] },
    "keys of queries that were copied",
  ],
])("no removal is said to end %s", async (_, who, differing, named) => {
  const said = await answered({ ...REMOVED, ...differing }, "explain", who, "Payroll");
  expect(said).toContain("The fewest changes that end it:");
  expect(said.replaceAll(/\s+/g, " ")).toContain(`Not counted, and named above: ${named}.`);
});

test("nothing is said to be uncounted where groups and certain queries are all that there is", async () => {
  const said = await answered(REMOVED, "explain", "Pia", "Payroll");
  expect(said).toContain("given to another owner");
  expect(said).not.toContain("Not counted");
});

test("a login is not said to undo what it cannot: that of a disabled account is refused", async () => {
  const grants = [grant(5, 4), grant(2, 4, "view")];
  const users = [user(2, "Eve", [2, 5], { disabled: true }), user(3, "Pia", [2, 5])];
  for (const version of ["5.0.2", "26.3.0"]) {
    const from = {
      ...REMOVED,
      users,
      grants,
      signIn: { saml: true },
      server: { ...REMOVED.server, version },
    };
    const said = (await answered(from, "explain", "Eve", "Payroll")).replaceAll(/\s+/g, " ");
    expect(said).toContain(
      "A login of a disabled account is refused and changes nothing, so this holds until the account is enabled. SAML is on: a login after that may undo it.",
    );
    expect(said).not.toContain("back into default");
    expect(await answered(from, "explain", "Pia", "Payroll")).toContain("back into default");
  }
});
