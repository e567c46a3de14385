import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import { buildReport, type ReportOptions } from "../../../src/analyze/report.js";
import type { Report } from "../../../src/model/report.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { driftingSnapshot, itsDirectory } from "../../helpers/page.js";
import { textOf, textOfSection } from "../../helpers/page-text.js";
import { accepting } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, section, snapshot, user } from "../../helpers/snapshots.js";

const GONE = { disabled: true, disabledAt: "2026-02-14T10:00:00Z" } as const;
const parts = {
  groups: [...snapshot().groups, group(3, "Analysts"), group(4, "Finance")],
  dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Ledger")],
  grants: [grant(3, 1), grant(4, 2)],
  users: [
    user(1, "Root", [1, 2]),
    user(2, "Ana", [2, 3]),
    user(3, "Gus", [2, 3, 4], GONE),
    user(4, "Lena", [4], GONE),
    user(5, "Lou", [3, 4], GONE),
    user(6, "Una", null, GONE),
  ],
};
const acceptances = [
  accepting("disabled-membership-u4", { reason: "comes back in May", owner: "Ina" }),
  accepting("disabled-membership-u5", { expires: "2026-11-24" }),
  accepting("unused-administrator-*", { owner: "Bob" }),
];

function sectionOf(report: Report): string {
  return textOfSection(htmlReport(report, loadPageParts()), "findings");
}

/** What the section says of a rule, in its line and behind it. */
function ruleOf(report: Report, id: string): string {
  const html = htmlReport(report, loadPageParts());
  const found = new RegExp(`<li id="finding-${id}">[\\s\\S]*?</details>`).exec(html)?.[0];
  if (found === undefined) throw new Error(`the page has no finding of ${id}`);
  return textOf(found);
}

const report = (of: Partial<typeof parts> = {}, options: ReportOptions = {}) =>
  buildReport(snapshot({ ...parts, ...of }), options);

describe("the findings", () => {
  const text = sectionOf(report({}, { acceptances }));

  it("are counted by severity, those accepted and those not known apart", () => {
    expect(text).toMatch(/^7 open findings: 2 medium, 4 low, 1 information, among what was evaluated /);
    expect(text).toContain("▲ High 0 0 0 access that works now");
    expect(text).toContain("▽ Low 4 1 1 access that ends by itself");
  });

  it("are a line for each rule: of how many it found whom, who is accepted, of whom nobody knows", () => {
    const rule = ruleOf(report({}, { acceptances }), "disabled-membership");
    expect(rule).toContain(
      "▽ Low Disabled account that keeps its groups: 3 of 4 disabled accounts: Gus disabled. Acceptance expired (1): Lou disabled. Accepted (1): Lena disabled. Not known (1): Una disabled. Why, what to do",
    );
  });

  it("do not count as one those of whom a single row says that it is not known", () => {
    const users = [3, 4].map((id) => user(id, `Ana ${id}`, [2, 5], { groupsReadFrom: "list" }));
    expect(ruleOf(report({ users }), "duplicate-membership")).toContain(
      "Account that is in a group twice: 0 of 2 accounts whose groups are told. Not known of some. Why, what to do",
    );
  });

  it("have behind it why it matters, what to do, and on what each rests, with who accepted it", () => {
    const rule = ruleOf(report({}, { acceptances }), "disabled-membership");
    for (const words of [
      "Disabling an account in Redash leaves its groups as they are.",
      "What to do: Take the account out of its groups while it is disabled.",
      "Gus disabled: Disabled on 2026-02-14. Still in Analysts and Finance.",
      "Lena disabled accepted: Disabled on 2026-02-14. Still in Finance.",
      "Accepted by Ina until 2026-12-31: comes back in May",
      "Lou disabled acceptance expired: Disabled on 2026-02-14. Still in Analysts and Finance.",
      "Una disabled unknown: Disabled on 2026-02-14. Redash does not tell its groups.",
      "Rule disabled-membership, version 1. Supports SOC 2 CC6.2, ISO 27001 A.5.18, NIST 800-53 AC-2.",
    ]) {
      expect(rule).toContain(words);
    }
  });

  it("name what was accepted and is found nowhere", () => {
    expect(text).toContain("unused-administrator-*: Bob, until 2026-12-31: known");
    expect(sectionOf(report())).not.toContain("Accepted, and found nowhere");
  });

  it("stand together where they rest on the same", () => {
    const users = [user(3, "Gus", [4], GONE), user(4, "Lena", [4], GONE)];
    expect(ruleOf(report({ users }), "disabled-membership")).toContain(
      "Gus disabled; Lena disabled: Disabled on 2026-02-14. Still in Finance.",
    );
  });

  it("say whom the change hits besides, and whether it outlasts the next login, where there is a directory", () => {
    const drifting = driftingSnapshot();
    const users = drifting.users.map((one) => (one.id === 3 ? { ...one, groups: [2, 5] } : one));
    const administrators = { ...ADMIN_GROUP, id: 5, name: "Analysts" };
    const groups = drifting.groups.map((one) => (one.id === 5 ? administrators : one));
    const rule = ruleOf(
      buildReport({ ...drifting, users, groups }, { comparison: itsDirectory() }),
      "administrator",
    );
    expect(rule).toContain(
      "ana admin: Through Analysts. Whether the change outlasts the next login is not known.",
    );
    expect(ruleOf(buildReport({ ...drifting, users, groups }), "administrator")).toContain(
      "Through Analysts. Rule administrator",
    );
  });

  it("name the verdict where all that it calls missing was not looked at, and else what it was", () => {
    const missing = (what: string) =>
      section({ status: "partial", gaps: [{ code: "x", what, where: "GET /api", hint: "" }] });
    const grants = missing("The grants of 1 data source are told nowhere.");
    const ruleWith = (sections: Partial<Snapshot["sections"]>) =>
      ruleOf(buildReport(snapshot({ ...parts, grants: [grant(2, 1)], sections })), "default-full-grant");
    expect(ruleWith({ grants })).toContain(
      "so that there may be more: Whatever rests on what the verdict at the top calls missing. Warehouse:",
    );
    const alerts = missing("3 alerts were not seen.");
    expect(ruleWith({ grants, alerts })).toContain(
      "so that there may be more: The grants of 1 data source are told nowhere. Warehouse:",
    );
  });

  it("name the first of many, and list no more than a hundred", () => {
    const users = Array.from({ length: 120 }, (_, index) => user(index + 1, `P${index + 1}`, [4], GONE));
    const rule = ruleOf(report({ users }), "disabled-membership");
    expect(rule).toContain(
      "120 of 120 disabled accounts: P1 disabled, P2 disabled, P3 disabled, P4 disabled, P5 disabled, P6 disabled and 114 more.",
    );
    expect(rule).toContain("P100 disabled: Disabled on 2026-02-14.");
    expect(rule).toContain("20 more: findings.csv has them all.");
  });
});

