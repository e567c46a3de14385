import { accessNow, accessOfUser } from "../../src/graph/user-access.js";
import { countCell } from "../../src/page/counts.js";
import type { Page } from "../../src/page/page.js";
import { clearLabel } from "../../src/page/parts.js";
import { isTime, sortKeysOfPeople } from "../../src/page/people-order.js";
import { LEVELS } from "../../src/page/signs.js";
import { visible } from "../../src/page/visible.js";
import { day, few } from "../../src/page/words.js";
import { type Child, element } from "./dom.js";
import { type DrawnList, drawList, type ListColumn } from "./list.js";
import { personDetails } from "./person.js";
import { personMarks } from "./person-marks.js";
import { levelSign } from "./signs.js";
import type { ViewStore } from "./state.js";
import { itemTools } from "./take-away.js";

function columnsOf(page: Page): readonly ListColumn[] {
  const keys = sortKeysOfPeople(page);
  return [
    { id: "name", head: "Person", className: "name", first: "ascending", key: keys.name },
    { id: "status", head: "Status", className: "status", first: "ascending", key: keys.status },
    { id: "active", head: "Last active", className: "date", first: "descending", key: keys.active },
    ...LEVELS.map(
      ({ id }): ListColumn => ({
        id,
        head: levelSign(id),
        className: "n",
        first: "descending",
        key: keys[id],
      }),
    ),
  ];
}

/** How many names of data sources a folded row shows of each level. */
const NAMES_IN_SHORT = 4;

/** Empty until `peopleFilters` fills it. */
export function peopleList(holder: HTMLElement, page: Page, view: ViewStore): DrawnList {
  const idOf = (place: number) => page.organisation.users[place]?.id ?? 0;
  return drawList(
    holder,
    {
      id: "people",
      kind: "user",
      caption: "People",
      nouns: ["person", "people"],
      columns: columnsOf(page),
      idOf,
      cells: (place) => personCells(page, place),
      inShort: (place) => personInShort(page, idOf(place), view.now.filters.source),
      details: (place) => [personDetails(page, place), itemTools(page, "user", idOf(place))],
    },
    view,
  );
}

function personCells(page: Page, place: number): Child[] {
  const { users, namedUser, graph } = page;
  const id = users.user_id[place] as number;
  const status = String(users.user_status[place]);
  const active = String(users.last_active_at[place]);
  const latent = accessNow(graph, id) === "latent";
  const greyed = (text: string, grey: boolean) => (grey ? element("span", "zero", text) : text);
  return [
    [
      element("bdi", {}, namedUser(id).name),
      " ",
      element("span", "id", `#${id}`),
      personMarks(page, place),
      " ",
      underName(users, place),
    ],
    element("span", { class: status }, status),
    greyed(active === "unknown" ? "not told" : day(active), !isTime(active)),
    ...LEVELS.map((level) => {
      const { text, zero } = countCell(users[`data_sources_${level.id}`][place] as number, { latent });
      return greyed(text, zero);
    }),
  ];
}

/** E-mail and job: the job function is what a review by PCI DSS 7.2.4 asks for. */
function underName(users: Page["users"], place: number): Child {
  const job = [users.job_title[place], users.department[place], users.worker_type[place]].filter(Boolean);
  return element(
    "span",
    "sub long",
    element("bdi", {}, visible(String(users.user_email[place]))),
    job.length > 0 && [" · ", element("bdi", {}, visible(job.join(", ")))],
  );
}

/** The names of the data sources at each level, without the reasons; first of all the one that is filtered by. */
function personInShort({ graph, namedSource }: Page, userId: number, source: number | null): Child {
  const all = accessOfUser(graph, userId);
  if (all.length === 0) return "Reaches nothing, by groups or queries of their own";
  const asked = all.find(({ dataSourceId }) => dataSourceId === source);
  const others = all.filter((row) => row !== asked);
  const byLevel = LEVELS.map(({ id }): Child => {
    const named = others
      .filter(({ access }) => access.level === id)
      .map(({ dataSourceId }) => namedSource(dataSourceId))
      .sort((a, b) => a.place - b.place);
    if (named.length === 0) return null;
    const names = few(named.map(clearLabel), NAMES_IN_SHORT);
    return [element("span", "part", levelSign(id), " ", element("bdi", {}, names)), " "];
  });
  if (asked === undefined || asked.access.level === "none") return byLevel;
  const on = element("bdi", {}, clearLabel(namedSource(asked.dataSourceId)));
  return [levelSign(asked.access.level), " on ", on, others.length > 0 && " · ", byLevel];
}
