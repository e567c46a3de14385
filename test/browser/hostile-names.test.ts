import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser, openDrawnPage } from "../helpers/browser.js";
import { HOSTILE_NAMES } from "../helpers/hostile-names.js";
import { driftingSnapshot, itsDirectory, pageOf } from "../helpers/page.js";
import { dataSource, grant, group, snapshot, user } from "../helpers/snapshots.js";
import { overflowOf, unfoldAll } from "../helpers/unfold.js";

const NAMES = HOSTILE_NAMES.map(([name]) => name);
const SEEN = HOSTILE_NAMES.map(([, seen]) => seen);
const [first = ""] = NAMES;
/** Group, person and data source of the same number have the same name, and reach each other. */
const organisation = snapshot({
  groups: NAMES.map((name, index) => group(index + 1, name)),
  users: NAMES.map((name, index) => user(index + 1, name, [index + 1], { email: name })),
  dataSources: NAMES.map((name, index) =>
    dataSource(index + 1, name, { type: name, paused: true, pauseReason: name }),
  ),
  grants: NAMES.map((_, index) => grant(index + 1, index + 1)),
  server: { baseUrl: NAMES[1] ?? "", version: "10.1.0", organisation: first },
  operator: { id: 1, name: first, email: NAMES[2] ?? "", groups: [1], permissions: [] },
});
/** Data and script of the page itself, its style, and nothing more. */
const OWN = 3;
const ACTIVE = "script, style, img, base, iframe, object, link, [onerror], [onfocus], [onload], [autofocus]";

describe("names that mean no good", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser?.close());

  it.each([
    ["of an organisation", pageOf(organisation)],
    ["of a directory", pageOf(driftingSnapshot(), itsDirectory(NAMES))],
  ])("%s run nothing and ask for nothing, wherever they stand", async (_, html) => {
    const { page, incidents } = await openDrawnPage(browser, html);
    await unfoldAll(page);
    await page.pdf({ preferCSSPageSize: true });
    expect(incidents).toEqual([]);
    expect(await page.locator(ACTIVE).count()).toBeLessThanOrEqual(OWN);
    expect(await page.locator("a:not([href^='#'])").count()).toBe(0);
    expect(await page.evaluate("document.body.innerText")).not.toMatch(/[\u202a-\u202e\u2066-\u2069\u200b]/u);
  });

  it("are shown as what they are in lists, unfolded, in the matrix and to choose from", async () => {
    const { page } = await openDrawnPage(browser, pageOf(organisation));
    await unfoldAll(page);
    for (const part of ["#people-list", "#groups-list", "#data-sources-list"]) {
      expect(await textsOf(page, `${part} tbody th bdi`), part).toEqual(expect.arrayContaining(SEEN));
      expect(await page.locator(`${part} tbody details`).allTextContents(), part).toEqual(
        expect.arrayContaining(SEEN.map((name) => expect.stringContaining(name))),
      );
    }
    expect(await textOf(page, "#matrix-drawn")).toEqual(expect.stringContaining(SEEN.at(-1) ?? ""));
    for (const name of ["source", "group"]) {
      expect(await textsOf(page, `select[name=${name}] option`), name).toEqual(expect.arrayContaining(SEEN));
    }
    for (const seen of SEEN.slice(-4)) expect(await textOf(page, "#matrix-drawn")).toContain(seen);
  });

  it("are found when they are searched for, and run nothing in what is said", async () => {
    const { page, incidents } = await openDrawnPage(browser, pageOf(organisation));
    for (const name of NAMES.slice(0, 8)) {
      await page.fill("#search", name);
      expect(await textsOf(page, "#people-list tbody th bdi"), name).toContain(name);
    }
    await page.selectOption("select[name=source]", "1");
    expect(await textOf(page, ".said")).not.toBe("");
    expect(incidents).toEqual([]);
  });

  it("do not make the page wider than a small screen", async () => {
    const phone = { viewport: { width: 320, height: 640 } };
    const { page } = await openDrawnPage(browser, pageOf(organisation), phone);
    await unfoldAll(page);
    expect(await overflowOf(page)).toBe(0);
  });
});

function textsOf(page: Page, selector: string): Promise<string[]> {
  return page.locator(selector).allTextContents();
}

async function textOf(page: Page, selector: string): Promise<string> {
  return (await page.locator(selector).textContent()) ?? "";
}
