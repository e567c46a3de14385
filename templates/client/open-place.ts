import type { Page } from "../../src/page/page.js";
import type { Lists } from "./lists.js";
import type { ViewStore } from "./state.js";

/** Opens what the address leads to: a person, group or data source, or a part of the page. */
export function openPlaces(_page: Page, _view: ViewStore, _lists: Lists): void {}
