import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openDrawnPage, openPage, unfold } from "../helpers/browser.js";
import { crowd, driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
import { oneLine, textOfPages } from "../helpers/pdf-text.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";

const html = pageOf(smallSnapshot());

describe("the page on paper", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it("has everything unfolded and a sign-off, and neither tools nor folds", async () => {
    const { page, incidents } = await openDrawnPage(browser, html);
    await page.emulateMedia({ media: "print", colorScheme: "dark" });
    await expect.poll(() => isSeen(page, "#user-2 .path")).toBe(true);
    for (const there of ["#source-1 .path", "#group-3 .path", ".sign-off", "#matrix table"])
      expect([there, await isSeen(page, there)]).toEqual([there, true]);
    for (const away of [".bar", "#people-list summary", "footer"])
      expect([away, await isSeen(page, away)]).toEqual([away, false]);
    expect(await page.evaluate("getComputedStyle(document.body).backgroundColor")).toBe("rgb(255, 255, 255)");
    expect(incidents).toEqual([]);
  });

  it("leaves the screen as it was", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(120)));
    await page.getByRole("button", { name: "Show 50 more" }).first().click();
    await unfold(page.locator("#user-3 summary"));
    await page.focus("#user-60 summary");
    const state = () =>
      page.evaluate<unknown>(`[
        [...document.querySelectorAll("details")].map(({ open }) => open),
        document.querySelectorAll("#people tbody").length,
        document.activeElement.closest("tbody")?.id,
        document.body.innerText,
      ]`);
    const before = await state();
    await page.pdf({ preferCSSPageSize: true });
    await expect.poll(state).toEqual(before);
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator("#people tbody").count()).toBe(120);
    await page.emulateMedia({ media: "screen" });
    await expect.poll(state).toEqual(before);
  });

  it("is printed by the dialog's events alone", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(120)));
    const people = page.locator("#people tbody");
    await page.evaluate("dispatchEvent(new Event('beforeprint'))");
    expect(await people.count()).toBe(120);
    expect(await page.locator("#people tbody details:not([open])").count()).toBe(0);
    await page.evaluate("dispatchEvent(new Event('afterprint'))");
    expect(await people.count()).toBe(50);
    expect(await page.locator("#people tbody details[open]").count()).toBe(0);
  });

  it("says whom it lacks because there are too many", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(520)));
    await page.emulateMedia({ media: "print" });
    const said =
      "Printed: 500 of 520 people. 20 more are too many for paper and not printed. users.csv and effective-access.csv have all.";
    await expect.poll(() => page.locator("#people .note.on-paper").textContent()).toBe(said);
    expect(await page.locator(".sign-off .on-paper").textContent()).toBe(said);
    expect(await page.locator("#people tbody").count()).toBe(500);
  });

  it("is narrowed down like the screen, and says so beside the list and above the signature", async () => {
    const { page } = await openDrawnPage(browser, html);
    await page.fill("#search", "ana");
    await page.emulateMedia({ media: "print" });
    const people =
      "Printed: 2 of 7 people, narrowed down to “ana”. users.csv and effective-access.csv have all.";
    await expect.poll(() => page.locator("#people .note.on-paper").textContent()).toBe(people);
    expect(await page.locator("#people tbody").count()).toBe(2);
    expect(await isSeen(page, "#people .note.on-paper")).toBe(true);
    const signed = await page.locator(".sign-off .on-paper").textContent();
    expect(signed).toContain(people);
    expect(signed).toContain("Printed: 0 of 3 data sources, narrowed down to “ana”.");
    await page.emulateMedia({ media: "screen" });
    await page.fill("#search", "");
    await page.emulateMedia({ media: "print" });
    await expect.poll(() => page.locator("#people tbody").count()).toBe(7);
    expect(await isSeen(page, "#people .note.on-paper")).toBe(false);
  });

  it("has the run on every page, and each finding, person and group", async () => {
    const drifting = pageOf(driftingSnapshot(), itsDirectory());
    for (const [source, people] of [
      [html, ["Root", "Ana Lima", "Ben Okoro", "Cleo Roux", "Dan Weiss", "Eve Nobody"]],
      [drifting, ["ana", "bo", "cy", "di"]],
    ] as const) {
      const { page, incidents } = await openDrawnPage(browser, source);
      const headings = await page.locator("h1, h2, #drift tbody b, .gaps b, .short b").allTextContents();
      const pages = await textOfPages(await page.pdf({ preferCSSPageSize: true }));
      expect(pages.filter((text) => !text.includes("20261125T091500Z-acme"))).toEqual([]);
      const whole = pages.join(" ");
      const missing = [...headings, ...people, "Sign-off", "Signature"]
        .map(oneLine)
        .filter((text) => !whole.includes(text));
      expect(missing).toEqual([]);
      expect(incidents).toEqual([]);
    }
  });

  it("keeps a data source's name and its drawing on one page", async () => {
    const ids = Array.from({ length: 30 }, (_, index) => index + 1);
    const groupIds = [3, 4, 5, 6, 7, 8];
    const sources = snapshot({
      groups: [...snapshot().groups, ...groupIds.map((id) => group(id, `Team ${id}`))],
      users: groupIds.map((id) => user(id, `Person ${id}`, [id])),
      dataSources: ids.map((id) => dataSource(id, `Source ${id} of many`)),
      grants: ids.flatMap((id) => groupIds.map((groupId) => grant(groupId, id))),
    });
    const { page } = await openDrawnPage(browser, pageOf(sources));
    const pages = await textOfPages(await page.pdf({ preferCSSPageSize: true }));
    // The row says the name, and the drawing. The heading of the list says the first one's as well.
    const torn = ids.slice(1).filter((id) => {
      const [before = "", ...after] =
        pages.find((text) => text.includes(`Source ${id} of many #${id}`))?.split(`Source ${id} of many`) ??
        [];
      return before === "" || after.length < 2;
    });
    expect(torn).toEqual([]);
  });

  it("repeats the heads of its lists on each page", async () => {
    const { page } = await openDrawnPage(browser, pageOf(crowd(120)));
    const pages = await textOfPages(await page.pdf({ preferCSSPageSize: true }));
    const withPeople = pages.filter((text) => /u\d+@example\.com/.test(text));
    expect(withPeople.length).toBeGreaterThan(3);
    expect(withPeople.filter((text) => !/Person Status Last active/.test(text))).toEqual([]);
  });

  it("repeats the heads of a wide matrix, on pages that are turned", async () => {
    const ids = Array.from({ length: 60 }, (_, index) => index + 1);
    const wide = snapshot({
      groups: ids.map((id) => group(id, `Team for the analysis of region ${id}`)),
      dataSources: ids.slice(0, 40).map((id) => dataSource(id, `Warehouse of the whole region ${id}`)),
      grants: ids.slice(0, 40).map((id) => grant(id, id)),
    });
    const { page } = await openDrawnPage(browser, pageOf(wide));
    const pdf = await page.pdf({ preferCSSPageSize: true });
    const turned = pdf.toString("latin1").match(/\/MediaBox \[0 0 84\d/g) ?? [];
    expect(turned.length).toBeGreaterThan(1);
    const pages = await textOfPages(pdf);
    const first = pages.findIndex((text) => text.includes("40 grants between 60 groups"));
    const heads = (text = "") => text.match(/\bGroup\b/g)?.length ?? 0;
    for (const text of pages.slice(first, first + turned.length))
      expect([text, heads(text)]).toEqual([text, 1]);
  });

  it("has verdict, findings and sign-off without its script", async () => {
    const { page } = await openPage(browser, html, { javaScriptEnabled: false });
    const whole = (await textOfPages(await page.pdf({ preferCSSPageSize: true }))).join(" ");
    for (const text of ["PARTIAL. 1 thing could not be read.", "effective-access.csv", "Signature"])
      expect(whole).toContain(text);
  });
});

function isSeen(page: Page, selector: string): Promise<boolean> {
  return page
    .locator(selector)
    .first()
    .evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }));
}
