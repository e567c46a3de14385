import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { axeViolations } from "../helpers/axe.js";
import { launchBrowser, openPage } from "../helpers/browser.js";
import { chromiumPath } from "../helpers/chromium.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../helpers/page.js";
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
});
