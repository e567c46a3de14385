import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/external-sensitive-access.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, user } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(5, "Finance"), group(6, "Auditors", { permissions: ["view_query"] })];
const dataSources = [dataSource(3, "Ledger"), dataSource(4, "Rides")];
const grants = [grant(5, 3), grant(5, 4), grant(6, 3, "view")];
const risk = {
  internalDomains: ["example.com"],
  dataSources: new Map([[3, { sensitive: true, owner: null }]]),
};
const outside = (id: number, name: string, memberOf: number[] | null) =>
  user(id, name, memberOf, { email: `${name.toLowerCase()}@Partner.example` });

it("finds outside accounts that query or read a sensitive data source, and how", () => {
  const users = [
    outside(8, "Ana", [5]),
    outside(9, "Bo", [6]),
    outside(10, "Cy", []),
    user(11, "Di", [5]),
    { ...outside(12, "Ed", [5]), disabled: true },
  ];
  expect(examineRule(rule, { groups, dataSources, grants, users }, { risk })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 2, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "external-sensitive-access-u8-s3",
        status: "open",
        evidence:
          "Outside address: “ana@Partner.example”. On the data source: runs any SQL, through Finance; may run queries through Finance.",
      },
      {
        id: "external-sensitive-access-u9-s3",
        status: "open",
        evidence:
          "Outside address: “bo@Partner.example”. On the data source: reads results of saved queries and runs them anew, through Auditors; may read queries through Auditors.",
      },
    ],
  });
});

it("counts what it looks at as it counts what it finds: an account on each sensitive data source", () => {
  const both = new Map([3, 4].map((id) => [id, { sensitive: true, owner: null }]));
  const parts = { groups, dataSources, grants, users: [outside(8, "Ana", [5])] };
  const { counts } = examineRule(rule, parts, { risk: { ...risk, dataSources: both } });
  expect(counts).toEqual({ examined: 2, found: 2, accepted: 0, unknown: 0 });
});

it("does not know it of what is no address, nor where the level is not known", () => {
  const users = [user(8, "Ana", [5], { email: "ana" }), outside(9, "Bo", null)];
  expect(examineRule(rule, { groups, dataSources, grants, users }, { risk }).findings).toMatchObject([
    {
      id: "external-sensitive-access-u8-s3",
      status: "unknown",
      evidence:
        "No address, so nobody can say whose it is: “ana”. On the data source: runs any SQL, through Finance; may run queries through Finance.",
    },
    {
      id: "external-sensitive-access-u9-s3",
      status: "unknown",
      evidence:
        "Outside address: “bo@Partner.example”. On the data source: not known: the server does not tell the user's groups.",
    },
  ]);
});

it("is not evaluated where nobody said which domains are one’s own", () => {
  const { state, why } = examineRule(rule, {}, { risk: { dataSources: risk.dataSources } });
  expect([state, why]).toEqual([
    "not evaluated",
    ["The config file names no internal domains (internal-domains)."],
  ]);
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("external-sensitive-access-u8-s3")];
  const parts = { groups, dataSources, grants, users: [outside(8, "Ana", [5])] };
  expect(examineRule(rule, parts, { risk, acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});

it("is partly evaluated where outside accounts may have queries that were not read", () => {
  const parts = { groups, dataSources, grants, users: [outside(8, "Ed", [7])] };
  const editors = [...groups, group(7, "Editors", { permissions: ["edit_query"] })];
  const unseen = (...dataSourceIds: number[]) => ({ unseenQueries: { count: 1, dataSourceIds } });
  expect(examineRule(rule, { ...parts, groups: editors, ...unseen(3, 4) }, { risk })).toMatchObject({
    state: "partly evaluated",
    why: ["Outside accounts may have queries of their own that were not read: on Ledger."],
    counts: { found: 0, unknown: 0 },
  });
  const evaluated = { state: "evaluated", why: [] };
  expect(examineRule(rule, { ...parts, groups: editors, ...unseen(4) }, { risk })).toMatchObject(evaluated);
  const reader = { ...parts, users: [outside(9, "Bo", [6])], ...unseen(3) };
  expect(examineRule(rule, reader, { risk })).toMatchObject(evaluated);
});
