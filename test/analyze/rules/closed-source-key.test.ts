import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/closed-source-key.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, query } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(5, "Finance")];
const dataSources = [dataSource(3, "CRM"), dataSource(4, "Ledger"), dataSource(5, "Empty")];
const queries = [query(1, "Contacts"), query(2, "Balance", { dataSourceId: 4 })];

it("finds the data source that no group has and whose queries have keys", () => {
  const grants = [grant(1, 3), grant(5, 4, "view")];
  expect(examineRule(rule, { groups, dataSources, grants, queries })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 2, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "closed-source-key-s3",
        status: "open",
        evidence: "No group but administrators’ has it. 1 query has an API key of its own: Contacts.",
        also: [{ kind: "query", id: 1 }],
      },
    ],
  });
});

it("does not know it where a grant could not be read, and says nothing of data sources that are not listed", () => {
  const hidden = dataSource(4, "", { name: null, type: null, paused: null, presence: "hidden" });
  const parts = {
    groups,
    dataSources: [dataSource(3, "CRM"), hidden],
    queries,
    unknownGrants: [{ dataSourceId: 3, groupIds: [5] }],
  };
  expect(examineRule(rule, parts)).toMatchObject({
    counts: { examined: 1, found: 0, unknown: 1 },
    findings: [
      {
        id: "closed-source-key-s3",
        evidence:
          "No grant of it is known, and some could not be read. 1 query has an API key of its own: Contacts.",
      },
    ],
  });
});

it("finds nothing where a group has it", () => {
  const grants = [grant(5, 3), grant(5, 4)];
  const { counts } = examineRule(rule, { groups, dataSources, grants, queries });
  expect(counts).toMatchObject({ examined: 2, found: 0, unknown: 0 });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("closed-source-key-s3")];
  const parts = { groups, dataSources, queries: queries.slice(0, 1) };
  expect(examineRule(rule, parts, { acceptances }).findings).toMatchObject([{ status: "accepted" }]);
});
