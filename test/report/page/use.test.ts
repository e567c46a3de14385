import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { pageOf } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { dataSource, events, grant, section, snapshot, user } from "../../helpers/snapshots.js";

const AT = "2026-11-01T10:00:00Z";
const run = (userId: number, dataSourceId: number) => ({ userId, dataSourceId, last: AT, times: 3 });
const READ = events({
  executions: [run(3, 1), run(3, 2)],
  keyUses: [{ queryId: 4, last: AT, times: 2 }],
  groupChanges: [{ groupId: 2, action: "add_member", userId: 3, at: AT }],
});
const ACME = snapshot({
  users: [user(3, "Ana", [2]), user(4, "Bo", [2])],
  dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Payroll")],
  grants: [grant(2, 1), grant(2, 2)],
  events: READ,
});

/** What stands between the heading and the next section. */
function said(page: string): string {
  const begin = page.indexOf('<section id="use"');
  return textOf(page.slice(begin, page.indexOf("</section>", begin)));
}

describe("use and provenance on the page", () => {
  it("counts what was used and leads to the files", () => {
    const text = said(pageOf(ACME));
    expect(text).toContain(
      "Use: of 4 live rows of access that let somebody run any query, 2 were used since 2026-08-27 Events were read from 2026-08-27 09:15:00 to 2026-11-25 09:15:00 UTC.",
    );
    expect(text).toContain(
      "1 person had query text run on 2 pairs of person and data source. executions.csv",
    );
    expect(text).toContain("1 change of 1 group: who made them and when.");
    expect(text).toContain("Results were fetched by the keys of queries 2 times, of 1 query.");
    expect(text).toContain("Take it as a hint: anybody can forge events.");
  });

  it("says how far events reach where that is not the whole window", () => {
    const text = said(pageOf({ ...ACME, events: { ...READ, readBackTo: "2026-10-01T00:00:00Z" } }));
    expect(text).toContain("at least 2 were used");
    expect(text).toContain(
      "they reach back to 2026-10-01 00:00:00 alone. What is not among them is not known.",
    );
    const none = said(pageOf({ ...ACME, events: events({ readBackTo: null }) }));
    expect(none).toContain("at least 0 were used since 2026-08-27");
    expect(none).toContain("and there are none.");
  });

  it("says why nothing is known", () => {
    const text = said(pageOf({ ...ACME, events: null }));
    expect(text).toContain(
      "Use and provenance: not known Events were not asked for (--events-days). Who used what, and who changed groups, is not known",
    );
    const gap = { code: "x", what: "The key may not read events.", where: "GET /api/events", hint: "x" };
    const sections = { ...ACME.sections, events: section({ status: "failed", gaps: [gap] }) };
    expect(said(pageOf({ ...ACME, events: null, sections }))).toContain("The key may not read events.");
  });

  it("tells on the page of one data source what is of it, and names no file that is not beside it", () => {
    const text = said(htmlReport(buildReportOfSource(ACME, 1), loadPageParts()));
    expect(text).toContain("of 2 live rows of access that let somebody run any query, 1 was used");
    expect(text).toContain("1 person had query text run here.");
    expect(text).not.toMatch(/executions\.csv|group-changes\.csv|snapshot\.json|keys of queries/);
  });
});
