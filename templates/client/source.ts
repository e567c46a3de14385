import type { Page } from "../../src/page/page.js";
import type { Child } from "./dom.js";

/** Who reaches a data source, people of the same path together. */
export function sourceDetails(_page: Page, _place: number): Child {
  return "";
}
