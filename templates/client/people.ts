import type { Cell } from "../../src/model/table.js";
import type { Page } from "../../src/page/page.js";
import { LEVELS } from "../../src/page/signs.js";
import { type DrawnList, drawList, type ListColumn } from "./list.js";
import { personDetails } from "./person.js";
import { levelSign, nameText } from "./signs.js";
import type { ViewStore } from "./state.js";

function columnsOf({ users }: Page): readonly ListColumn[] {
  const text = (column: readonly Cell[]) => (place: number) => String(column[place]);
  return [
    { id: "name", head: "Person", className: "name", first: "ascending", key: (place) => place },
    { id: "status", head: "Status", className: "status", first: "ascending", key: text(users.user_status) },
    {
      id: "active",
      head: "Last active",
      className: "date",
      first: "descending",
      key: text(users.last_active_at),
    },
    ...LEVELS.map(
      ({ id }): ListColumn => ({
        id,
        head: levelSign(id),
        className: "n",
        first: "descending",
        key: (place) => users[`data_sources_${id}`][place] as number,
      }),
    ),
  ];
}

export function peopleList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.users[place]?.id ?? 0;
  const list = drawList(
    holder,
    {
      id: "people",
      kind: "user",
      caption: "People",
      nouns: ["person", "people"],
      columns: columnsOf(page),
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
