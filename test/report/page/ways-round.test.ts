import { describe, expect, it } from "vitest";
import { pageOf } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { dataSource, grant, query, section, snapshot, user } from "../../helpers/snapshots.js";

const ACME = {
  users: [user(3, "Ana", [2]), user(4, "Bo", [])],
  dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Payroll")],
  grants: [grant(2, 1)],
};

/** What stands between the heading and the next section. */
function said(page: string): string {
  const begin = page.indexOf('<section id="ways-round"');
  return textOf(page.slice(begin, page.indexOf("</section>", begin)));
}

describe("ways round the groups on the page", () => {
  it("counts them by kind, and names who has more than the groups give", () => {
    const queries = [
      query(7, "Orders", { ownerId: 3, dataSourceId: 1 }),
      query(8, "Salaries", { ownerId: 3, dataSourceId: 2 }),
    ];
    const text = said(pageOf(snapshot({ ...ACME, queries })));
    expect(text).toContain("4 ways round the groups; 1 gives somebody more than the groups do");
    expect(text).toContain("Owned query 2 1");
    expect(text).toContain("They give more than the groups do Ana runs any SQL on Payroll");
    expect(text).not.toContain("Warehouse");
  });

  it("says that none is known where there is none", () => {
    expect(said(pageOf(snapshot(ACME)))).toContain("No way round the groups is known");
  });

  it("names what was not read, and calls the findings open there", () => {
    const gap = {
      code: "x",
      what: "3 queries were not seen.",
      where: "GET /api/queries",
      hint: "Collect again.",
    };
    const page = pageOf(
      snapshot({ ...ACME, sections: { queries: section({ status: "partial", gaps: [gap] }) } }),
    );
    expect(said(page)).toContain("Not read, so that there may be more 3 queries were not seen.");
    expect(textOf(page)).toContain("Some ways round the groups: not everything could be read: queries");
  });
});
