import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/create-query-access.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, user } from "../../helpers/snapshots.js";

const AUTHOR = ["create_query", "edit_query", "list_data_sources", "view_query"];
const groups = [
  ADMIN_GROUP,
  group(5, "Authors", { permissions: AUTHOR }),
  group(6, "Runners", { permissions: ["execute_query"] }),
  group(7, "Parked", { permissions: [] }),
];
const dataSources = [dataSource(3, "Clicks"), dataSource(4, "Ledger")];
const grants = [grant(7, 3), grant(5, 4, "view")];

it("finds who may create queries, has a data source in full by any group, and may not run them", () => {
  const users = [
    user(8, "Ana", [5, 7]),
    user(9, "Bo", [5, 6, 7]),
    user(10, "Cy", [5]),
    user(11, "Di", [5, 7], { disabled: true }),
  ];
  expect(examineRule(rule, { groups, dataSources, grants, users })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "create-query-access-u8",
        status: "open",
        evidence: "Has in full: Clicks. May create queries through Authors, and may not run them.",
        also: [{ kind: "data source", id: 3 }],
        changes: [{ kind: "membership", userId: 8, groupId: 5 }],
      },
    ],
  });
});

it("finds administrators too, who have every data source in full", () => {
  const { findings } = examineRule(rule, { groups, dataSources, users: [user(8, "Ana", [1, 5])] });
  expect(findings).toMatchObject([
    {
      id: "create-query-access-u8",
      evidence: "Has in full: Clicks and Ledger. May create queries through Authors, and may not run them.",
    },
  ]);
});

it("does not know it where a grant could not be read, nor of somebody whose groups are not told", () => {
  const unknownGrants = [{ dataSourceId: 4, groupIds: [7] }];
  const users = [user(8, "Ana", [5, 7]), user(9, "Bo", null), user(10, "Cy", [6, 7])];
  expect(examineRule(rule, { groups, dataSources, unknownGrants, users }).findings).toEqual([
    {
      id: "create-query-access-u8",
      status: "unknown",
      evidence: "May create queries, and may have in full: Ledger.",
      also: [{ kind: "data source", id: 4 }],
    },
    { id: "create-query-access-u9", status: "unknown", evidence: "Redash does not tell its groups." },
  ]);
});

it("shows an accepted one as accepted", () => {
  const parts = { groups, dataSources, grants, users: [user(8, "Ana", [5, 7])] };
  const acceptances = [accepting("create-query-access-*")];
  expect(examineRule(rule, parts, { acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
