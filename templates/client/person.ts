import type { Page } from "../../src/page/page.js";
import type { Child } from "./dom.js";

/** What a person can do to which data source, and why. */
export function personDetails(_page: Page, _place: number): Child {
  return "";
}
