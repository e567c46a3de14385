import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/owned-query.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { dataSource, grant, group, query, user } from "../../helpers/snapshots.js";

const groups = [
  group(5, "Finance"),
  group(6, "Viewers", { permissions: ["view_query", "edit_query"] }),
  group(7, "Runners", { permissions: ["execute_query"] }),
];
const dataSources = [dataSource(3, "Ledger"), dataSource(4, "Rides")];
const users = [
  user(8, "Ana", [5]),
  user(9, "Bo", [6]),
  user(10, "Cy", [7]),
  user(11, "Di", [6], { disabled: true }),
];
const owned = (ownerId: number, id = ownerId, differing: Parameters<typeof query>[2] = {}) =>
  query(id, `Query of ${ownerId}`, { ownerId, ...differing });

it("finds owners who may edit queries and whose groups do not let them run text of their own", () => {
  const queries = [
    owned(8),
    owned(8, 18, { dataSourceId: 4 }),
    owned(9),
    owned(10),
    owned(11),
    owned(8, 28, { dataSourceId: null }),
  ];
  expect(examineRule(rule, { groups, dataSources, users, queries, grants: [grant(5, 3)] })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "owned-query-u8-s4",
        status: "open",
        evidence: "Owns: Query of 8 #18. Through groups: no access. May edit queries through Finance.",
        also: [{ kind: "query", id: 18 }],
        changes: [{ kind: "ownership", queryId: 18, userId: 8 }],
      },
      {
        id: "owned-query-u9-s3",
        status: "open",
        evidence: "Owns: Query of 9. Through groups: no access. May edit queries through Viewers.",
        also: [{ kind: "query", id: 9 }],
        changes: [{ kind: "ownership", queryId: 9, userId: 9 }],
      },
    ],
  });
});

it("finds one for all queries of an account on a data source, archived ones too", () => {
  const queries = [owned(9, 1, { archived: true }), owned(9, 2, { archived: true })];
  const { findings } = examineRule(rule, {
    groups,
    dataSources,
    users,
    queries,
    grants: [grant(6, 3, "view")],
  });
  expect(findings).toMatchObject([
    {
      id: "owned-query-u9-s3",
      evidence:
        "Owns: Query of 9 #1 and Query of 9 #2. Archived, and can be brought back. Through groups: reads results of saved queries. May edit queries through Viewers.",
    },
  ]);
});

it.each([
  ["4.0.2", [], 0, 1],
  ["7.0.0", [grant(6, 3, "view")], 0, 1],
  ["7.0.0", [], 0, 1],
  ["8.0.0", [], 1, 0],
  ["6.0.0", [grant(6, 3, "view")], 0, 1],
  ["6.0.0", [grant(6, 3)], 1, 0],
] as const)(
  "asks the rule of Redash %s, and does not know what a schedule runs",
  (version, grants, found, unknown) => {
    const { counts } = examineRule(rule, {
      version,
      groups,
      dataSources,
      users,
      queries: [owned(9)],
      grants: [...grants],
    });
    expect(counts).toMatchObject({ examined: 1, found, unknown });
  },
);

it("does not know it where the groups, or what they grant, are not told", () => {
  const hidden = dataSource(4, "", { name: null, type: null, paused: null, presence: "hidden" });
  const queries = [
    owned(12),
    owned(9, 13, { dataSourceId: 4 }),
    owned(9, 14, { dataSourceId: 77 }),
    owned(10, 15, { dataSourceId: 77 }),
  ];
  const parts = {
    groups,
    dataSources: [dataSource(3, "Ledger"), hidden],
    users: [user(9, "Bo", [6]), user(10, "Cy", [7]), user(12, "Ed", null)],
    queries,
    unknownGrants: [{ dataSourceId: 4, groupIds: [6] }],
  };
  expect(examineRule(rule, parts).findings).toMatchObject([
    {
      id: "owned-query-u9-s4",
      status: "unknown",
      evidence:
        "Owns: Query of 9 #13. Through groups: not known. May edit queries through Viewers. The driver of the data source does not load.",
    },
    {
      id: "owned-query-u9-s77",
      status: "unknown",
      evidence:
        "Owns: Query of 9 #14. Through groups: not known. May edit queries through Viewers. The data source was not read.",
    },
    {
      id: "owned-query-u12-s3",
      status: "unknown",
      evidence:
        "Owns: Query of 12. Through groups: not known. Whether it may edit queries is not known. Redash does not tell its groups.",
    },
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("owned-query-u9-s3")];
  const { findings } = examineRule(
    rule,
    { groups, dataSources, users, queries: [owned(9)] },
    { acceptances },
  );
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
