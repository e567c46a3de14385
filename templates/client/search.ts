import type { Page } from "../../src/page/page.js";
import type { Lists } from "./lists.js";
import type { ViewStore } from "./state.js";

/** One search box for people, groups and data sources. */
export function searchBox(_holder: HTMLElement, _page: Page, _view: ViewStore, _lists: Lists): void {}
