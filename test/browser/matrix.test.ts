import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openDrawnPage } from "../helpers/browser.js";
import { pageOf, smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot } from "../helpers/snapshots.js";

/** Each group is granted the data source of the same number, as far as there is one. */
function square(groups: number, sources: number): Snapshot {
  const both = Array.from({ length: Math.min(groups, sources) }, (_, index) => index + 1);
  return snapshot({
    groups: Array.from({ length: groups }, (_, index) => group(index + 1, `Team ${index + 1}`)),
    dataSources: Array.from({ length: sources }, (_, index) =>
      dataSource(index + 1, `Warehouse ${index + 1}`),
    ),
    grants: both.map((id) => grant(id, id)),
  });
}

const small = pageOf(smallSnapshot());
const large = pageOf(square(2000, 500));

describe("the matrix on the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("is a table with a sign for each grant, and one of its own for what comes by permission", async () => {
    const { page, incidents } = await openDrawnPage(browser, small);
    const row = (name: string) =>
      page
        .locator("#matrix tbody tr", { has: page.getByRole("rowheader", { name, exact: true }) })
        .first()
        .locator("td")
        .evaluateAll((cells) =>
          cells.map((cell) => cell.querySelector("[role=img]")?.getAttribute("aria-label")),
        );
    expect(await page.locator("#matrix thead th").allTextContents()).toEqual([
      "Group",
      "Payroll",
      "Warehouse",
      "(name not told)\u00a0#3",
    ]);
    expect(await row("Analysts")).toEqual([undefined, "full", "not known"]);
    const byPermission = "everything, by the permission admin";
    expect(await row("admin")).toEqual([byPermission, byPermission, "not known"]);
    expect(await page.locator("#matrix-drawn > p").first().textContent()).toContain(`◆ ${byPermission}`);
    expect(await page.locator("#matrix table").getAttribute("aria-rowcount")).toBeNull();
    expect(incidents).toEqual([]);
  });

  it("links its heads to the groups and the data sources", async () => {
    const { page } = await openDrawnPage(browser, small);
    expect(await page.locator("#matrix tbody a[href='#group-3']").textContent()).toBe("Analysts");
    expect(await page.locator("#matrix thead a[href='#source-2']").textContent()).toBe("Payroll");
  });

  it("draws of a million cells those in view, wherever it is scrolled to", async () => {
    const { page, incidents } = await openDrawnPage(browser, large);
    const table = page.locator("#matrix table");
    expect(await table.getAttribute("aria-rowcount")).toBe("2001");
    expect(await table.getAttribute("aria-colcount")).toBe("501");
    expect(await page.locator("#matrix td").count()).toBeLessThan(6000);
    expect(await inSight(page, "Team 1", "Warehouse 1")).toEqual({
      sign: "full",
      rowindex: "2",
      colindex: "2",
    });
    await scrollTo(page, 28 * 399, 28 * 399);
    expect(await inSight(page, "Team 405", "Warehouse 405")).toEqual({
      sign: "full",
      rowindex: "406",
      colindex: "406",
    });
    await scrollTo(page, 1e7, 1e7);
    expect(await inSight(page, "Team 2000", "Warehouse 500")).toEqual({
      sign: null,
      rowindex: "2001",
      colindex: "501",
    });
    expect(await page.locator("#matrix td").count()).toBeLessThan(6000);
    expect(incidents).toEqual([]);
  });

  it("shows what the search finds, all data sources beside groups and all groups beside data sources", async () => {
    const { page } = await openDrawnPage(browser, small);
    const heads = (scope: string) => page.locator(`#matrix th[scope=${scope}] a`).allTextContents();
    await page.fill("#search", "auditors");
    await expect.poll(() => heads("row")).toEqual(["Auditors", "Auditors"]);
    expect(await heads("col")).toHaveLength(3);
    await page.fill("#search", "payroll");
    await expect.poll(() => heads("col")).toEqual(["Payroll"]);
    expect(await heads("row")).toHaveLength(5);
    expect(await page.locator("#matrix [role=status]").textContent()).toBe(
      "5 groups by 1 of 3 data sources.",
    );
    await page.fill("#search", "nothing of this name");
    await expect.poll(() => page.locator("#matrix .scroll").isVisible()).toBe(false);
    expect(await page.locator("#matrix [role=status]").textContent()).toBe(
      "No group and no data source matches.",
    );
    await page.fill("#search", "");
    await expect.poll(() => heads("row")).toHaveLength(5);
  });

  it("scrolls by keyboard, and keeps the focus of a head that is drawn anew", async () => {
    const { page } = await openDrawnPage(browser, large);
    await page.focus("#matrix .scroll");
    await page.keyboard.press("End");
    await expect.poll(() => page.locator("#matrix tbody").textContent()).toContain("Team 2000");
    await scrollTo(page, 0, 0);
    await page.focus("#matrix a[href='#group-30']");
    await scrollTo(page, 0, 28 * 22);
    expect(await page.evaluate("document.activeElement.getAttribute('href')")).toBe("#group-30");
    await scrollTo(page, 0, 28 * 900);
    expect(await page.evaluate("document.activeElement.className")).toContain("scroll");
  });

  it.each(["light", "dark"] as const)("is accessible in %s, small and large", async (colorScheme) => {
    for (const html of [small, large]) {
      const { page } = await openDrawnPage(browser, html, { colorScheme });
      expect(await axeViolations(page, "#matrix")).toEqual([]);
    }
  });

  it.each([390, 320])(
    "scrolls in itself on a screen of %i px, with names beside the signs",
    async (width) => {
      const { page } = await openDrawnPage(browser, large, { viewport: { width, height: 800 } });
      expect(
        await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
      ).toBeLessThanOrEqual(0);
      await scrollTo(page, 28 * 100, 0);
      const head = await page.locator("#matrix tbody a[href='#group-3']").boundingBox();
      expect(head?.x).toBeGreaterThanOrEqual(0);
      expect(await page.locator("#matrix .corner").evaluate((corner) => corner.clientWidth)).toBeLessThan(
        width / 2,
      );
    },
  );

  it("is printed turned where it is wide, and not where it does not fit", async () => {
    const turned = await openDrawnPage(browser, pageOf(square(100, 40)));
    expect(await turned.page.locator("#matrix td").count()).toBeLessThan(4000);
    await turned.page.emulateMedia({ media: "print" });
    await expect.poll(() => turned.page.locator("#matrix td").count()).toBe(4000);
    const section = "getComputedStyle(document.getElementById('matrix')).getPropertyValue('page')";
    expect(await turned.page.evaluate(section)).toBe("turned");
    await turned.page.emulateMedia({ media: "screen" });
    await expect.poll(() => turned.page.locator("#matrix td").count()).toBeLessThan(4000);
    const { page } = await openDrawnPage(browser, large);
    await page.emulateMedia({ media: "print" });
    expect(await page.locator("#matrix .scroll").isVisible()).toBe(false);
    expect(await page.getByText("The matrix is too large for paper.").isVisible()).toBe(true);
  });
});

