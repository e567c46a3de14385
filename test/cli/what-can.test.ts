import { expect, test } from "vitest";
import { whatCanSchema } from "../../src/model/answers.js";
import { answered, asked, QUESTIONED, ROUND_GROUPS, withUnseenQueries } from "../helpers/question.js";

test("account, groups, and each data source with level and through what", async () => {
  expect(await answered(QUESTIONED, "what-can", "ana")).toMatchInlineSnapshot(`
    "Ana <u2@example.com>, user #2, enabled
    Account: has a password of Redash, created 2026-11-25T09:15:00Z, last active 2026-11-25T09:15:00Z
    Groups: "default" (#2), "Analysts" (#5, 2 times), a deleted one (#99)

    1 data source can be reached:
      Claims, data source #3: query, live
          runs any SQL, through Analysts; may run queries through Analysts

    Not known of 1 data source:
      (name not known), data source #10: unknown, live
          not known: the driver of the data source does not load, so the server shows nothing of it

    The snapshot is PARTIAL: what could not be read may add to this. Its report names it.
    "
  `);
});

test("an administrator, and what comes back of a disabled account, are said to be so", async () => {
  const root = await answered(QUESTIONED, "what-can", "root");
  expect(root).toContain("Root <u1@example.com>, user #1, enabled, administrator");
  expect(root).toContain("An administrator can give himself anything");
  expect(root).toContain("Account: has no password of Redash");
  const cy = await answered(QUESTIONED, "what-can", "cy");
  expect(cy).toContain("user #4, disabled");
  expect(cy).toContain("disabled 2026-06-01T09:00:00Z");
  expect(cy).toContain("0 data sources can be reached.\n\n1 data source more when the account is enabled:\n");
  expect(cy).toContain("Claims, data source #3: view, latent");
});

test("who can do nothing, and of whom nothing is told, differ", async () => {
  expect(await answered(QUESTIONED, "what-can", "di")).toContain("0 data sources can be reached.");
  const unknown = await answered(QUESTIONED, "what-can", "null");
  expect(unknown).toContain("Groups: the server does not tell");
  expect(unknown).toContain("0 data sources can be reached.\n\nNot known of ");
  expect(unknown).toContain("Claims, data source #3: unknown, live");
});

test("as JSON it is what the published schema says", async () => {
  const answer = whatCanSchema
    .strict()
    .parse(JSON.parse(await answered(QUESTIONED, "what-can", "3", "--json")));
  expect(answer).toMatchObject({
    user: { userId: 3, status: "pending", administrator: false, activeAt: null },
    groups: [{ groupId: 2 }, { groupId: 6, label: "Auditors", times: 1 }],
    deletedGroupIds: [],
    dataSources: [{ dataSourceId: 3, access: { level: "query", queryIds: [20], keyOnly: true } }],
  });
  const ana = whatCanSchema.parse(JSON.parse(await answered(QUESTIONED, "what-can", "2", "--json")));
  expect(ana).toMatchObject({ groups: [{ times: 1 }, { groupId: 5, times: 2 }], deletedGroupIds: [99] });
});

test("queries that were not read may give more, which is said of who could edit them", async () => {
  const from = withUnseenQueries(3, 4);
  const text = await answered(from, "what-can", "bo");
  expect(text).toMatch(/Not all queries of these data sources were read, or not who may modify\s+them: #4\./);
  expect(await answered(from, "what-can", "di")).not.toContain("Not all queries");
});

test("ways round the groups are told of the user alone", async () => {
  const bo = await answered(ROUND_GROUPS, "what-can", "bo");
  expect(bo).toContain("Ways round the groups:");
  expect(bo).toMatch(/ {2}- runs any SQL on Claims.*query\s+#20/s);
  expect(bo).not.toContain("key of");
  const ana = whatCanSchema.parse(JSON.parse(await answered(ROUND_GROUPS, "what-can", "ana", "--json")));
  expect(ana.waysRound).toMatchObject([
    {
      kind: "script data source",
      userId: 2,
      dataSourceId: null,
      viaDataSourceId: 9,
      level: "query",
      adds: true,
    },
  ]);
});

test("whom it cannot find is refused with exit code 2", async () => {
  const { code, stderr } = await asked(QUESTIONED, "what-can", "nobody");
  expect(code).toBe(2);
  expect(stderr).toContain('The snapshot has no user "nobody".');
});
