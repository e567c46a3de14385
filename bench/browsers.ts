import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";

/** What is asked of a machine about its browsers. */
export interface Machine {
  readonly platform: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Whether there is a browser there that starts. */
  readonly runs: (path: string) => boolean;
  /** Where Playwright keeps the browser that it downloads. */
  readonly downloaded: string;
}

const LINUX = [
  ...["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"].map(
    (name) => `/usr/bin/${name}`,
  ),
  "/opt/google/chrome/chrome",
  "/snap/bin/chromium",
];
const MAC = ["Google Chrome", "Chromium", "Microsoft Edge"].map(
  (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
);
const WINDOWS = ["Google\\Chrome", "Chromium", "Microsoft\\Edge"].map(
  (name) => `${name}\\Application\\${name.includes("Edge") ? "msedge" : "chrome"}.exe`,
);

/**
 * The first installed Chrome, Chromium or Edge; where CHROMIUM_PATH is given, that one and no other.
 * @throws Error where CHROMIUM_PATH leads to none
 */
export function installedBrowser({ platform, env, runs, downloaded }: Machine): string | undefined {
  const given = env.CHROMIUM_PATH;
  if (given === undefined) return [...usualPaths(platform, env), downloaded].find(runs);
  if (runs(given)) return given;
  throw new Error(`CHROMIUM_PATH is ${given}, and there is no browser that starts.`);
}

function usualPaths(platform: string, env: Machine["env"]): string[] {
  if (platform === "darwin") return MAC.flatMap((path) => [path, `${env.HOME ?? ""}${path}`]);
  if (platform !== "win32") return LINUX;
  const folders = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA];
  return folders.flatMap((folder) => (folder ? WINDOWS.map((path) => `${folder}\\${path}`) : []));
}

export const thisMachine: Machine = {
  platform: process.platform,
  env: process.env,
  runs: (path) => existsSync(path) && (process.platform === "win32" || tellsItsVersion(path)),
  downloaded: chromium.executablePath(),
};

/** Ubuntu's package is a stub that asks for a snap, and a download may lack libraries. On Windows it opens a window. */
function tellsItsVersion(path: string): boolean {
  try {
    return /\d+\.\d+/.test(
      execFileSync(path, ["--version"], { encoding: "utf8", stdio: "pipe", timeout: 30_000 }),
    );
  } catch {
    return false;
  }
}

/** Quiet: no first run, no phoning home, no sandbox (containers have none to offer). */
export const BROWSER_ARGUMENTS = [
  "--headless",
  "--no-sandbox",
  "--disable-gpu",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
