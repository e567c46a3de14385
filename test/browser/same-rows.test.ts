import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { distinct, organisationOf, randomFrom, sizeNamed } from "../../bench/organisation.js";
import { buildReport } from "../../src/analyze/report.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { csvChunks } from "../../src/report/reporters/csv.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { launchBrowser, openDrawnPage } from "../helpers/browser.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
/** As the bench's large organisation, with fewer people. */
const LARGE = { ...sizeNamed("large"), users: 5_000, groups: 200, dataSources: 100 };

describe("the rows that the page works out", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("are the bytes of effective-access.csv and users.csv for the whole demo", async () => {
    const { html, csv } = reported(snapshotOfOrganisation(JSON.parse(readFileSync(DEMO, "utf8")), "26.3.0"));
    const { page, incidents } = await openDrawnPage(browser, html);
    expect(await downloaded(page, "#people-tools", "Download their access (CSV)")).toBe(
      csv("effective-access"),
    );
    expect(await downloaded(page, "#people-tools", "Download these people (CSV)")).toBe(csv("users"));
    expect(incidents).toEqual([]);
  });

  it("are those of effective-access.csv for people and data sources picked from thousands", async () => {
    const { html, csv } = reported(snapshotOfOrganisation(organisationOf(LARGE), "10.1.0"));
    const all = rowsIn(csv("effective-access"));
    const { page, incidents } = await openDrawnPage(browser, html);
    const random = randomFrom(42);
    const picked = [
      ...distinct(10, LARGE.users, random).map((id) => ["user", "user_id", id + 1] as const),
      ...distinct(2, LARGE.dataSources, random).map((id) => ["source", "data_source_id", id + 1] as const),
    ];
    for (const [kind, column, id] of picked) {
      const rows = rowsIn(await downloadedOf(page, `${kind}-${id}`));
      expect(rows, `${kind} ${id}`).toEqual(all.filter((row) => row[column] === String(id)));
    }
    expect(incidents).toEqual([]);
  });
});

/** The page of a snapshot, and the CSV files beside it. */
function reported(snapshot: Snapshot) {
  const report = buildReport(snapshot);
  const csv = (id: string) => {
    const table = report.tables.find((one) => one.id === id);
    if (table === undefined) throw new Error(`There is no table ${id}.`);
    return Buffer.concat([...csvChunks(table, "people")]).toString();
  };
  return { html: htmlReport(report, loadPageParts()), csv };
}

function rowsIn(csv: string): Record<string, string>[] {
  return parse(csv, { bom: true, columns: true });
}

/** What the page writes of one person or data source, when it is led there. */
async function downloadedOf(page: Page, place: string): Promise<string> {
  await page.evaluate((hash) => {
    (globalThis as unknown as { location: { hash: string } }).location.hash = hash;
  }, place);
  return downloaded(page, `#${place}`, "Download access (CSV)");
}

async function downloaded(page: Page, within: string, button: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.locator(within).getByRole("button", { name: button }).click(),
  ]);
  return readFileSync(await download.path(), "utf8");
}
