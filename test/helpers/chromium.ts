import { inject } from "vitest";

/** The browser for the tests of the page. */
export function chromiumPath(): string {
  return inject("browser");
}