describe("rules that found nothing", () => {
  it("are named with what they looked at, and with their reason where that was not all", () => {
    const sections = { grants: section({ status: "partial" }) };
    const whole = sectionOf(buildReport(snapshot({ ...parts, users: [] })));
    expect(whole).toContain("Pending account whose API key works: none among 0 pending accounts");
    expect(whole).toContain("More administrators than the organisation wants: not so");
    const partial = sectionOf(buildReport(snapshot({ ...parts, sections, users: [] })));
    expect(partial).toMatch(
      /Found nothing, in the part that could be looked at \d+ rules: Grants: not everything could be read\. .*Pending account whose API key works/,
    );
    expect(partial).not.toContain("Pending account whose API key works: none among");
  });

  it("are not among those that were not evaluated, which say why", () => {
    const text = sectionOf(buildReport(snapshot({ ...parts, version: "5.0.2" })));
    expect(text).toMatch(
      /\d rules: Redash 5\.0\.2 does not tell who has not accepted an invitation: only releases from 7 on do\. .*Pending account whose API key works/,
    );
    expect(text).not.toContain("Pending account whose API key works: none among");
  });
});

describe("the findings on the page of one data source", () => {
  const others = [user(7, "Only Ledger", [4], GONE), user(8, "Una Other", [4], { pending: true })];
  const whole = snapshot({ ...parts, users: [...parts.users, ...others] });
  const text = sectionOf(buildReportOfSource(whole, 1, { acceptances }));

  it("are those of its people, beside how many there are in the full run", () => {
    expect(text).toContain(
      "Disabled account that keeps its groups: 2 here, 4 in the full run: Gus disabled.",
    );
    expect(text).not.toContain("Only Ledger");
    expect(text).not.toContain("Lena");
    expect(text).not.toContain("Ledger");
  });

  it("count those of others", () => {
    expect(text).toContain(
      "Not on this page; in the full run, of others: Pending account whose API key works (1).",
    );
  });
});
