import { describe, expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import { htmlReport } from "../../../src/report/reporters/html.js";
import { loadPageParts } from "../../../src/report/templates.js";
import { pageOf, smallSnapshot } from "../../helpers/page.js";
import { textOf } from "../../helpers/page-text.js";
import { snapshot } from "../../helpers/snapshots.js";

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

  it("says what is not in it", () => {
    expect(textOf(page)).toContain("Not in this report: ways round the groups");
  });

  it("has the same bytes for the same snapshot", () => {
    expect(pageOf(smallSnapshot())).toBe(page);
  });
});

describe("a report with nothing in it", () => {
  it("is a page all the same, and a small one", () => {
    const html = pageOf(snapshot({ groups: [] }));
    expect(Buffer.byteLength(html)).toBeLessThan(150_000);
    expect(textOf(html)).toContain("There is no data source");
  });
});
