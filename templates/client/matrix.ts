import type { Page } from "../../src/page/page.js";
import type { ViewStore } from "./state.js";

/** Which group is granted which data source: drawn for what is seen of it. */
export function drawMatrix(_holder: HTMLElement, _page: Page, _view: ViewStore): void {}
