import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from "playwright-core";
import { inject, onTestFinished } from "vitest";
import { BROWSER_ARGUMENTS } from "../../bench/browsers.js";

/** A page that is open in a browser, and everything in it that should not have happened. */
export interface OpenPage {
  readonly page: Page;
  /** Messages on the console, errors, dialogs, requests for anything but the page, violations of its policy. */
  readonly incidents: string[];
}

/** The browser that `npm test` found or installed. */
export function launchBrowser(executablePath: string = inject("browser")): Promise<Browser> {
  return chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
}

/** Opens the HTML from a file, as a reader would, for the length of one test. */
export async function openPage(
  browser: Browser,
  html: string,
  options: BrowserContextOptions = {},
): Promise<OpenPage> {
  const folder = mkdtempSync(join(tmpdir(), "redash-access-page-"));
  const url = pathToFileURL(join(folder, "report.html")).href;
  writeFileSync(new URL(url), html);
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  onTestFinished(async () => {
    await context.close();
    rmSync(folder, { recursive: true });
  });
  const page = await context.newPage();
  const incidents: string[] = [];
  page.on("console", (message) => incidents.push(`console: ${message.text()}`));
  page.on("pageerror", (error) => incidents.push(`error: ${error.message}`));
  page.on("request", (request) => request.url() !== url && incidents.push(`request: ${request.url()}`));
  page.on("dialog", async (dialog) => {
    incidents.push(`dialog: ${dialog.message()}`);
    await dialog.dismiss();
  });
  await page.addInitScript(REPORT_VIOLATIONS);
  await page.goto(url);
  return { page, incidents };
}

/** The same, when the script has drawn the lists. */
export async function openDrawnPage(...opened: Parameters<typeof openPage>): Promise<OpenPage> {
  const open = await openPage(...opened);
  await open.page.waitForSelector("html[data-ready]");
  return open;
}

/** Unfolds what a summary heads. The script fills it when the browser tells of it: a moment after the click. */
export async function unfold(summary: Locator): Promise<void> {
  // The element itself: a locator of what is folded names the next one as soon as this one is not.
  const its = await summary.elementHandle();
  await its?.click();
  await its?.waitForSelector("xpath=following-sibling::*");
}

const REPORT_VIOLATIONS = `document.addEventListener("securitypolicyviolation", (event) => {
  console.error("policy: " + event.violatedDirective + " " + event.blockedURI);
});`;
