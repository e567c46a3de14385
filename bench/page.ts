/**
 * Opens the HTML report in a real browser and does what a reader does: `page.js BROWSER HTML FIGURES`. First paint and
 * data ready are by the browser's own clock, since the page was asked for. All else lasts from the event that somebody
 * causes in the page's own controls to the frame that shows what came of it.
 */
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, chromium } from "playwright-core";
import { BROWSER_ARGUMENTS } from "./browsers.js";
import { type Figure, handOver } from "./measure.js";

const [, , executablePath = "", htmlFile = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
await page.addInitScript(`new MutationObserver(() => {
  if (document.documentElement?.dataset.ready === "yes") globalThis.readyAt ??= performance.now();
}).observe(document, { attributes: true, subtree: true, attributeFilter: ["data-ready"] })`);
await page.goto(pathToFileURL(htmlFile).href);
await page.waitForSelector("html[data-ready]", { state: "attached" });
const painted = "performance.getEntriesByName('first-contentful-paint')[0].startTime";
figures.push({ stage: "page: first contentful paint", ms: await page.evaluate<number>(painted) });
figures.push({ stage: "page: data ready", ms: await page.evaluate<number>("readyAt") });

const STATUS = "document.querySelector('[role=status]').textContent";
const text = (selector: string) => `document.querySelector("${selector}").textContent`;
const click = (selector: string) => `document.querySelector("${selector}").click()`;
// With one letter most fits; what is measured first also gets ready what is needed once.
await act("search, first letter", typed("p"), STATUS);
await act("search", typed("person 42"), STATUS);
await act("search, emptied", typed(""), text("#people-list"));
for (const [name, list] of [
  ["people", "#people-list"],
  ["data sources", "#data-sources-list"],
] as const) {
  await act(`sort ${name}`, click(`${list} th.n button`), text(list));
  // Now the first reaches the most, or is reached by the most.
  await act(`unfold the first of ${name}`, click(`${list} summary`), text(`${list} details`));
}
await act(
  "filter by level",
  `const select = document.querySelector("select:has(option[value=query])");
  select.value = "query";
  select.dispatchEvent(new Event("input", { bubbles: true }));
  select.dispatchEvent(new Event("change", { bubbles: true }));`,
  STATUS,
);
const memory = await rendererMemory(browser);
figures.push({ stage: "page: renderer memory of its own, at last", bytes: memory.own });
await browser.close();
handOver(figuresFile, figures, memory.peak);

function typed(what: string): string {
  return `const box = document.querySelector("#search");
  box.value = "${what}";
  box.dispatchEvent(new InputEvent("input", { bubbles: true }));`;
}

/** Times the script until what `seen` gives has changed, and a frame with it was made. */
async function act(what: string, script: string, seen: string): Promise<void> {
  const ms = await page.evaluate<number>(`(async () => {
    const before = ${seen};
    const begin = performance.now();
    ${script}
    const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    do {
      await frame();
      if (performance.now() - begin > 20_000) throw new Error("Nothing changed: " + before);
    } while (${seen} === before);
    return performance.now() - begin;
  })()`);
  figures.push({ stage: `page: ${what}`, ms });
}

interface Memory {
  /** Bytes that no other process shares, now: RssAnon of Linux, about what the browser's own task manager shows. */
  readonly own: number;
  /** Bytes in memory at most: VmHWM. Some 115 MB of them are the browser's program, which its processes share. */
  readonly peak: number;
}

/** Of the largest renderer, which is the page's: others wait for the next page. On Linux; elsewhere 0. */
async function rendererMemory(of: Browser): Promise<Memory> {
  const session = await of.newBrowserCDPSession();
  const { processInfo } = await session.send("SystemInfo.getProcessInfo");
  const renderers = processInfo.filter(({ type }) => type === "renderer").map(({ id }) => memoryOf(id));
  return renderers.reduce((most, one) => (one.peak > most.peak ? one : most), { own: 0, peak: 0 });
}

function memoryOf(pid: number): Memory {
  if (process.platform !== "linux") return { own: 0, peak: 0 };
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  const bytes = (field: string) => 1024 * Number(new RegExp(`^${field}:\\s*(\\d+)`, "m").exec(status)?.[1]);
  return { own: bytes("RssAnon"), peak: bytes("VmHWM") };
}
