import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage, openPage } from "../helpers/browser.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";

const withDrift = pageOf(driftingSnapshot(), itsDirectory());
const hash = { snapshotSha256: "0123456789abcdef".repeat(4) };
const ofSource = htmlReport(
  { ...buildReportOfSource(driftingSnapshot(), 2, { comparison: itsDirectory() }), ...hash },
  loadPageParts(),
);
/** Everything but the lists and the matrix. */
const FRAME =
  "header, #summary, .totals, #findings, .legend, #drift, #ways-round, #coverage, #method, #glossary, nav";

describe("the page around its lists", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ["in light", { colorScheme: "light" }],
    ["in dark", { colorScheme: "dark" }],
    ["on a phone", { viewport: { width: 390, height: 800 } }],
    ["at 320 px", { viewport: { width: 320, height: 640 } }],
  ] as const)("is accessible %s, and no wider than the screen", async (_, options) => {
    for (const [html, parts] of [
      [withDrift, FRAME],
      [ofSource, `${FRAME}, .only, #sign-off`],
    ] as const) {
      const { page, incidents } = await openDrawnPage(browser, html, options);
      expect(await axeViolations(page, parts)).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
      expect(incidents).toEqual([]);
    }
  });

  it("cuts no table in height but the matrix, and breaks no address into letters on a phone", async () => {
    const { page } = await openDrawnPage(browser, pageOf(smallSnapshot()), {
      viewport: { width: 390, height: 300 },
    });
    const cut = await page.evaluate(`[...document.querySelectorAll(".scroll")]
      .filter((region) => region.scrollHeight > region.clientHeight && region.closest("#matrix") === null)
      .map((region) => region.getAttribute("aria-label"))`);
    expect(cut).toEqual([]);
    const request = page.locator("#coverage th", { hasText: "GET /api/users" });
    expect((await request.boundingBox())?.height).toBeLessThan(40);
  });

  it("has the one data source of its owner unfolded, and names files of the full run as such", async () => {
    const { page } = await openDrawnPage(browser, ofSource);
    expect(await page.locator("#source-2 > tr.more > td > details").getAttribute("open")).toBe("");
    expect(await page.locator("#data-sources-list .path").first().isVisible()).toBe(true);
    const text = (await page.evaluate("document.body.innerText")) as string;
    expect(text).not.toMatch(/(users|groups|grants|memberships|access-drift)\.csv(?! of the full run)/);
  });

  it("explains a term one click away, and the back button leads back", async () => {
    const { page } = await openDrawnPage(browser, withDrift);
    const term = page.locator('#data-sources [href^="#term-"]', { hasText: "Latent" });
    const meaning = page.locator("#term-latent");
    await term.click();
    await expect.poll(() => page.evaluate("location.hash")).toBe("#term-latent");
    await expect.poll(() => isInView(page, "#term-latent")).toBe(true);
    expect(await meaning.textContent()).toMatch(/^Latent.*For example: /);
    await page.goBack();
    await expect.poll(() => isInView(page, '#data-sources [href^="#term-"]')).toBe(true);
  });

  it("leads from a finding to the drift behind it", async () => {
    const { page } = await openDrawnPage(browser, withDrift);
    await page.locator("#finding-drift-inactive-person summary").click();
    await page.locator("#finding-drift-inactive-person a", { hasText: "Drift" }).click();
    await expect.poll(() => isInView(page, "#drift-title")).toBe(true);
  });

  it("has everything that its bar leads to, in view when it has led there", async () => {
    const { page } = await openDrawnPage(browser, ofSource);
    const targets = await page
      .locator("nav a")
      .evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(targets).toContain("#sign-off");
    for (const target of targets) {
      await page.locator(`nav a[href="${target}"]`).click();
      await expect.poll(() => isInView(page, `${target} h2`)).toBe(true);
    }
  });

  it("can be read without its script", async () => {
    const { page, incidents } = await openPage(browser, pageOf(smallSnapshot()), {
      javaScriptEnabled: false,
    });
    for (const words of [
      "PARTIAL. 1 thing could not be read.",
      "11 open findings: 4 medium, 3 low, 4 information, among what was evaluated",
      "3 people can run any query on Warehouse",
      "1 of 12 parts were not read completely: Grants",
    ])
      expect([words, await page.getByText(words).first().isVisible()]).toEqual([words, true]);
    expect(incidents).toEqual([]);
  });
});

/** Wholly, and not behind the bar. */
function isInView(page: Page, selector: string): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const { top, bottom } = document.querySelector(${JSON.stringify(selector)}).getBoundingClientRect();
    return top >= document.querySelector("nav").getBoundingClientRect().bottom - 1 && bottom <= innerHeight;
  })()`);
}
