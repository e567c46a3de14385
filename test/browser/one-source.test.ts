import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import type { Comparison } from "../../src/drift/types.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { htmlReport } from "../../src/report/reporters/html.js";
import { loadPageParts } from "../../src/report/templates.js";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage, unfold } from "../helpers/browser.js";
import { crowd, driftingSnapshot, itsDirectory, pageOf } from "../helpers/page.js";
import { textOfPages } from "../helpers/pdf-text.js";
import { user } from "../helpers/snapshots.js";

const DECISION = "☐ keep ☐ remove";

function pageOfSource(of: Snapshot, id: number, comparison: Comparison | null = null): string {
  return htmlReport(buildReportOfSource(of, id, { comparison }), loadPageParts());
}

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());

async function paperOf(html: string): Promise<string> {
  const { page } = await openDrawnPage(browser, html);
  return (await textOfPages(await page.pdf({ preferCSSPageSize: true }))).join(" ");
}

describe("the page that the owner of a data source reviews", () => {
  it("has room for a decision beside each person, with what the directory says and what is odd", async () => {
    const { page } = await openDrawnPage(browser, pageOfSource(driftingSnapshot(), 2, itsDirectory()));
    const table = page.locator("#source-2 .who").first();
    expect(await table.locator("thead th").allTextContents()).toEqual([
      ...["Person", "E-mail", "Manager", "Job title", "Last active", "Status", "Decision"],
    ]);
    const row = table.locator("tbody tr", { hasText: "cy@" });
    expect(await row.locator("td").last().textContent()).toBe(DECISION);
    expect(await row.locator(".mark.drift").first().textContent()).toBe("not in the directory");
    expect(await axeViolations(page, "#source-2")).toEqual([]);
  });

  it("has no decisions where it is not made for one owner, but marks people all the same", async () => {
    const users = [...driftingSnapshot().users, user(9, "Root", [1])];
    const { page } = await openDrawnPage(browser, pageOf({ ...driftingSnapshot(), users }, itsDirectory()));
    await unfold(page.locator("#source-2 summary").first());
    await unfold(page.locator("#source-2 .part-of > summary"));
    const root = page.locator("#source-2 .part-of .who tbody tr");
    expect(await root.locator(".mark").allTextContents()).toEqual(["admin", "local password"]);
    expect(await page.locator("main").textContent()).not.toContain(DECISION);
  });

  it("prints everybody once, each with room for a decision", async () => {
    const paper = await paperOf(pageOfSource(crowd(180), 1));
    expect(paper.split(DECISION)).toHaveLength(181);
    const addresses = paper.match(/u\d+@example\.com/g) ?? [];
    expect([addresses.length, new Set(addresses).size]).toEqual([180, 180]);
    expect(paper).toContain("Each person is printed with the data source above");
    expect(paper).not.toContain("Printed:");
  });

  it("says there, beside the people and above the signature, how many paper has no room for", async () => {
    const { page } = await openDrawnPage(browser, pageOfSource(crowd(520), 1));
    await page.emulateMedia({ media: "print" });
    const rows = page.locator("#source-1 .who tbody tr");
    await expect.poll(() => rows.count()).toBe(500);
    expect(await page.locator("#source-1 .names").textContent()).toBe(
      "20 people are not printed; effective-access.csv has all.",
    );
    expect(await page.locator("#people-list").isVisible()).toBe(false);
    const lacks = "Printed: 500 of 520 people. 20 more are too many for paper and not printed.";
    expect(await page.locator("#people .note.on-paper").textContent()).toContain(lacks);
    expect(await page.locator(".sign-off .note.on-paper").textContent()).toContain(lacks);
    await page.emulateMedia({ media: "screen" });
    await expect.poll(() => page.locator("#people-list").isVisible()).toBe(true);
  });

  it("prints the list of people where a search hides the data source", async () => {
    const { page } = await openDrawnPage(browser, pageOfSource(crowd(3), 1));
    await page.fill("#search", "Person 2");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator("#people .note.on-paper").textContent()).toMatch(/^Printed: 1 of 3/);
    expect(await page.locator("#people-list").isVisible()).toBe(true);
  });
});
