import type { Browser, BrowserContextOptions } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage } from "../helpers/browser.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
import { overflowOf, unfoldAll } from "../helpers/unfold.js";

const small = pageOf(smallSnapshot());
const drifting = pageOf(driftingSnapshot(), itsDirectory());
const PHONE = { viewport: { width: 320, height: 640 } };

describe("the whole page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each<[string, string, BrowserContextOptions]>([
    ["in light", small, { colorScheme: "light" }],
    ["in dark", small, { colorScheme: "dark" }],
    ["at 320 pixels, in light", small, { ...PHONE, colorScheme: "light" }],
    ["at 320 pixels, in dark", small, { ...PHONE, colorScheme: "dark" }],
    ["with drift, in light", drifting, { colorScheme: "light" }],
    ["with drift, at 320 pixels in dark", drifting, { ...PHONE, colorScheme: "dark" }],
  ])("is accessible and no wider than the screen %s, all unfolded", async (_, html, options) => {
    const { page, incidents } = await openDrawnPage(browser, html, options);
    await unfoldAll(page);
    expect(await overflowOf(page)).toBe(0);
    expect(await axeViolations(page)).toEqual([]);
    expect(incidents).toEqual([]);
  });

  it("is no wider than the screen at a zoom of 200 %", async () => {
    const zoomed = { viewport: { width: 640, height: 450 }, deviceScaleFactor: 2 };
    for (const html of [small, drifting]) {
      const { page } = await openDrawnPage(browser, html, zoomed);
      await unfoldAll(page);
      expect(await overflowOf(page)).toBe(0);
    }
  });

  it("asks for nothing and reports nothing while it is searched, filtered, sorted and printed", async () => {
    const { page, incidents } = await openDrawnPage(browser, small);
    await unfoldAll(page);
    await page.fill("#search", "ana");
    await page.fill("#search", "");
    await page.selectOption("select[name=level]", "query");
    for (const head of await page.locator(".drawn thead button").all()) await head.click();
    await page.pdf({ preferCSSPageSize: true });
    expect(incidents).toEqual([]);
  });
});
