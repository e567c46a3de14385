import { existsSync } from "node:fs";

/** Where CHROMIUM_PATH is given, that one and no other. */
const CANDIDATES =
  process.env.CHROMIUM_PATH === undefined
    ? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"]
    : [process.env.CHROMIUM_PATH];

/** Quiet: no first run, no phoning home, no sandbox (containers have none to offer). */
export const CHROMIUM_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * The browser for the tests of the page, or undefined where there is none.
 * @throws Error with CI=true where there is none: a green run there must have opened the page.
 */
export function chromiumPath(): string | undefined {
  const found = CANDIDATES.find((path) => existsSync(path));
  if (found === undefined && process.env.CI === "true") {
    throw new Error("CI needs Chromium: install it, or give its path in CHROMIUM_PATH.");
  }
  return found;
}
