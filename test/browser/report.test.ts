import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openPage } from "../helpers/browser.js";
import { chromiumPath } from "../helpers/chromium.js";
import { crowd, driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const path = chromiumPath();
const html = pageOf(smallSnapshot());
const HOSTILE = [
  "<script>alert(1)</script>",
  '"><img src="https://evil.example/x" onerror="alert(2)">',
  "' autofocus onfocus=alert(3) x='",
  '=HYPERLINK("https://evil.example","x")',
  "Eve \u202egnp.exe",
  "</style></title><base href='https://evil.example/'>",
  "javascript:alert(4)",
];

describe.skipIf(path === undefined)("the page in a browser (left out where there is no Chromium)", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser(path ?? "");
  });
  afterAll(() => browser?.close());

  it.each([
    ["in light", { colorScheme: "light" }],
    ["in dark", { colorScheme: "dark" }],
    ["on a phone", { viewport: { width: 390, height: 800 } }],
  ] as const)("is accessible %s, folded and unfolded, and quiet", async (_, options) => {
    const { page, incidents } = await openPage(browser, html, options);
    expect(await axeViolations(page)).toEqual([]);
    await page.click("#unfold");
    expect(await page.locator("details:not([open])").count()).toBe(0);
    await page.fill("#filter", "ana");
    expect(await axeViolations(page)).toEqual([]);
    expect(incidents).toEqual([]);
    expect(
      await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth"),
    ).toBeLessThanOrEqual(0);
  });

  it("runs nothing and asks for nothing that a name holds", async () => {
    const names = snapshot({
      groups: HOSTILE.map((name, index) => group(index + 1, name)),
      users: HOSTILE.map((name, index) => user(index + 1, name, [index + 1], { email: name })),
      dataSources: HOSTILE.map((name, index) =>
        dataSource(index + 1, name, { type: name, paused: true, pauseReason: name }),
      ),
      grants: HOSTILE.map((_name, index) => grant(index + 1, index + 1)),
      server: { baseUrl: HOSTILE[1] ?? "", version: "10.1.0", organisation: HOSTILE[5] ?? "" },
      operator: { id: 1, name: HOSTILE[0] ?? "", email: HOSTILE[2] ?? "", groups: [1], permissions: [] },
    });
    const { page, incidents } = await openPage(browser, pageOf(names));
    await page.click("#unfold");
    await page.pdf({ preferCSSPageSize: true });
    expect(incidents).toEqual([]);
    expect(await page.locator("script, style, img, base, [onerror], [onfocus]").count()).toBe(2);
    expect(await page.locator("#user-1 th bdi").textContent()).toBe(HOSTILE[0]);
    expect(await page.locator("#user-5 th bdi").textContent()).toBe("Eve [U+202E]gnp.exe");
  });

  it.each(["light", "dark"] as const)("is accessible with drift in it, in %s", async (colorScheme) => {
    const drifting = pageOf(driftingSnapshot(), itsDirectory());
    const { page, incidents } = await openPage(browser, drifting, { colorScheme });
    expect(await axeViolations(page)).toEqual([]);
    await page.click("#unfold");
    expect(await axeViolations(page)).toEqual([]);
    expect(incidents).toEqual([]);
  });

  it("runs nothing that a name of the directory holds", async () => {
    const hostile = pageOf(driftingSnapshot(), itsDirectory(HOSTILE));
    const { page, incidents } = await openPage(browser, hostile);
    await page.click("#unfold");
    expect(incidents).toEqual([]);
    expect(await page.locator("script, style, img, base, [onerror], [onfocus]").count()).toBe(2);
    expect(await page.locator("#drift").textContent()).toContain("Eve [U+202E]gnp.exe");
  });

  it("sorts by a head, by mouse and by keyboard, and says so", async () => {
    const { page } = await openPage(browser, html);
    expect(await itemsOf(page, "people")).toEqual([2, 7, 3, 4, 5, 6, 1]);
    const heads = page.locator("table[data-list=people] thead th");
    await heads.nth(3).getByRole("button").click();
    expect(await heads.nth(3).getAttribute("aria-sort")).toBe("descending");
    expect((await itemsOf(page, "people")).slice(0, 2)).toEqual([1, 2]);
    await heads.nth(0).getByRole("button").focus();
    await page.keyboard.press("Enter");
    expect(await heads.nth(0).getAttribute("aria-sort")).toBe("ascending");
    expect(await heads.nth(3).getAttribute("aria-sort")).toBeNull();
    await page.keyboard.press("Enter");
    expect((await itemsOf(page, "people")).slice(0, 2)).toEqual([1, 6]);
  });

  it("filters people, groups and data sources at once, and counts aloud", async () => {
    const { page } = await openPage(browser, html);
    await page.keyboard.press("/");
    await page.keyboard.type("ana");
    expect(await page.getByRole("status").textContent()).toBe(
      "0 of 3 data sources, 2 of 7 people, 1 of 5 groups",
    );
    expect(await itemsOf(page, "people")).toEqual([2, 7]);
    expect(await itemsOf(page, "groups")).toEqual([3]);
    expect(await page.getByText("No data source matches the filter.").isVisible()).toBe(true);
    await page.fill("#filter", "#1");
    expect(await itemsOf(page, "people")).toEqual([1]);
    await page.fill("#filter", "disabled");
    expect(await itemsOf(page, "people")).toEqual([4]);
    await page.keyboard.press("Escape");
    expect(await itemsOf(page, "people")).toHaveLength(7);
    expect(await page.getByRole("status").textContent()).toBe("");
  });

  it("opens what a link leads to, though the filter had hidden it", async () => {
    const { page } = await openPage(browser, html);
    await page.locator("#user-2 summary").click();
    await page.fill("#filter", "lima");
    await page.locator("#user-2 a[href='#source-1']").first().click();
    await expect.poll(() => page.locator("#source-1 details").getAttribute("open")).toBe("");
    expect(await page.locator("#source-1").isVisible()).toBe(true);
    expect(await page.inputValue("#filter")).toBe("");
    await page.fill("#filter", "lima");
    await page.locator("#user-2 a[href='#source-1']").first().click();
    expect(await page.locator("#source-1").isVisible()).toBe(true);
  });

  it("shows the first that fits while somebody types, and says where nothing does", async () => {
    const { page } = await openPage(browser, html);
    await page.setViewportSize({ width: 1280, height: 400 });
    await page.keyboard.press("/");
    await page.keyboard.type("ana");
    const inView = () =>
      page.locator("#user-2").evaluate((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= 400;
      });
    await expect.poll(inView).toBe(true);
    await page.fill("#filter", "zzz");
    expect(await page.getByRole("status").textContent()).toBe("Nothing matches.");
  });

  it("opens with as many people as it ever lists", async () => {
    const { page, incidents } = await openPage(browser, pageOf(crowd(3000)));
    await page.fill("#filter", "person 2999");
    expect(await itemsOf(page, "people")).toEqual([2999]);
    expect(incidents).toEqual([]);
  });
});

/** The ids of the items of a list that are shown, from the top down. */
function itemsOf(page: Page, list: string): Promise<number[]> {
  const shown = page.locator(`table[data-list="${list}"] > tbody:not([hidden])`);
  return shown.evaluateAll((bodies) => bodies.map(({ id }) => Number(id.replace(/\D+/, ""))));
}
