import { readFile } from "node:fs/promises";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openPage, unfold } from "../helpers/browser.js";
import { crowd, driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";

const html = pageOf(smallSnapshot());

describe("finding people in the page", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());
  const open = async (hash = "", page = html, options = {}) => {
    const opened = await openPage(browser, page, options);
    if (hash !== "") {
      await opened.page.goto(`${opened.page.url()}${hash}`);
      await opened.page.reload();
    }
    await opened.page.waitForSelector("html[data-ready]");
    return opened;
  };

  it("lists them with status, last use and how much they reach", async () => {
    const { page } = await open();
    const row = (id: number) => page.locator(`#user-${id} tr`).first().locator("th, td").allInnerTexts();
    expect(await row(1)).toEqual([
      "Root #1 admin\nu1@example.com",
      "enabled",
      "2026-11-25",
      "2",
      "0",
      "0",
      "1",
    ]);
    expect((await row(4)).slice(1, 4)).toEqual(["disabled", "2026-11-25", "(1)"]);
    expect((await row(3))[2]).toBe("never");
    expect(await page.locator("#user-1 summary").textContent()).toMatch(/Payroll, Warehouse/);
    expect(await page.locator("#user-6 summary").textContent()).toBe(
      "Reaches nothing, by groups or queries of their own",
    );
  });

  it("shows what a link leads to below the bar and the list's head, whole", async () => {
    const { page } = await open("#user-60", pageOf(crowd(120)));
    const bottom = "document.querySelector('#people-list thead').getBoundingClientRect().bottom";
    const top = "document.querySelector('#user-60').getBoundingClientRect().top";
    expect(await page.evaluate(`${top} - ${bottom}`)).toBeGreaterThanOrEqual(0);
    expect(await page.evaluate<number>(top)).toBeLessThan(200);
  });

  it("tells their job, what drift marks them with, and what the directory says", async () => {
    const { page } = await open("", pageOf(driftingSnapshot(), itsDirectory()));
    const head = async (id: number) => (await page.locator(`#user-${id} th`).allInnerTexts())[0];
    const unfolded = async (id: number) => {
      await unfold(page.locator(`#user-${id} summary`));
      return page.locator(`#user-${id} details`).textContent();
    };
    expect(await head(3)).toBe("ana #3\nana@nordlicht.example · Analyst");
    expect(await head(4)).toBe("bo #4 inactive in the directory\nbo@nordlicht.example");
    expect(await unfolded(3)).toContain("In the directory: active, matched by mail. Manager: eva.");
    expect(await unfolded(5)).toContain("No identity of the directory was found for this account.");
  });

  it("sorts by a head, by mouse and by keyboard, and says so", async () => {
    const { page } = await open();
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
    await heads.nth(2).getByRole("button").click();
    expect((await itemsOf(page, "people")).slice(-2)).toEqual([3, 5]);
    await heads.nth(2).getByRole("button").click();
    expect((await itemsOf(page, "people")).slice(-2)).toEqual([3, 5]);
  });

  it("searches people, groups and data sources at once, and counts aloud", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("ana");
    const status = page.locator(".said");
    expect(await status.textContent()).toBe("2 of 7 people, 1 of 5 groups, 0 of 3 data sources");
    expect(await itemsOf(page, "people")).toEqual([2, 7]);
    expect(await itemsOf(page, "groups")).toEqual([3]);
    expect(await page.getByText("No data source matches.").isVisible()).toBe(true);
    await page.fill("#search", "#1");
    expect(await itemsOf(page, "people")).toEqual([1]);
    await page.fill("#search", "zzz");
    expect(await status.textContent()).toBe("Nothing matches.");
    await page.keyboard.press("Escape");
    expect(await itemsOf(page, "people")).toHaveLength(7);
    expect(await status.textContent()).toBe("");
    expect(await page.inputValue("#search")).toBe("");
  });

  it("shows the first that fits while somebody types", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 1280, height: 400 });
    await page.keyboard.press("/");
    await page.keyboard.type("ana");
    const inView = () =>
      page.locator("#user-2").evaluate((row) => {
        const { top, bottom } = row.getBoundingClientRect();
        return top >= 0 && bottom <= 400;
      });
    await expect.poll(inView).toBe(true);
  });

  it("filters, and says of how many it is not known", async () => {
    const { page } = await open();
    await page.locator("[name=source]").selectOption({ label: "(name not told) #3" });
    await page.locator("[name=level]").selectOption({ label: "Q runs any query" });
    expect(await itemsOf(page, "people")).toEqual([]);
    const said = "0 of 7 people fit the filters. Of 4 more people it is not known, and they are not shown.";
    expect(await page.locator(".said").textContent()).toBe(said);
    await page.locator("[name=level]").selectOption({ label: "? not known" });
    expect(await itemsOf(page, "people")).toEqual([2, 4, 5, 1]);
    await page.locator("[name=status]").selectOption("disabled");
    expect(await itemsOf(page, "people")).toEqual([4]);
    await page.getByRole("button", { name: "Clear filters" }).click();
    expect(await itemsOf(page, "people")).toHaveLength(7);
    await page.locator("[name=inactive]").fill("30");
    await page.keyboard.press("Enter");
    expect(await itemsOf(page, "people")).toEqual([3, 5]);
  });

  it("says what a link filters by that this report does not have, and gives away what it shows", async () => {
    const { page, incidents } = await open("#people?source=999&status=disabled&q=cleo");
    const words =
      "This link filters by data source #999, which this report does not have: that filter was left out.";
    expect(await page.locator(".left-out").textContent()).toBe(words);
    expect(await page.locator(".said").textContent()).toBe(
      `${words} 1 of 7 people, 0 of 5 groups, 0 of 3 data sources`,
    );
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    const tools = page.locator("#people-tools");
    await tools.getByRole("button", { name: "Copy link" }).click();
    expect(await tools.getByLabel("To be copied").inputValue()).toMatch(
      /html#people\?q=cleo&status=disabled$/,
    );
    await tools.getByRole("button", { name: "Copy reference" }).click();
    const reference = await tools.getByLabel("To be copied").inputValue();
    expect(reference).toMatch(/, people, status disabled, search cleo$/);
    const download = page.waitForEvent("download");
    await tools.getByRole("button", { name: "Download their access (CSV)" }).click();
    expect((await download).suggestedFilename()).toMatch(/^effective-access-user-4-2/);
    await page.locator("[name=status]").selectOption("enabled");
    expect(await page.locator(".left-out").textContent()).toBe("");
    expect(new URL(page.url()).hash).toBe("#people?q=cleo&status=enabled");
    expect(incidents).toEqual([]);
  });

  it("lets go of filters of a link that narrow nothing", async () => {
    const { page } = await open("#people?source=three");
    expect(await page.locator(".left-out").textContent()).toMatch("without saying a number");
    await page.getByRole("button", { name: "Clear filters" }).click();
    expect(await page.locator(".left-out").textContent()).toBe("");
    expect(await page.evaluate("document.activeElement.name")).toBe("source");
  });

  it.each(["-5", "soon", "1.5", "100000", "1e3"])("refuses %s days, and says so", async (typed) => {
    const { page } = await open("#people?inactive=30");
    const box = page.locator("[name=inactive]");
    await box.fill(typed);
    await page.keyboard.press("Enter");
    expect(await page.locator(".said").textContent()).toBe(
      `“${typed}” was not applied: days not active are a whole number from 0 to 99,999.`,
    );
    expect(await box.inputValue()).toBe("30");
    expect(new URL(page.url()).hash).toBe("#people?inactive=30");
    await box.fill("");
    await page.keyboard.press("Enter");
    expect(await itemsOf(page, "people")).toHaveLength(7);
  });

  it("filters by what drift found", async () => {
    const { page } = await open("", pageOf(driftingSnapshot(), itsDirectory()));
    await page.locator("[name=drift]").selectOption("inactive in the directory");
    expect(await itemsOf(page, "people")).toEqual([4]);
    expect(await page.locator("#user-4 .mark.drift").allInnerTexts()).toContain("inactive in the directory");
  });

  it("goes back to what was looked at before, and shows the same from a link opened anew", async () => {
    const { page } = await open();
    await page.locator("[name=status]").selectOption("enabled");
    await page.locator("[name=ability]").selectOption("run_any");
    const filtered = await itemsOf(page, "people");
    expect(filtered).toEqual([2, 7, 1]);
    await page.locator("table[data-list=people] thead th").nth(0).getByRole("button").click();
    const hash = new URL(page.url()).hash;
    expect(hash).toBe("#people?ability=run_any&status=enabled&sort-people=-name");
    await page.goBack();
    await page.goBack();
    expect(await itemsOf(page, "people")).toEqual([2, 7, 3, 6, 1]);
    expect(await page.locator("[name=ability]").inputValue()).toBe("");
    const { page: anew } = await open(hash);
    expect(await itemsOf(anew, "people")).toEqual([1, 7, 2]);
    expect(await anew.locator("[name=status]").inputValue()).toBe("enabled");
  });

  it("opens what a link leads to, though search and filters hide it, and says what it cleared", async () => {
    const { page } = await open();
    await page.fill("#search", "lima");
    await unfold(page.locator("#user-2 summary"));
    await page.locator("#user-2 a[href='#source-1']").first().click();
    await expect.poll(() => page.locator("#source-1 > .more > td > details[open]").count()).toBe(1);
    expect(await page.inputValue("#search")).toBe("");
    expect(await page.locator(".said").textContent()).toBe("The search was emptied to show data source #1.");
    await page.locator("[name=status]").selectOption("disabled");
    expect(await itemsOf(page, "people")).toEqual([4]);
    await page.evaluate("location.hash = '#user-2?status=disabled'");
    await expect.poll(() => page.locator("#user-2 > .more > td > details[open]").count()).toBe(1);
    expect(await page.locator("[name=status]").inputValue()).toBe("");
    expect(await page.locator(".said").textContent()).toMatch("were cleared to show person #2");
  });

  it("keeps the filters on the way to a part of the page", async () => {
    const { page } = await open();
    await page.locator("[name=status]").selectOption("disabled");
    await page.getByRole("link", { name: "Coverage" }).first().click();
    expect(await itemsOf(page, "people")).toEqual([4]);
    expect(new URL(page.url()).hash).toBe("#coverage?status=disabled");
  });

  it("can be done by keyboard alone: search, to the row, unfold, follow a link", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("cleo");
    await page.locator("#user-4 summary").focus();
    await page.keyboard.press("Enter");
    await page.waitForSelector("#user-4 details[open] a");
    await page.keyboard.press("Tab");
    const link = await page.evaluate("document.activeElement.getAttribute('href')");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.evaluate("location.hash.split('?')[0]")).toBe(link);
    const focused = await page.evaluate("document.activeElement.closest('tbody').id");
    expect(`#${focused}`).toBe(link);
  });

  it("understands a reference, and says where it is to another run", async () => {
    const { page } = await open("#user-2");
    await page.locator("#user-2").getByRole("button", { name: "Copy reference" }).click();
    await expect.poll(() => page.locator(".said").textContent()).not.toBe("");
    const runId = await page.evaluate<string>(
      "document.querySelector('.said').textContent.match(/run [^ ,]+/)?.[0] ?? document.querySelector('.to-copy input').value.match(/run [^ ,]+/)[0]",
    );
    await page.fill("#search", `${runId}, user 4, source 1`);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#user-4 > .more > td > details[open]").count()).toBe(1);
    expect(await page.locator(".said").textContent()).toBe("On Warehouse #1: runs any query.");
    await page.fill("#search", "run other-run, user 3");
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#user-3 > .more > td > details[open]").count()).toBe(1);
    expect(await page.locator(".said").textContent()).toMatch("This reference is to run other-run, and this");
  });

  it("opens a link that is pasted into the search, and says where it is to another file", async () => {
    const { page } = await open();
    const url = page.url().replace(/#.*/, "");
    await page.fill("#search", `${url}#user-4`);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#user-4 > .more > td > details[open]").count()).toBe(1);
    expect(await page.locator(".said").textContent()).toBe("");
    await page.fill("#search", "file:///tmp/other/report.html#people?status=disabled&source=999");
    await page.keyboard.press("Enter");
    expect(await itemsOf(page, "people")).toEqual([4]);
    const said = await page.locator(".said").textContent();
    expect(said).toMatch(/^This link is to another file than this page: it may differ here\. .* #999,/);
  });

  it("leads by Enter from the search to the first that fits", async () => {
    const { page } = await open();
    await page.keyboard.press("/");
    await page.keyboard.type("cleo");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.closest('tbody').id")).toBe("user-4");
    expect(await page.locator("#user-4 details[open]").count()).toBe(0);
    await page.keyboard.press("Enter");
    await expect.poll(() => page.locator("#user-4 details[open]").count()).toBe(1);
  });

  it("says first what people have on the data source that is filtered by", async () => {
    const { page } = await open("#people?source=2");
    const inShort = () => page.locator("#user-1 summary").textContent();
    expect(await inShort()).toMatch(/^Q on Payroll · Q Warehouse/);
    await page.locator("[name=source]").selectOption("1");
    expect(await inShort()).toMatch(/^Q on Warehouse · Q Payroll/);
    await page.locator("[name=source]").selectOption("");
    expect(await inShort()).toMatch(/^Q Payroll, Warehouse/);
  });

  it("unfolds a row of drift that a link leads to, and marks it as it marks people", async () => {
    const { page } = await open("#account-drift-0", pageOf(driftingSnapshot(), itsDirectory()));
    expect(await page.locator("#account-drift-0 details[open]").count()).toBe(1);
    expect(await page.locator(".here").evaluateAll((rows) => rows.map(({ id }) => id))).toEqual([
      "account-drift-0",
    ]);
    expect(await page.evaluate("document.activeElement.tagName")).toBe("SUMMARY");
  });

  it.each(["999", "9999999999999999", "9007199254740993"])("says that nobody has the id %s", async (id) => {
    const { page } = await open(`#user-${id}`);
    expect(await page.locator(".said").textContent()).toBe(`This report has no person #${id}.`);
  });

  it("has the text ready to be copied where the clipboard is out of reach", async () => {
    const { page } = await open("#user-2");
    await page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })");
    await page.locator("#user-2").getByRole("button", { name: "Copy link" }).click();
    expect(await page.getByLabel("To be copied").inputValue()).toMatch(/report\.html#user-2$/);
    expect(await page.evaluate<string>("getSelection().toString()")).toMatch(/#user-2$/);
  });

  it("writes files of the rows that are shown", async () => {
    const { page } = await open();
    await page.locator("[name=status]").selectOption("disabled");
    const fileOf = async (name: string) => {
      const [download] = await Promise.all([
        page.waitForEvent("download"),
        page.getByRole("button", { name }).first().click(),
      ]);
      return readFile((await download.path()) ?? "", "utf8");
    };
    const people = (await fileOf("Download these people (CSV)")).split("\r\n");
    expect(people[0]).toMatch(/^\ufeff"user_id","user_email",/);
    expect(people[1]).toMatch(/^"4","u4@example.com","Cleo Roux","disabled",/);
    expect(people).toHaveLength(3);
    const access = (await fileOf("Download their access (CSV)")).split("\r\n");
    expect(access.map((line) => line.split(",")[5])).toEqual(['"data_source_id"', '"1"', '"3"', undefined]);
  });

  it("opens somebody far down a long list without drawing all before them", async () => {
    const { page, incidents } = await open("#user-2999", pageOf(crowd(3000)));
    await expect.poll(() => page.locator("#user-2999 > .more > td > details[open]").count()).toBe(1);
    expect((await itemsOf(page, "people")).length).toBeLessThan(100);
    await page.getByRole("button", { name: "Show from the first" }).click();
    expect((await itemsOf(page, "people"))[0]).toBe(1);
    await page.fill("#search", "person 2999");
    expect(await itemsOf(page, "people")).toEqual([2999]);
    expect(incidents).toEqual([]);
  });

  it.each(["light", "dark"] as const)(
    "is accessible in %s, and fits a narrow screen",
    async (colorScheme) => {
      const { page, incidents } = await open("#user-2?q=a&status=enabled", html, { colorScheme });
      expect(await axeViolations(page)).toEqual([]);
      for (const width of [390, 320]) {
        await page.setViewportSize({ width, height: 800 });
        expect(await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBe(0);
      }
      expect(await axeViolations(page)).toEqual([]);
      expect(incidents).toEqual([]);
    },
  );
});

/** The ids of the items of a list that are drawn, from the top down. */
function itemsOf(page: Page, list: string): Promise<number[]> {
  const shown = page.locator(`table[data-list="${list}"] > tbody`);
  return shown.evaluateAll((bodies) => bodies.map(({ id }) => Number(id.replace(/\D+/, ""))));
}
