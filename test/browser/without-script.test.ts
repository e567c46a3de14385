import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { launchBrowser, openDrawnPage, openPage } from "../helpers/browser.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
import { textOfPages } from "../helpers/pdf-text.js";

const small = pageOf(smallSnapshot());
const ofOneSource = htmlReport(buildReportOfSource(smallSnapshot(), 1), loadPageParts());

describe("a page whose lists cannot be drawn", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("has without scripts verdict, totals, findings and coverage, and says which files have the lists", async () => {
    const { page, incidents } = await openPage(browser, small, { javaScriptEnabled: false });
    await expectStaticParts(page);
    const notes = await page.locator("noscript .note:visible").allTextContents();
    expect(notes).toHaveLength(4);
    for (const note of notes)
      expect(note).toMatch(/is drawn by the script of this page\. Without it: .*\.csv/);
    expect(incidents).toEqual([]);
  });

  it("has without scripts all drift", async () => {
    const drifting = pageOf(driftingSnapshot(), itsDirectory());
    const { page } = await openPage(browser, drifting, { javaScriptEnabled: false });
    expect(await page.locator("#drift").textContent()).toContain("record bo (as of 2026-11-24): SUSPENDED");
  });

  it("says aloud in the place of each list that the browser is too old, and has the rest", async () => {
    const { page, incidents } = await openPage(browser, small);
    await page.addInitScript("delete globalThis.DecompressionStream");
    await page.reload();
    await page.waitForSelector("[role=alert]");
    const places = await page.locator(".drawn").count();
    const alerts = await page.locator(".drawn > [role=alert]:visible").allTextContents();
    expect(alerts).toHaveLength(places);
    for (const alert of alerts)
      expect(alert).toMatch(/could not draw this part .* the CSV files beside this page/);
    await expectStaticParts(page);
    expect(await page.locator(".sign-off .note").isVisible()).toBe(true);
    expect(incidents).toEqual([]);
  });

  it("names beside a page of one data source only the file that is there", async () => {
    const { page } = await openPage(browser, ofOneSource);
    await page.addInitScript("delete globalThis.DecompressionStream");
    await page.reload();
    await page.waitForSelector("[role=alert]");
    for (const alert of await page.locator(".drawn > [role=alert]").allTextContents())
      expect(alert).toMatch(/A newer one can; effective-access\.csv beside this page/);
  });

  it("is not to be signed as if its lists were on the paper", async () => {
    const signed = "Not on this page, nor on paper printed from it: the lists";
    for (const javaScriptEnabled of [false, true]) {
      const { page } = await openPage(browser, small, { javaScriptEnabled });
      await page.addInitScript("delete globalThis.DecompressionStream");
      await page.reload();
      if (javaScriptEnabled) await page.waitForSelector("[role=alert]");
      const paper = (await textOfPages(await page.pdf({ preferCSSPageSize: true }))).join(" ");
      expect(paper).toContain(signed);
    }
    const { page } = await openDrawnPage(browser, small);
    expect((await textOfPages(await page.pdf({ preferCSSPageSize: true }))).join(" ")).not.toContain(signed);
  });
});

async function expectStaticParts(page: Page): Promise<void> {
  expect(await page.locator("#verdict").textContent()).toContain("PARTIAL. 1 thing could not be read.");
  expect(await page.locator(".totals").textContent()).toMatch(
    /accounts\s*7\s*5 enabled, 1 disabled, 1 pending/,
  );
  expect(await page.locator(".findings").textContent()).toContain("Cleo Roux");
  expect(await page.locator("#coverage").textContent()).toContain("Have its driver installed.");
}
