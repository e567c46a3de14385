import type { Page } from "../../src/page/page.js";
import { type DrawnList, drawList } from "./list.js";
import { nameText } from "./signs.js";
import type { ViewStore } from "./state.js";

export function groupsList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.groups[place]?.id ?? 0;
  const list = drawList(
    holder,
    {
      id: "groups",
      kind: "group",
      caption: "Groups",
      nouns: ["group", "groups"],
      columns: [{ id: "name", head: "Group", className: "name", first: "ascending", key: (place) => place }],
      idOf,
      cells: (place) => [nameText(page.namedGroup(idOf(place)))],
      inShort: () => "",
      details: () => "",
    },
    view,
  );
  list.show(page.organisation.groups.map((_, place) => place));
  return list;
}
