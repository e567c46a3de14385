import { describe, expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import { htmlReport, MOST_ACCESS_ROWS, MOST_PEOPLE } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { crowd, pageOf, smallSnapshot } from "../../helpers/page.js";
import { textOf, textOfItem } from "../../helpers/page-text.js";
import { dataSource, grant, group, snapshot, user } from "../../helpers/snapshots.js";

const page = pageOf(smallSnapshot());

describe("what a reader finds", () => {
  it("is as it was (renew with `npx vitest run test/report/reporters/html.test.ts -u`)", async () => {
    const parts = { ...loadPageParts(), style: "", script: "" };
    const html = htmlReport(buildReport(smallSnapshot()), parts);
    await expect(html).toMatchFileSnapshot("../../goldens/small-report.html");
  });

  it("is first where it comes from and whether it is complete, with each reason", () => {
    const text = textOf(page);
    const inOrder = [
      "Redash access report: acme",
      "https://redash.example.com",
      "Redash 10.1.0",
      "2026-11-25 09:15:00 UTC until 09:15:00",
      "Root #1 root@example.com",
      "20261125T091500Z-acme redash-access-review 0.0.0",
      "INCOMPLETE. 1 thing could not be read.",
      "The grants of data source 3 are told nowhere.",
      "people 7 enabled 5 disabled 1 pending 1",
    ];
    const places = inOrder.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).toContain("<title>Redash access report: acme, INCOMPLETE, 20261125T091500Z-acme</title>");
  });

  it("has every person's paths in words, data sources of equal words together", () => {
    expect(textOfItem(page, "user-2")).toContain(
      "Q Warehouse: runs any SQL, through Analysts; may run queries through default and Analysts",
    );
    const both = snapshot({
      users: [user(1, "Ana", [2])],
      dataSources: [dataSource(1, "Warehouse"), dataSource(2, "Archive")],
      grants: [grant(2, 1), grant(2, 2)],
    });
    expect(textOfItem(pageOf(both), "user-1")).toContain("Archive, Warehouse: runs any SQL, through default");
  });

  it("tells live from latent, and not known from none", () => {
    expect(textOfItem(page, "user-4")).toMatch(
      /^Cleo Roux #4 u4@example.com disabled 2026-11-25 \(1\) 0 0 \(1\)/,
    );
    expect(textOfItem(page, "source-1")).toContain("Latent, 1 person: Cleo Roux");
    expect(textOfItem(page, "source-3")).toContain("(name not told) #3 no driver");
    expect(textOfItem(page, "source-3")).toContain("Not known for Analysts");
    expect(textOfItem(page, "user-6")).toContain("Reaches nothing through any group");
  });

  it("tells same-named people and groups apart, and leftovers of groups", () => {
    expect(textOfItem(page, "source-2")).toContain("Granted view only to Auditors #4");
    expect(textOfItem(page, "source-1")).toContain("Ana Lima #2");
    expect(textOfItem(page, "user-7")).toContain(
      "The id of a deleted group, #15, still stands with the account",
    );
    expect(textOfItem(page, "user-7")).toContain("Auditors #5 stands with the account 2 times.");
  });

  it("leads from every name to its place, and nowhere else", () => {
    const ids = new Set(Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => id));
    const targets = new Set(Array.from(page.matchAll(/ href="([^"]*)"/g), ([, target]) => target ?? ""));
    expect([...targets].filter((target) => !target.startsWith("#") || !ids.has(target.slice(1)))).toEqual([]);
    expect(targets).toContain("#user-2");
    expect(targets).toContain("#group-3");
    expect(targets).toContain("#source-1");
  });

  it("says what is not in it", () => {
    expect(textOf(page)).toContain("Not in this report: ways round the groups");
  });

  it("has the same bytes for the same snapshot", () => {
    expect(pageOf(smallSnapshot())).toBe(page);
  });
});

describe("a report that is too large for one page", () => {
  it("lists every person up to the limit", () => {
    const html = pageOf(crowd(MOST_PEOPLE));
    expect(html.match(/<tbody id="user-/g)).toHaveLength(MOST_PEOPLE);
    expect(html).not.toContain("not listed on this page");
  });

  it("shows counts beyond it, and says which file has the people", () => {
    const html = pageOf(crowd(MOST_PEOPLE + 1));
    expect(html).not.toMatch(/id="user-|href="#user-/);
    expect(textOf(html)).toContain("3,001 people with 3,001 rows of access are not listed on this page");
    expect(textOf(html)).toContain("users.csv has every person");
    expect(textOf(html)).toContain("3,001 people can run any query on Warehouse");
    expect(textOfItem(html, "group-2")).toContain("memberships.csv lists the members.");
    expect(textOfItem(html, "source-1")).toContain("3,001");
  });

  it("does so for too many rows of access as well", () => {
    const sources = Math.ceil((MOST_ACCESS_ROWS + 1) / 300);
    const ids = Array.from({ length: sources }, (_, index) => index + 1);
    const many = {
      ...crowd(300),
      dataSources: ids.map((id) => dataSource(id, `Source ${id}`)),
      grants: ids.map((id) => grant(2, id)),
    };
    expect(pageOf(many)).not.toContain('id="user-');
    expect(pageOf({ ...many, grants: many.grants.slice(1) })).toContain('id="user-');
  });

  it("puts words in place of a matrix that nobody can read", () => {
    const groups = Array.from({ length: 61 }, (_, index) => group(index + 1, `Group ${index + 1}`));
    const sources = Array.from({ length: 80 }, (_, index) => dataSource(index + 1, `Source ${index + 1}`));
    const html = pageOf(snapshot({ groups, dataSources: sources }));
    expect(html).not.toContain('class="matrix"');
    expect(textOf(html)).toContain("A matrix of 61 groups and 80 data sources is too large to read.");
    expect(textOf(html)).toContain("grants.csv has a row for each grant");
  });
});

describe("a report with nothing in it", () => {
  it("is a page all the same, and a small one", () => {
    const html = pageOf(snapshot({ groups: [] }));
    expect(html.length).toBeLessThan(60_000);
    expect(textOf(html)).toContain("There is no data source");
    expect(textOf(html)).toContain("There is nothing that a group could be granted.");
  });
});
