/** `npm run pictures`: takes the pictures of the sample report that the README and docs/report.md show. */
import { fileURLToPath } from "node:url";
import { type BrowserContextOptions, chromium } from "playwright-core";
import { BROWSER_ARGUMENTS, installedBrowser, thisMachine } from "./browsers.js";

interface Picture {
  readonly name: string;
  readonly options: BrowserContextOptions;
  /** What the address says behind the file's name. */
  readonly at?: string;
  readonly onPaper?: boolean;
}

const DESK = { width: 1280, height: 1120 };
const PICTURES: readonly Picture[] = [
  { name: "light", options: { viewport: DESK } },
  { name: "dark", options: { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }, at: "#source-4" },
  {
    name: "narrow",
    options: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 },
    at: "#user-41",
  },
  // A4 at 96 dots an inch.
  { name: "print", options: { viewport: { width: 794, height: 1123 } }, onPaper: true },
];

const executablePath = installedBrowser(thisMachine);
if (executablePath === undefined)
  throw new Error("There is no Chrome, Chromium or Edge: `npm test` gets one.");
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
const report = new URL("../reports/demo/report.html", import.meta.url);
for (const { name, options, at = "", onPaper = false } of PICTURES) {
  const page = await browser.newPage(options);
  if (onPaper) await page.emulateMedia({ media: "print" });
  await page.goto(`${report.href}${at}`);
  await page.waitForSelector("html[data-ready]", { state: "attached" });
  // Paper has margins.
  if (onPaper) await page.evaluate("document.body.style.padding = '32px'");
  await page.screenshot({ path: fileURLToPath(new URL(`../docs/report-${name}.png`, import.meta.url)) });
  await page.close();
}
await browser.close();
