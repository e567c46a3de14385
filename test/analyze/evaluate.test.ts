import { describe, expect, it } from "vitest";
import { type Case, rule, type Subject } from "../../src/analyze/rule.js";
import { accepting, examineRule } from "../helpers/rules.js";
import { section, user } from "../helpers/snapshots.js";

const WORDS = {
  title: "Example",
  severity: "low",
  version: 1,
  denominator: "accounts",
  frameworks: [],
  explanation: "It matters.",
  remedy: "Mend it.",
  changeWhere: "account",
} as const;

function about(...ids: readonly number[]): Subject[] {
  return ids.map((id) => ({ kind: "user", id }));
}

function found(...ids: readonly number[]): Case {
  return { about: about(...ids), outcome: "found", evidence: `It is ${ids.join(" and ")}.` };
}

/** Says what it is told to say. */
function saying(...cases: readonly Case[]) {
  return rule({
    ...WORDS,
    id: "example",
    needs: [],
    identity: ["user", "user"],
    examine: () => ({ examined: 7, cases }),
  });
}

describe("an evaluated rule", () => {
  it("has its findings in the order of their numbers, with what is examined", () => {
    const examined = examineRule(saying(found(10, 2), found(9, 3), found(10, 1)));
    expect(examined.state).toBe("evaluated");
    expect(examined.counts).toEqual({ examined: 7, found: 3, accepted: 0, unknown: 0 });
    expect(examined.findings.map(({ id }) => id)).toEqual([
      "example-u9-u3",
      "example-u10-u1",
      "example-u10-u2",
    ]);
  });

  it("does not call two cases the same finding", () => {
    expect(() => examineRule(saying(found(1, 2), found(1, 2)))).toThrow("example-u1-u2");
  });

  it("is about what it says it is about; only what is not known may end earlier", () => {
    expect(() => examineRule(saying(found(1)))).toThrow("rule example: a case is about (user)");
    const group: Case = { ...found(1, 2), about: [...about(1), { kind: "group", id: 2 }] };
    expect(() => examineRule(saying(group))).toThrow("(user, group)");
    const unknown: Case = { ...found(1), outcome: "unknown" };
    expect(examineRule(saying(unknown, found(1, 2))).findings).toEqual([
      { id: "example-u1", status: "unknown", evidence: "It is 1." },
      { id: "example-u1-u2", status: "open", evidence: "It is 1 and 2." },
    ]);
  });

  it("lets a defect of its own be seen", () => {
    const broken = rule({
      ...WORDS,
      id: "broken",
      needs: [],
      identity: [],
      examine: () => {
        throw new Error("defect");
      },
    });
    expect(() => examineRule(broken)).toThrow("defect");
  });
});

describe("an accepted finding", () => {
  const status = (expires: string, one: Case = found(1, 2)) => {
    const { findings, counts } = examineRule(
      saying(one),
      {},
      { acceptances: [accepting("example-*", { expires })] },
    );
    return [findings[0]?.status, counts];
  };

  it("is still found, and is accepted to the end of the last day, counted from when collecting began", () => {
    expect(status("2026-11-25")).toEqual(["accepted", { examined: 7, found: 1, accepted: 1, unknown: 0 }]);
    expect(status("2026-11-24")).toEqual([
      "acceptance expired",
      { examined: 7, found: 1, accepted: 0, unknown: 0 },
    ]);
  });

  it("stays unknown where it is not known to be so", () => {
    expect(status("2026-12-31", { ...found(1, 2), outcome: "unknown" })).toEqual([
      "unknown",
      { examined: 7, found: 0, accepted: 0, unknown: 1 },
    ]);
  });
});

describe("a rule of which something is missing", () => {
  const needy = rule({
    ...WORDS,
    id: "needy",
    needs: ["pending", "queries"],
    identity: [],
    examine: (facts) => {
      expect(facts).toMatchObject({ pending: true, queries: [] });
      for (const other of ["activity", "dashboards", "drift"]) expect(facts).not.toHaveProperty(other);
      expect(facts.snapshot).not.toHaveProperty("queries");
      expect(facts.snapshot).not.toHaveProperty("signIn");
      return { examined: facts.queries.length, cases: [] };
    },
  });
  const gap = { code: "x", where: "GET /api/x", hint: "x" };

  it("is given what it needs and nothing else", () => {
    expect(examineRule(needy).state).toBe("evaluated");
  });

  it("is not evaluated where it is all missing, and says each reason", () => {
    const sections = { queries: section({ status: "not asked" }) };
    expect(examineRule(needy, { version: "6.0.0", sections })).toEqual({
      state: "not evaluated",
      why: [
        "Redash 6.0.0 does not tell who has not accepted an invitation: only releases from 7 on do.",
        "Queries: not asked for.",
      ],
      counts: null,
      findings: [],
    });
  });

  it("is partly evaluated where some of it is", () => {
    const sections = {
      queries: section({ status: "partial", gaps: [{ ...gap, what: "Query 9 was not read." }] }),
    };
    expect(examineRule(needy, { sections })).toMatchObject({
      state: "partly evaluated",
      why: ["Query 9 was not read."],
      counts: { examined: 0 },
    });
  });

  it.each(["session", "groups", "users", "memberships", "dataSources", "grants"] as const)(
    "is partly evaluated where not everything could be read of the section %s",
    (name) => {
      const what = "Something is missing.";
      const sections = { [name]: section({ status: "partial", gaps: [{ ...gap, what }] }) };
      expect(examineRule(saying(found(1, 2)), { sections, users: [user(1, "Ana", [2])] })).toMatchObject({
        state: "partly evaluated",
        why: [what],
        findings: [{ status: "open" }],
      });
    },
  );
});
