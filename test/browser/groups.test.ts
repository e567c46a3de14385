import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage, unfold } from "../helpers/browser.js";
import { crowd, pageOf, smallSnapshot } from "../helpers/page.js";

const html = pageOf(smallSnapshot());
const ofSource = htmlReport(buildReportOfSource(smallSnapshot(), 2), loadPageParts());

describe("groups on the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("shows members and grants of each, and what reaches everything by permission", async () => {
    const { page, incidents } = await openDrawnPage(browser, html);
    const cells = (id: number) => page.locator(`#group-${id} > tr:first-child > *`).allTextContents();
    expect(await cells(1)).toEqual(["admin #1 makes admins built in", "1", "all", "0", "0"]);
    expect(await cells(3)).toEqual(["Analysts #3", "1", "1", "0", "1"]);
    expect(await page.locator("#group-3 summary").textContent()).toContain(
      "Also members: 1 disabled, 1 pending",
    );
    expect(incidents).toEqual([]);
  });

  it("says of one data source whether each group is granted it, and counts the people of that page", async () => {
    const { page } = await openDrawnPage(browser, ofSource);
    const cells = (id: number) => page.locator(`#group-${id} > tr:first-child > *`).allTextContents();
    expect(await page.locator("#groups-list th[scope=col]").allTextContents()).toContain(
      "Members on this page",
    );
    expect(await cells(1)).toEqual(["admin #1 makes admins built in", "1", "yes", "no", "no"]);
    expect(await cells(2)).toEqual(["default #2 built in", "2", "no", "no", "no"]);
    expect(await page.locator("#group-2 summary").textContent()).toContain("Not granted this data source");
    expect(await page.getByText("Download these people (CSV)").count()).toBe(0);
    expect(await page.getByText("Download their access (CSV)").count()).toBe(1);
  });

  it("unfolds what a group is granted, what its permissions are good for, and who is in it", async () => {
    const { page } = await openDrawnPage(browser, html);
    await unfold(page.locator("#group-3 summary"));
    const details = page.locator("#group-3 details > div");
    expect(await details.locator(".path").allTextContents()).toEqual([
      "●Granted in full: Warehouse.",
      "?Redash does not tell whether it is granted: (name not told)\u00a0#3.",
    ]);
    expect(await details.textContent()).toContain("Lets members run queries of their own and create queries");
    expect(await details.textContent()).toContain("Members: 1 enabled, 1 disabled, 1 pending.");
    expect(await details.locator("a[href='#user-4']").textContent()).toBe("Cleo Roux");
  });

  it("is sorted by any column, those that reach everything before all that are granted something", async () => {
    const { page } = await openDrawnPage(browser, html);
    const names = () => page.locator("#groups-list tbody th bdi").allTextContents();
    expect(await names()).toEqual(["admin", "Analysts", "Auditors", "Auditors", "default"]);
    await page.locator("#groups-list thead button", { hasText: "Full" }).click();
    expect(await names()).toEqual(["admin", "Analysts", "Auditors", "Auditors", "default"]);
    await page.locator("#groups-list thead button", { hasText: "Members" }).click();
    expect((await names())[0]).toBe("default");
    expect(await page.locator("#groups-list [aria-sort]").getAttribute("aria-sort")).toBe("descending");
  });

  it("draws a hundred members, and more when somebody asks, with the focus on the first new one", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(250)));
    await unfold(page.locator("#group-2 summary"));
    const members = page.locator("#group-2 a[href^='#user-']");
    expect(await members.count()).toBe(100);
    await page.getByRole("button", { name: "Show 100 more of 250" }).click();
    expect(await members.count()).toBe(200);
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Person 101");
    await page.getByRole("button", { name: "Show 50 more of 250" }).click();
    expect(await members.count()).toBe(250);
  });

  it.each(["light", "dark"] as const)("is accessible in %s, unfolded", async (colorScheme) => {
    const { page } = await openDrawnPage(browser, html, { colorScheme });
    for (const summary of await page.locator("#groups-list summary").all()) await unfold(summary);
    expect(await axeViolations(page, "#groups")).toEqual([]);
  });
});
