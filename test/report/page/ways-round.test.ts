import { describe, expect, it } from "vitest";
import { pageOf } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { alert, dataSource, grant, query, section, snapshot, user } from "../../helpers/snapshots.js";

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
    expect(text).toContain(
      "1 way round the groups gives people more than their groups do; 2 keys and links need no account",
    );
    expect(text).toMatch(
      /Owned queries Who owns a query [^.]*\. 1 0 2 Which it is Ana · Payroll: runs any SQL on Payroll/,
    );
    expect(text).toMatch(
      /Query keys .* 2 0 2 Which the 2 are Warehouse: whoever has the key of query #7 “Orders”/,
    );
    expect(text).not.toContain("runs any SQL on Warehouse");
    expect(text).toContain(
      "Found nowhere, so far as it was read: queries that others may modify, queries that can be moved, public links,",
    );
  });

  it("says of whose programs it is not known whether they give more", () => {
    const programs = {
      users: [user(3, "Ana", [2])],
      dataSources: [
        dataSource(1, "Warehouse", { type: "python" }),
        dataSource(2, "Payroll", { presence: "hidden" }),
      ],
      grants: [grant(2, 1)],
      unknownGrants: [{ dataSourceId: 2, groupIds: [2] }],
    };
    expect(said(pageOf(snapshot(programs)))).toMatch(
      /Data sources that run programs .* 0 1 1 Which it is Ana: reaches every other data source, by programs of their own on Warehouse; whether that is more than the groups give is not known/,
    );
  });

  it("leads from a person and a data source to their places, and tells no more than the first of many", () => {
    const queries = Array.from({ length: 30 }, (_, place) =>
      query(place + 1, `Query ${place}`, { ownerId: 3, dataSourceId: 2, hasKey: false }),
    );
    const page = pageOf(snapshot({ ...ACME, queries }));
    expect(said(page)).toContain("30 0 30 The first 25");
    expect(said(page)).toContain("5 more: ways-round.csv of the full run has them all.");
    expect(page).toContain('<a href="#user-3">Ana</a> · <a href="#source-2">Payroll</a>: ');
  });

  it("says what is so on the release that was read", () => {
    const queries = [query(7, "Orders", { ownerId: 3, dataSourceId: 1 })];
    const old = said(pageOf(snapshot({ ...ACME, queries, version: "8.0.0" })));
    expect(old).toContain(
      "On this release an owner can move a query to any data source and run it there, a new one as well.",
    );
    expect(textOf(pageOf(snapshot({ ...ACME, version: "8.0.0" })))).toContain(
      "not tried to the end on this release: they are there, and called possible.",
    );
    expect(textOf(pageOf(snapshot({ ...ACME, version: "25.8.0" })))).toContain(
      "Redash 25 lies between these, which answer alike, and is taken to be like them.",
    );
  });

  it("says that none gives more where there is none", () => {
    expect(said(pageOf(snapshot(ACME)))).toContain(
      "No way round the groups gives people more than their groups do",
    );
  });

  it("does not say that a way gives more which is only possible, or of which that is not known", () => {
    const queries = [query(7, "Salaries", { ownerId: 4, dataSourceId: 2 })];
    const alerts = [alert(9, "Low", { queryId: 7, subscriptions: [{ userId: 3, destinationId: null }] })];
    const users = [...ACME.users, user(5, "Nul", null)];
    const old = said(pageOf(snapshot({ ...ACME, users, queries, alerts, version: "7.0.0" })));
    expect(old).toContain(
      "No way round the groups certainly gives people more than their groups do; 4 are possible or not known",
    );
    expect(old).toMatch(/Query keys .* 0 1 1 Which it is/);
    const now = said(pageOf(snapshot({ ...ACME, users, queries, alerts })));
    expect(now).toContain(
      "1 way round the groups gives people more than their groups do; 1 key or link needs no account",
    );
    const ofUntold = [query(7, "Salaries", { ownerId: 5, dataSourceId: 2 })];
    expect(said(pageOf(snapshot({ ...ACME, users, queries: ofUntold })))).toContain(
      "certainly gives people more than their groups do; 1 key or link needs no account; 1 more is possible or not known",
    );
  });

  it("names the data sources where more people may run queries", () => {
    const page = pageOf(snapshot({ ...ACME, unseenQueries: { count: 1, dataSourceIds: [2] } }));
    expect(textOf(page)).toContain(
      "1 data source: who owns queries on it, or may modify them, is not all known, so that more people may run any query there: Payroll.",
    );
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
