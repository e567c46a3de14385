import type { Page } from "../../src/page/page.js";
import { LEVELS } from "../../src/page/signs.js";
import { type DrawnList, drawList, type ListColumn } from "./list.js";
import { personDetails } from "./person.js";
import { levelSign, nameText } from "./signs.js";
import type { ViewStore } from "./state.js";

const COLUMNS: readonly ListColumn[] = [
  { id: "name", head: "Person", className: "name", first: "ascending" },
  { id: "status", head: "Status", className: "status", first: "ascending" },
  { id: "active", head: "Last active", className: "date", first: "descending" },
  ...LEVELS.map(({ id }): ListColumn => ({ id, head: levelSign(id), className: "n", first: "descending" })),
];

export function peopleList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.users[place]?.id ?? 0;
  const list = drawList(
    holder,
    {
      id: "people",
      kind: "user",
      caption: "People",
      nouns: ["person", "people"],
      columns: COLUMNS,
      idOf,
      cells: (place) => [nameText(page.namedUser(idOf(place))), "", "", "", "", "", ""],
      inShort: () => "",
      details: (place) => personDetails(page, place),
    },
    view,
  );
  list.show(page.organisation.users.map((_, place) => place));
  return list;
}
