import type { TestProject } from "vitest/node";
import { browserOfThisMachine } from "./get-browser.js";

declare module "vitest" {
  interface ProvidedContext {
    /** The path of the browser for the tests of the page. */
    browser: string;
  }
}

/** Once, before the first test that opens the page. */
export default function setup(project: TestProject): void {
  project.provide("browser", browserOfThisMachine());
}
