import type { Progress } from "../collect/context.js";
import { printable } from "./terminal.js";

/** `bar`: redrawn on a terminal; `lines`: one every ten seconds, for a log; `none`: silence. */
export type ProgressStyle = "bar" | "lines" | "none";

export interface ProgressDisplay {
  update(progress: Progress): void;
  /** Takes the bar away. Call it before anything else is printed. */
  stop(): void;
}

const BAR_EVERY_MS = 100;
const LINE_EVERY_MS = 10_000;

export function progressStyle(quiet: boolean, stream: { readonly isTTY?: boolean }): ProgressStyle {
  if (quiet) return "none";
  return stream.isTTY ? "bar" : "lines";
}

/** Shows on `stream` how far a collection is, with an estimate of what is left of the step. */
export function showProgress(
  style: ProgressStyle,
  stream: NodeJS.WriteStream,
  now: () => number = Date.now,
): ProgressDisplay {
  if (style === "none") return { update: () => {}, stop: () => {} };
  const started = new Map<string, number>();
  let latest: Progress | undefined;
  let shown = "";

  const text = () =>
    latest === undefined ? "" : progressText(latest, now() - (started.get(latest.step) ?? now()));
  const drawBar = () => {
    const line = text().slice(0, (stream.columns || 80) - 1);
    if (line !== shown) stream.write(`\r\u001b[K${line}`);
    shown = line;
  };
  const writeLine = () => {
    const line = text();
    if (line !== "") stream.write(printable([`${new Date(now()).toISOString().slice(0, 19)}Z ${line}`]));
  };
  const timer = style === "bar" ? setInterval(drawBar, BAR_EVERY_MS) : setInterval(writeLine, LINE_EVERY_MS);
  timer.unref();

  return {
    update: (progress) => {
      if (!started.has(progress.step)) started.set(progress.step, now());
      latest = progress;
    },
    stop: () => {
      clearInterval(timer);
      if (shown !== "") stream.write("\r\u001b[K");
    },
  };
}

/**
 * `Data sources [#####---------------] 50 of 200, about 12 s left`; without a total `Users: 4,250`.
 * @param elapsed milliseconds since the step began
 */
export function progressText(progress: Progress, elapsed: number): string {
  const { step, done, total } = progress;
  const count = (n: number) => n.toLocaleString("en");
  if (total === null) return done === 0 ? `${step} …` : `${step}: ${count(done)}`;
  const filled = total === 0 ? 20 : Math.min(20, Math.round((done / total) * 20));
  const bar = "#".repeat(filled) + "-".repeat(20 - filled);
  return `${step} [${bar}] ${count(done)} of ${count(total)}${estimate(done, total, elapsed)}`;
}

function estimate(done: number, total: number, elapsed: number): string {
  if (done === 0 || done >= total || elapsed < 1000) return "";
  const seconds = Math.ceil(((elapsed / done) * (total - done)) / 1000);
  return seconds < 120 ? `, about ${seconds} s left` : `, about ${Math.ceil(seconds / 60)} min left`;
}
