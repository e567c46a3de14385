import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../../src/analyze/only-source.js";
import { buildReport } from "../../../src/analyze/report.js";
import { parseSnapshot } from "../../../src/model/parse-snapshot.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { pageOf, smallSnapshot } from "../../helpers/page.js";
import { dataOf, styleOf, textOf } from "../../helpers/page-text.js";
import { snapshot } from "../../helpers/snapshots.js";

const DEMO = new URL("../../../reports/demo/snapshot.json", import.meta.url);
const page = pageOf(smallSnapshot());
/** What the script draws its lists from, between the tags. */
const DATA = /(<script type="application\/octet-stream" id="data">)[^<]*(<\/script>)/;

describe("what a reader finds", () => {
  it("is as it was (renew with `npx vitest run test/report/reporters/html.test.ts -u`)", async () => {
    const parts = { ...loadPageParts(), style: "", script: "" };
    const html = htmlReport(buildReport(smallSnapshot()), parts).replace(DATA, "$1$2");
    await expect(html).toMatchFileSnapshot("../../goldens/small-report.html");
  });

  it("is first where it comes from and whether it is complete, with each reason", () => {
    const text = textOf(page);
    const inOrder = [
      "Redash access report: acme",
      "https://redash.example.com",
      "Redash 10.1.0",
      "2026-11-25 09:15:00 UTC Made by",
      "Root #1 root@example.com With redash-access-review 0.0.0 Run 20261125T091500Z-acme",
      "PARTIAL. 1 thing could not be read.",
      "The grants of data source 3 are told nowhere.",
      "accounts 7 5 enabled, 1 disabled, 1 pending accounts of programs not told Redash does not tell",
      "rows of access 12 7 live, 1 latent, 4 not known",
      "11 open findings: 4 medium, 3 low, 4 information, among what was evaluated",
      "3 people can run any query on Warehouse",
    ];
    const places = inOrder.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(page).toContain("<title>Redash access report: acme, PARTIAL, 20261125T091500Z-acme</title>");
  });

  it("leads from every name to a place of the page, or to one that its script draws, and nowhere else", () => {
    const { users, groups, dataSources } = smallSnapshot();
    const places = new Set([
      ...Array.from(page.matchAll(/ id="([^"]+)"/g), ([, id]) => `#${id}`),
      ...users.map(({ id }) => `#user-${id}`),
      ...groups.map(({ id }) => `#group-${id}`),
      ...dataSources.map(({ id }) => `#source-${id}`),
    ]);
    const targets = Array.from(page.matchAll(/ href="([^"]*)"/g), ([, target]) => target ?? "");
    expect(targets.filter((target) => !places.has(target))).toEqual([]);
    expect(targets).toEqual(expect.arrayContaining(["#coverage", "#user-1", "#source-3"]));
  });

  it("has its sections in the order in which they are read, and leads to each", () => {
    const sections = Array.from(page.matchAll(/<section id="([^"]+)"/g), ([, id]) => id);
    expect(sections).toEqual([
      ...["summary", "findings", "data-sources", "people", "groups", "matrix", "use", "ways-round"],
      ...["coverage", "method", "glossary", "sign-off"],
    ]);
    const bar = page.slice(page.indexOf("<nav"), page.indexOf("</nav>"));
    expect(Array.from(bar.matchAll(/href="#([^"]+)"/g), ([, id]) => id)).toEqual(sections);
  });

  it("has the findings, the gravest first, and names what was not evaluated", () => {
    const text = textOf(page);
    const inOrder = [
      "◆ Medium Administrator: 1 of 6 accounts that are not disabled: Root admin.",
      "▽ Low Disabled account that keeps its groups: 1 of 1 disabled accounts: Cleo Roux disabled.",
      "i Information Account that reaches no data source: 1 of 6 accounts that are not disabled, and whose groups are told: Eve Nobody.",
      "Not evaluated, and so not clean Whatever rests on what is missing: the verdict above names it",
      "1 data source: Redash does not tell whom it is granted to: (name not told) #3.",
      "18 rules: No export of a directory was given (--directory). Account that several people of the directory fit;",
      "No way round the groups gives people more than their groups do",
    ];
    const places = inOrder.map((part) => text.indexOf(part));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it("has rows of which nothing is known counted apart in the sign-off", () => {
    expect(textOf(page)).toContain("Sign-off: 8 rows of access and 4 not known to review");
  });

  it("tells the hash of the snapshot only to whom it was told", () => {
    const snapshotSha256 = "0123456789abcdef".repeat(4);
    const html = htmlReport({ ...buildReport(smallSnapshot()), snapshotSha256 }, loadPageParts());
    expect(textOf(html)).toContain(`SHA-256 of snapshot.json ${snapshotSha256}`);
    expect(styleOf(html)).toContain(
      '@bottom-left { content: "snapshot.json: SHA-256 0123456789abcdef..."; }',
    );
    expect(page).not.toContain("SHA-256 of");
    expect(page).not.toContain("sha256sum");
    expect(styleOf(page)).not.toContain("@bottom-left");
  });

  it("has the same bytes for the same snapshot", () => {
    expect(pageOf(smallSnapshot())).toBe(page);
  });
});

describe("a report with nothing in it", () => {
  it("is a page all the same, and a small one", () => {
    const report = { ...buildReport(snapshot({ groups: [] })), snapshotSha256: "0".repeat(64) };
    const html = htmlReport(report, loadPageParts());
    expect(Buffer.byteLength(html)).toBeLessThan(150_000);
    expect(textOf(html)).toContain("There is no data source");
  });
});

describe("a page of one data source", () => {
  const html = htmlReport(buildReportOfSource(smallSnapshot(), 1), loadPageParts());
  const text = textOf(html);

  it("says what it is a part of", () => {
    expect(text).toContain("Redash access report: Warehouse #1 of acme");
    expect(text).toContain(
      "This page holds 1 of 3 data sources and 5 of 7 accounts of run 20261125T091500Z-acme. In the full run there are 7 accounts (5 enabled, 1 disabled, 1 pending), 1 administrator, 5 groups, 3 data sources, 4 grants, 12 rows of access (7 live, 1 latent, 4 not known).",
    );
    expect(text).toContain("PARTIAL. 1 thing could not be read.");
    expect(html).toContain("<title>Redash access report: acme, Warehouse #1 only, PARTIAL");
  });

  it("names nobody else and no other data source, in its text or in its data, whichever it is", () => {
    const demo = parseSnapshot(readFileSync(DEMO, "utf8"), "snapshot.json");
    for (const { id } of demo.dataSources) {
      const report = buildReportOfSource(demo, id);
      const page = htmlReport(report, loadPageParts());
      const said = `${textOf(page)}\n${dataOf(page)}`;
      const people = new Set(
        Array.from(report.tables.find((table) => table.id === "users")?.rows() ?? [], ([userId]) => userId),
      );
      const others = [
        ...demo.users.filter((user) => !people.has(user.id)).map(({ email }) => email),
        ...demo.dataSources.flatMap((one) => (one.name === null || one.id === id ? [] : [one.name])),
      ];
      expect(others.filter((one) => said.includes(one))).toEqual([]);
      expect(said).toContain(demo.users.find((user) => people.has(user.id))?.email);
    }
  });

  it("names the files that are beside it, and none else as if it were", () => {
    const beside = text.slice(text.indexOf("Beside this page"), text.indexOf("What the words"));
    expect(beside.match(/[\w-]+\.csv/g)).toEqual(["effective-access.csv"]);
  });

  it("has a sign-off of its own rows", () => {
    expect(text).toContain("Sign-off: 5 rows of access to review");
    expect(text).toContain("the data source Warehouse #1 alone.");
    expect(text).toContain("Rows not reviewed together 5");
  });
});
