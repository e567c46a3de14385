import type { Page } from "../../src/page/page.js";
import { type DrawnList, drawList } from "./list.js";
import { nameText } from "./signs.js";
import { sourceDetails } from "./source.js";
import type { ViewStore } from "./state.js";

export function dataSourcesList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.dataSources[place]?.id ?? 0;
  const list = drawList(
    holder,
    {
      id: "data-sources",
      kind: "source",
      caption: "Data sources",
      nouns: ["data source", "data sources"],
      columns: [
        { id: "name", head: "Data source", className: "name", first: "ascending", key: (place) => place },
      ],
      idOf,
      cells: (place) => [nameText(page.namedSource(idOf(place)))],
      inShort: () => "",
      details: (place) => sourceDetails(page, place),
    },
    view,
  );
  list.show(page.organisation.dataSources.map((_, place) => place));
  return list;
}
