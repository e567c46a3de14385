import { describe, expect, it } from "vitest";
import { acceptanceBy } from "../../../src/analyze/acceptances.js";
import { countAccess } from "../../../src/analyze/access-counts.js";
import { evaluate } from "../../../src/analyze/evaluate.js";
import { factsOf } from "../../../src/analyze/facts.js";
import { type Case, type RuleDescriptor, rule } from "../../../src/analyze/rule.js";
import findings from "../../../src/analyze/tables/findings.js";
import { useOfEvents } from "../../../src/analyze/use.js";
import { compare } from "../../../src/drift/compare.js";
import { buildGraph } from "../../../src/graph/build.js";
import { labelsOf } from "../../../src/graph/labels.js";
import type { Severity } from "../../../src/model/finding.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import type { Cell } from "../../../src/model/table.js";
import { account, directory, directoryGroup, driftSettings, identity } from "../../helpers/drift.js";
import { accepting, NO_RISK } from "../../helpers/rules.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

function saying(id: string, severity: Severity, ...cases: readonly Case[]): RuleDescriptor {
  return rule({
    id,
    severity,
    title: "Example",
    version: 2,
    needs: [],
    identity: ["user"],
    denominator: "accounts",
    frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18"],
    explanation: "It matters.",
    remedy: "Mend it.",
    changeWhere: "account",
    examine: () => ({ examined: 3, cases }),
  });
}

const ANALYSTS = group(5, "Analysts");
const OF: Snapshot = snapshot({
  groups: [...snapshot().groups, ANALYSTS],
  users: [account(3, "ana", { groups: [2, 5] }), account(4, "bo", { groups: [5] }), user(6, " ", [5])],
  dataSources: [dataSource(1, "Rides; and more")],
  grants: [grant(5, 1), grant(2, 1, "view")],
});

/** Rows of the table, an object each, of these columns. */
function rowsOf(
  rules: readonly RuleDescriptor[],
  columns: readonly string[],
  { of = OF, sent = false, acceptances = [accepting("x")] } = {},
): Record<string, Cell>[] {
  const graph = buildGraph(of);
  const groupLabel = labelsOf(of.groups);
  const identities = ["ana", "bo"].map((key) => identity(key, { groups: ["Analysts"], groupsKnown: true }));
  const given = directory({ identities, groups: [directoryGroup("Analysts")] });
  const drift = sent ? compare(of, graph, given, driftSettings()) : null;
  const facts = factsOf({ snapshot: of, graph, groupLabel, drift, risk: NO_RISK });
  const evaluation = evaluate(
    rules,
    facts,
    acceptanceBy(acceptances, ({ finding }) => finding),
  );
  const counts = countAccess(graph);
  const input = {
    snapshot: of,
    graph,
    counts,
    groupLabel,
    drift,
    findings: evaluation.findings,
    ways: [],
    use: useOfEvents(of.events),
    gaps: [],
    completeness: null,
  };
  const { rowCount, rows } = findings.make(input);
  const made = [...rows()];
  expect(made).toHaveLength(rowCount);
  return made.map((row) => {
    expect(row).toHaveLength(findings.columns.length);
    return Object.fromEntries(
      columns.map((name) => [
        name,
        row[findings.columns.findIndex((column) => column.name === name)] ?? null,
      ]),
    );
  });
}

const ANA: Case = { about: [{ kind: "user", id: 3 }], outcome: "found", evidence: "It is so." };

