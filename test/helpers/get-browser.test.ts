import { describe, expect, it } from "vitest";
import { installedBrowser, type Machine, thisMachine } from "../../bench/browsers.js";
import { getBrowser } from "./get-browser.js";

const DOWNLOADED = "/cache/chromium/chrome";

/** A machine where these browsers start, and a list of them that tests change. */
function machine(there: readonly string[], change: Partial<Machine> = {}) {
  const browsers = new Set(there);
  const runs = (path: string) => browsers.has(path);
  return { browsers, machine: { platform: "linux", env: {}, runs, downloaded: DOWNLOADED, ...change } };
}

/** Gets a browser where installing puts these in place, and tells what was tried. */
function got(
  there: readonly string[],
  installs: { readonly package?: string | null; readonly download?: string },
) {
  const { browsers, machine: here } = machine(there);
  const said: string[] = [];
  const put = (path: string | null | undefined) => () => void (path && browsers.add(path));
  const path = getBrowser(here, {
    packageOfSystem: installs.package === null ? null : put(installs.package),
    download: put(installs.download),
    say: (message) => said.push(/Getting (.*?)[, ]*(about.*)? \.\.\.$/.exec(message)?.[1] ?? message),
  });
  return { path, said };
}

describe("the browser for the tests", () => {
  it.each<[string, string, string, Machine["env"]]>([
    ["Debian's Chromium", "linux", "/usr/bin/chromium", {}],
    ["Chrome on Linux", "linux", "/usr/bin/google-chrome", {}],
    ["Edge on Linux", "linux", "/usr/bin/microsoft-edge", {}],
    ["Chrome on macOS", "darwin", "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", {}],
    [
      "one person's Chromium on macOS",
      "darwin",
      "/Users/a/Applications/Chromium.app/Contents/MacOS/Chromium",
      { HOME: "/Users/a" },
    ],
    [
      "Chrome on Windows",
      "win32",
      "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
      { PROGRAMFILES: "C:\\Program Files" },
    ],
    [
      "Edge on Windows",
      "win32",
      "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
      { PROGRAMFILES: "C:\\Program Files", "PROGRAMFILES(X86)": "C:\\Program Files (x86)" },
    ],
    ["what Playwright downloaded before", "linux", DOWNLOADED, {}],
  ])("is %s, where it is installed", (_what, platform, path, env) => {
    expect(installedBrowser(machine([path], { platform, env }).machine)).toBe(path);
  });

  it("is that of CHROMIUM_PATH and no other", () => {
    const env = { CHROMIUM_PATH: "/opt/mine" };
    expect(installedBrowser(machine(["/usr/bin/chromium", "/opt/mine"], { env }).machine)).toBe("/opt/mine");
    const without = machine(["/usr/bin/chromium"], { env }).machine;
    expect(() => installedBrowser(without)).toThrow("CHROMIUM_PATH is /opt/mine, and there is no browser");
  });

  it("is not installed where there is one", () => {
    expect(got(["/usr/bin/google-chrome"], { package: "/usr/bin/chromium" })).toEqual({
      path: "/usr/bin/google-chrome",
      said: [],
    });
  });

  it("is the system's package, with a word to whoever waits", () => {
    expect(got([], { package: "/usr/bin/chromium", download: DOWNLOADED })).toEqual({
      path: "/usr/bin/chromium",
      said: ["the package chromium"],
    });
  });

  it("is downloaded where nobody may install packages, or the package is a stub that does not start", () => {
    const said = ["Playwright's download of Chromium"];
    expect(got([], { package: null, download: DOWNLOADED })).toEqual({ path: DOWNLOADED, said });
    expect(got([], { download: DOWNLOADED })).toEqual({
      path: DOWNLOADED,
      said: ["the package chromium", ...said],
    });
  });

  it("is missed aloud where none can be had", () => {
    expect(() => got([], {})).toThrow(
      "Install Chrome, Chromium or Edge, or give the path of one in CHROMIUM_PATH.",
    );
  });

  it("is none where the file does not start as a browser", () => {
    expect(thisMachine.runs("/does/not/exist")).toBe(false);
    expect(thisMachine.runs(process.execPath)).toBe(true);
    expect(thisMachine.runs("/bin/false")).toBe(false);
  });
});
