import { expect, test } from "vitest";
import { whoCanSchema } from "../../src/model/answers.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import {
  answered,
  asked,
  askedWhile,
  QUESTIONED,
  ROUND_GROUPS,
  withUnseenQueries,
} from "../helpers/question.js";
import { alert, dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";

test("everybody is listed, the live ones first, with level and through what, after a line of counts", async () => {
  const from = { ...QUESTIONED, queries: [] };
  expect(await answered(from, "who-can", "claims")).toMatchInlineSnapshot(`
    "4 users can do something on Claims, data source #3: 2 query, 2 view; 1 administrator; 3 live, 1 latent.

    Works now:
      Root <u1@example.com>, user #1: query, administrator
          runs any SQL as administrator, through admin, and through Analysts; may run queries through
          Analysts
      Ana <u2@example.com>, user #2: query
          runs any SQL, through Analysts; may run queries through Analysts
      Bo <u3@example.com>, user #3: view, pending
          reads results of saved queries and runs them anew by API key alone, through Auditors; may read
          queries through Auditors

    Comes back when the account is enabled:
      Cy <u4@example.com>, user #4: view, disabled
          would read results of saved queries and run them anew when the account is enabled, through
          Auditors; may read queries through Auditors

    Not known of 1 user:
      Null <u6@example.com>, user #6: unknown
          not known: the server does not tell the user's groups

    The snapshot is PARTIAL: what could not be read may add to this. Its report names it.
    "
  `);
});

test("only those are listed who can do at least so much", async () => {
  const answer = await answered(QUESTIONED, "who-can", "3", "--level", "query");
  expect(answer.split("\n")[0]).toBe(
    "3 users can run any SQL on Claims, data source #3: 3 query; 1 administrator; 3 live.",
  );
  expect(answer).not.toContain("Cy");
  expect(answer).toContain("Not known of 1 user:");
});

test("a data source of which nothing is known is not one that nobody reaches", async () => {
  const answer = await answered(QUESTIONED, "who-can", "10");
  expect(answer.split("\n")[0]).toBe("0 users can do something on (name not known), data source #10.");
  expect(answer).toContain("Not known of 3 users:");
  expect(answer).toContain("the driver of the data source does not load");
});

test("as JSON it is what the published schema says", async () => {
  const answer = whoCanSchema
    .strict()
    .parse(JSON.parse(await answered(QUESTIONED, "who-can", "claims", "--json")));
  expect(answer).toMatchObject({
    least: "schema",
    run: { complete: false },
    dataSource: { dataSourceId: 3 },
  });
  expect(answer.people.map(({ userId, access }) => [userId, access.level, access.now])).toEqual([
    [1, "query", "live"],
    [2, "query", "live"],
    [3, "query", "live"],
    [4, "view", "latent"],
  ]);
  expect(answer.people[2]?.access).toMatchObject({ queryIds: [20], keyOnly: true, administrator: false });
  expect(answer.notKnown.map(({ userId }) => userId)).toEqual([6]);
  const round = whoCanSchema
    .strict()
    .parse(JSON.parse(await answered(ROUND_GROUPS, "who-can", "claims", "--json")));
  expect(round.withoutAccount.map(({ kind, queryId, dashboardId }) => [kind, queryId, dashboardId])).toEqual([
    ["query key", 20, null],
    ["public link", 21, 7],
  ]);
  expect(round.programs).toEqual([
    { viaDataSourceId: 9, viaDataSourceName: "Scripts", certainty: "measured", now: "live", userIds: [1, 2] },
    { viaDataSourceId: 9, viaDataSourceName: "Scripts", certainty: "possible", now: "live", userIds: [6] },
  ]);
});

test("what needs no account, and programs on other data sources, stand apart", async () => {
  const text = await answered(ROUND_GROUPS, "who-can", "claims");
  expect(text.split("\n")[1]).toBe(
    "Besides: 2 keys or links without an account, 1 other user by programs on another data source.",
  );
  const [, apart = ""] = text.split("Without an account:");
  expect(apart).toMatch(/whoever has the key of query #20/);
  expect(apart).toMatch(/whoever has the link of dashboard #7/);
  expect(apart).toContain("By programs on another data source, which reach this one too:");
  expect(apart).toContain("  - Scripts, data source #9: 2 users (#1, #2)");
  // Nobody is kept from the ledger by its grants.
  expect(await answered(ROUND_GROUPS, "who-can", "ledger")).toContain(
    "  - Scripts, data source #9: 2 users (#1, #2)",
  );
  const query = await answered(ROUND_GROUPS, "who-can", "claims", "--level", "query");
  expect(query).not.toContain("Without an account:");
  expect(query).toContain("data source #9");
});

test("where queries were not read it says that more may run SQL", async () => {
  const from = withUnseenQueries(3);
  expect(await answered(from, "who-can", "claims")).toContain("Not all queries of the data source were read");
  expect(await answered(from, "who-can", "ledger")).not.toContain("Not all queries");
});

test("somebody who is certain to reach the level stands among those who can, whatever else is not known", async () => {
  const from = snapshot({
    groups: [group(5, "Readers", { permissions: ["view_query", "execute_query"] }), group(6, "Others")],
    users: [user(1, "Ann", [5, 6])],
    dataSources: [dataSource(3, "Claims")],
    grants: [grant(5, 3, "view")],
    unknownGrants: [{ dataSourceId: 3, groupIds: [6] }],
  });
  const first = async (...level: string[]) => (await answered(from, "who-can", "3", ...level)).split("\n")[0];
  expect(await first("--level", "view")).toContain("1 user can at least read results");
  expect(await first("--level", "query")).toContain("0 users can run any SQL");
});

test("what it cannot find or does not know is refused with exit code 2", async () => {
  const { code, stderr } = await asked(QUESTIONED, "who-can", "payroll");
  expect({ code, stderr }).toMatchObject({ code: 2 });
  expect(stderr).toContain('The snapshot has no data source "payroll".');
  const { code: second, stderr: choices } = await asked(QUESTIONED, "who-can", "3", "--level", "all");
  expect(second).toBe(2);
  expect(choices).toContain("query, view, schema");
  expect((await redashAccess(["who-can", "3"], { cwd: emptyFolder() })).code).toBe(2);
});

test("a reader may stop reading", async () => {
  const users = Array.from({ length: 20_000 }, (_, index) => user(index + 1, `Person ${index}`, [5]));
  const groups = [group(5, "Analysts")];
  const from = snapshot({ groups, users, dataSources: [dataSource(3, "Claims")], grants: [grant(5, 3)] });
  const { code, stderr } = await askedWhile(from, ["who-can", "3"], (_, stdout) => {
    stdout.once("data", () => stdout.destroy());
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});

const mailed = (userId: number) => ({ userId, destinationId: null });
const WAYS = snapshot({
  groups: [...snapshot().groups, group(5, "Editors", { permissions: ["edit_query"] })],
  dataSources: [dataSource(3, "Claims"), dataSource(4, "Payroll")],
  grants: [grant(2, 3)],
  users: [
    user(1, "Maker", [2]),
    user(2, "Owner", [5]),
    user(3, "Modifier", [5]),
    user(4, "Subscriber", []),
    user(5, "Gone", [5], { disabled: true }),
    user(6, "Null", null),
    user(7, "Idle", []),
  ],
  queries: [query(20, "Pay", { dataSourceId: 4, ownerId: 2, modifierIds: [3, 5, 6], hasKey: false })],
  alerts: [
    alert(40, "Low", { queryId: 20, ownerId: 1, subscriptions: [6, 5].map(mailed) }),
    alert(41, "High", { queryId: 20, ownerId: 1, subscriptions: [5, 4].map(mailed) }),
  ],
});

test.each([
  [
    "6.0.0",
    [
      "owned query query possible live 2",
      "modifiable query query possible live 3",
      "modifiable query query possible latent 5",
      "moved query query possible live 1",
      "alert view possible live 4,5",
    ],
  ],
  ["8.0.0", ["alert view possible live 4,5"]],
  ["26.3.0", ["alert view measured live 4,5,6"]],
])("on %s whoever does so, or may, in a way that raises no level stands apart", async (version, expected) => {
  const { otherWays } = whoCanSchema.parse(
    JSON.parse(
      await answered({ ...WAYS, server: { ...WAYS.server, version } }, "who-can", "Payroll", "--json"),
    ),
  );
  const lines = otherWays.map(({ kind, level, certainty, now, userIds }) => {
    return `${kind} ${level} ${certainty} ${now} ${userIds.join()}`;
  });
  expect(lines).toEqual(expected);
});

test("the other ways are said in the text and counted, and left out where they do not come to so much", async () => {
  const said = await answered(WAYS, "who-can", "Payroll");
  expect(said).toContain("Besides: 3 users in other ways round the groups.");
  expect(said).toContain("In other ways round the groups, beside what is said above:");
  expect(said).toContain("  - what alerts tell of results: 3 users (#4, #5, #6)");
  expect(await answered(WAYS, "who-can", "Payroll", "--level", "query")).not.toContain("alerts");
});