it("tells of a finding whom it is about, what it rests on, what to do, and who has accepted it", () => {
  const also = [
    { kind: "group", id: 5 },
    { kind: "data source", id: 1 },
    { kind: "group", id: 99 },
  ] as const;
  const acceptances = [accepting("example-u3", { owner: "Ina", reason: "On call", expires: "2026-12-31" })];
  const [row] = rowsOf(
    [saying("example", "low", { ...ANA, also })],
    findings.columns.map(({ name }) => name),
    {
      acceptances,
    },
  );
  expect(row).toEqual({
    id: "example-u3",
    rule: "example",
    severity: "low",
    title: "Example",
    subjects: ["ana (user 3)", "Analysts (group 5)", "Rides; and more (data source 1)", "group 99"],
    user_ids: ["3"],
    group_ids: ["5", "99"],
    data_source_ids: ["1"],
    query_ids: [],
    dashboard_ids: [],
    alert_ids: [],
    evidence: "It is so.",
    status: "accepted",
    remedy: "Mend it.",
    change_where: ["account"],
    also_loses_count: null,
    also_loses: null,
    may_also_lose_count: null,
    holds_after_login: null,
    accepted_by: "Ina",
    accepted_until: "2026-12-31",
    acceptance_reason: "On call",
    rule_version: 2,
    frameworks: ["SOC 2 CC6.2", "ISO 27001 A.5.18"],
  });
});

it("has the gravest first, then the rules in their order, then the subjects in theirs", () => {
  const bo: Case = { ...ANA, about: [{ kind: "user", id: 4 }] };
  const rules = [saying("a", "low", bo, ANA), saying("b", "high", ANA), saying("c", "low", ANA)];
  expect(rowsOf(rules, ["id"]).map(({ id }) => id)).toEqual(["b-u3", "a-u3", "a-u4", "c-u3"]);
});

describe("what a change does besides", () => {
  const columns = ["change_where", "also_loses_count", "also_loses", "holds_after_login"];
  const change = (changes: Case["changes"], options = {}) =>
    rowsOf([saying("example", "low", { ...ANA, ...(changes && { changes }) })], columns, options)[0];
  const leaving = (groupId: number) => [{ kind: "membership", userId: 3, groupId }] as const;

  it("names who else loses by a grant that is taken", () => {
    expect(change([{ kind: "grant", groupId: 5, dataSourceId: 1 }])).toEqual({
      change_where: ["grant"],
      also_loses_count: 2,
      also_loses: ["bo (user 4)", "user 6"],
      holds_after_login: "yes",
    });
  });

  it("names no more than 20 of them, and says how many more there are", () => {
    const users = Array.from({ length: 30 }, (_, index) => user(index + 1, "", [5]));
    const row = change([{ kind: "grant", groupId: 5, dataSourceId: 1 }], { of: { ...OF, users } });
    expect(row?.also_loses_count).toBe(29);
    expect(row?.also_loses).toHaveLength(21);
    expect(row?.also_loses?.valueOf()).toContain("and 9 more");
  });

  it("is made in Redash where no login brings the membership back", () => {
    const of = { ...OF, signIn: { saml: false } };
    expect(change(leaving(5), { of })).toEqual({
      change_where: ["Redash membership"],
      also_loses_count: 0,
      also_loses: [],
      holds_after_login: "yes",
    });
  });

  it("is made in the directory where its group is sent", () => {
    const of = { ...OF, signIn: { saml: true } };
    expect(change(leaving(5), { of, sent: true })).toMatchObject({
      change_where: ["directory group"],
      holds_after_login: "no",
    });
  });

  it("is nowhere for one person alone where the login puts everybody into default", () => {
    const of = { ...OF, signIn: { saml: true } };
    expect(change([...leaving(5), ...leaving(2)], { of, sent: true })).toMatchObject({
      change_where: ["nothing alone"],
      holds_after_login: "no",
    });
  });

  it("may be undone by a login, where nobody knows", () => {
    expect(change(leaving(2))).toMatchObject({
      change_where: ["Redash membership"],
      holds_after_login: "unknown",
    });
  });

  it("names each place once, where there are several", () => {
    const changes = [
      { kind: "ownership", queryId: 9, userId: 3 },
      { kind: "modifying", queryId: 8, userId: 3 },
      { kind: "view only", groupId: 5, dataSourceId: 1 },
      { kind: "permission", groupId: 5, permission: "create_query" },
    ] as const;
    expect(change(changes)?.change_where).toEqual(["grant", "query owner", "server"]);
  });
});
