import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { installedBrowser, type Machine, thisMachine } from "../../bench/browsers.js";

/** A way to get a browser. Each says whether it worked; whether the browser then starts is looked at afterwards. */
export interface Installers {
  /** Debian's or Ubuntu's package. null: not here, or nobody may. */
  readonly packageOfSystem: (() => void) | null;
  /** Playwright's own download, into its usual cache. */
  readonly download: () => void;
  readonly say: (message: string) => void;
}

/**
 * A browser for the tests of the page: one that is installed, else one that it installs.
 * @throws Error that says what to do, where there is none and none can be had
 */
export function getBrowser(machine: Machine, { packageOfSystem, download, say }: Installers): string {
  const installed = installedBrowser(machine);
  if (installed !== undefined) return installed;
  const ways = [
    ...(packageOfSystem === null ? [] : [{ what: "the package chromium", install: packageOfSystem }]),
    { what: "Playwright's download of Chromium, about 200 MB", install: download },
  ];
  for (const { what, install } of ways) {
    say(`The tests of the HTML page need a browser, and none is installed. Getting ${what} ...`);
    install();
    const path = installedBrowser(machine);
    if (path !== undefined) return path;
  }
  throw new Error(
    "The tests of the HTML page need a browser. None is installed, and none could be got. " +
      "Install Chrome, Chromium or Edge, or give the path of one in CHROMIUM_PATH. " +
      "Without any, `npx vitest run --project node` runs the tests that need none.",
  );
}

export function browserOfThisMachine(): string {
  return getBrowser(thisMachine, {
    packageOfSystem: mayInstallPackages() ? installPackage : null,
    download: downloadBrowser,
    say: (message) => process.stderr.write(`${message}\n`),
  });
}

const IS_ROOT = process.getuid?.() === 0;

function mayInstallPackages(): boolean {
  return succeeds("apt-get", ["--version"]) && (IS_ROOT || succeeds("sudo", ["-n", "true"]));
}

/** The fonts are those of the test's expectations of width: a bare container has none. */
function installPackage(): void {
  const asRoot = (args: readonly string[]) => {
    const command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", ...args];
    return IS_ROOT ? command : ["sudo", "-n", ...command];
  };
  run(asRoot(["update"]));
  run(asRoot(["install", "-y", "--no-install-recommends", "chromium", "fonts-dejavu-core"]));
}

/** With the libraries that it needs, where packages may be installed. */
function downloadBrowser(): void {
  const cli = createRequire(import.meta.url).resolve("playwright-core/cli.js");
  const install = [process.execPath, cli, "install", "--no-shell", "chromium"];
  run(install);
  if (installedBrowser(thisMachine) === undefined && mayInstallPackages()) run([...install, "--with-deps"]);
}

/** What it prints is for whoever waits; that it failed shows in that there is no browser. */
function run([command = "", ...args]: readonly string[]): void {
  spawnSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
}

function succeeds(command: string, args: readonly string[]): boolean {
  return spawnSync(command, args, { stdio: "ignore" }).status === 0;
}
