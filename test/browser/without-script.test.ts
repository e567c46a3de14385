import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openPage } from "../helpers/browser.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";

const small = pageOf(smallSnapshot());

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
    expect(incidents).toEqual([]);
  });
});

async function expectStaticParts(page: Page): Promise<void> {
  expect(await page.locator("#verdict").textContent()).toContain("INCOMPLETE. 1 thing could not be read.");
  expect(await page.locator(".totals").textContent()).toMatch(
    /accounts\s*7\s*5 enabled, 1 disabled, 1 pending/,
  );
  expect(await page.locator(".findings").textContent()).toContain("Cleo Roux");
  expect(await page.locator("#coverage").textContent()).toContain("Have its driver installed.");
}
