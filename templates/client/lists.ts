import type { ListId } from "../../src/page/view-state.js";
import type { DrawnList } from "./list.js";

/** The lists of the page, as drawn. */
export type Lists = Readonly<Record<ListId, DrawnList>>;