/** Scrolls the matrix, and waits until what is in view then is drawn. */
async function scrollTo(page: Page, left: number, top: number): Promise<void> {
  await page.evaluate(`new Promise((done) => {
    document.querySelector("#matrix .scroll").scrollTo(${left}, ${top});
    requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)));
  })`);
}

/** The cell that is seen beside this group and below this data source: by where they are, not by their indexes. */
function inSight(page: Page, groupName: string, sourceName: string) {
  return page.locator("#matrix table").evaluate(
    (table, [row, column]) => {
      const named = (selector: string, name?: string) =>
        [...table.querySelectorAll(selector)].find(({ textContent }) => textContent === name);
      const beside = named("tbody th", row)?.getBoundingClientRect();
      const below = named("thead th", column)?.getBoundingClientRect();
      if (beside === undefined || below === undefined) return null;
      const x = below.left + below.width / 2;
      const y = beside.top + beside.height / 2;
      const cell = [...table.querySelectorAll("tbody td")].find((one) => {
        const box = one.getBoundingClientRect();
        return box.left <= x && x < box.right && box.top <= y && y < box.bottom;
      });
      return {
        sign: cell?.querySelector("[role=img]")?.getAttribute("aria-label") ?? null,
        rowindex: cell?.parentElement?.getAttribute("aria-rowindex"),
        colindex: cell?.getAttribute("aria-colindex"),
      };
    },
    [groupName, sourceName],
  );
}
