import type { Page } from "../../src/page/page.js";
import { LEVELS } from "../../src/page/signs.js";
import { grantsInShort, remarksOf } from "../../src/page/source-facts.js";
import { visible } from "../../src/page/visible.js";
import { type Child, element } from "./dom.js";
import { type DrawnList, drawList, type ListColumn } from "./list.js";
import { levelSign, numberCell } from "./signs.js";
import { sourceDetails } from "./source.js";
import type { ViewStore } from "./state.js";
import { itemTools } from "./take-away.js";

/** The data sources, with how many people reach each. */
export function dataSourcesList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const columns = columnsOf(page);
  const idOf = (place: number) => page.organisation.dataSources[place]?.id ?? 0;
  const list = drawList(
    holder,
    {
      id: "data-sources",
      kind: "source",
      caption: "Data sources",
      nouns: ["data source", "data sources"],
      columns,
      idOf,
      cells: (place) => [
        nameCell(page, place),
        ...columns.slice(1).map(({ key }) => numberCell(key(place) as number)),
      ],
      inShort: (place) => element("bdi", {}, grantsInShort(page, place)),
      details: (place, onPaper) => [
        sourceDetails(page, place, onPaper),
        itemTools(page, "source", idOf(place)),
      ],
    },
    view,
  );
  list.show(page.organisation.dataSources.map((_, place) => place));
  return list;
}

function columnsOf({ sources }: Page): ListColumn[] {
  return [
    { id: "name", head: "Data source", className: "name", first: "ascending", key: (place) => place },
    ...LEVELS.map(
      ({ id }): ListColumn => ({
        id,
        head: levelSign(id),
        className: "n",
        first: "descending",
        key: (place) => sources[`users_${id}_live`][place] as number,
      }),
    ),
    {
      id: "latent",
      head: "Latent",
      className: "n latent",
      first: "descending",
      key: (place) =>
        LEVELS.reduce((sum, { id }) => sum + (sources[`users_${id}_latent`][place] as number), 0),
    },
  ];
}

function nameCell(page: Page, place: number): Child {
  const { id, type } = page.organisation.dataSources[place] ?? { id: 0, type: null };
  return [
    element("bdi", {}, page.namedSource(id).name),
    " ",
    element("span", "id", `#${id}`),
    type !== null && [" ", element("span", "sub", element("bdi", {}, visible(type)))],
    remarksOf(page, place).map(({ mark }) => [" ", element("span", "mark", mark)]),
  ];
}
