import type { Cell } from "../../src/model/table.js";
import type { Page } from "../../src/page/page.js";
import { clearLabel } from "../../src/page/parts.js";
import { visible } from "../../src/page/visible.js";
import { count, day, few } from "../../src/page/words.js";
import { type Child, element } from "./dom.js";
import { drawInParts } from "./in-parts.js";
import { personMarks } from "./person-marks.js";
import { nameLink } from "./signs.js";

const PEOPLE_AT_ONCE = 100;

interface PeopleColumn {
  readonly head: string;
  readonly className: string;
  readonly cell: (place: number) => string;
}

/** Who the people are, with what the directory says of them: what an owner knows them by. */
export function peopleTable(page: Page, userIds: readonly number[]): Child {
  const columns = columnsOf(page);
  const body = element("tbody");
  const more = drawInParts(
    userIds,
    PEOPLE_AT_ONCE,
    "people",
    (rows) => body.append(...rows),
    (userId) => rowOf(page, userId, columns),
  );
  return [tableOf(columns, body), more];
}

function tableOf(columns: readonly PeopleColumn[], body: HTMLElement): HTMLElement {
  return element(
    "table",
    "plain who",
    element(
      "thead",
      {},
      element(
        "tr",
        {},
        element("th", { scope: "col" }, "Person"),
        columns.map(({ head, className }) => element("th", { scope: "col", class: className }, head)),
      ),
    ),
    body,
  );
}

function rowOf(page: Page, userId: number, columns: readonly PeopleColumn[]): HTMLElement {
  const place = page.placesOfUsers.get(userId) ?? -1;
  const name = nameLink("user", { ...page.namedUser(userId), mark: "" });
  return element(
    "tr",
    {},
    element("th", { scope: "row" }, name, personMarks(page, place)),
    columns.map(({ className, head, cell }) => {
      const text = cell(place);
      return element(
        "td",
        { class: className, "data-head": text === "" ? null : head },
        element("bdi", {}, text),
      );
    }),
  );
}

/** What the directory tells of nobody has no column. */
function columnsOf({ users, run }: Page): PeopleColumn[] {
  const text = (column: readonly Cell[]) => (place: number) => visible(String(column[place] ?? ""));
  const told = (head: string, column: readonly Cell[], className = "told"): PeopleColumn[] =>
    column.some((cell) => cell !== null && cell !== "") ? [{ head, className, cell: text(column) }] : [];
  return [
    { head: "E-mail", className: "mail", cell: text(users.user_email) },
    ...told("Manager", users.manager),
    ...told("Department", users.department, "told off-paper"),
    ...told("Job title", users.job_title),
    { head: "Last active", className: "date", cell: (place) => lastActive(users.last_active_at[place]) },
    { head: "Status", className: "status", cell: text(users.user_status) },
    ...(run.ofOneSource ? [{ head: "Decision", className: "decision", cell: () => "☐ keep ☐ remove" }] : []),
  ];
}

function lastActive(at: Cell | undefined): string {
  return at === "unknown" ? "not told" : day(String(at));
}

/**
 * On paper, where nobody unfolds anything: names alone, or, on the page that an owner reviews, each with room for a
 * decision.
 * @param most how many of them the paper has room for
 */
export function peopleOnPaper(page: Page, userIds: readonly number[], most: number): Child {
  if (!page.run.ofOneSource) return namesOnPaper(page, userIds);
  const printed = userIds.slice(0, most);
  const left = userIds.length - printed.length;
  const columns = columnsOf(page);
  const rows = printed.map((userId) => rowOf(page, userId, columns));
  return [
    rows.length > 0 && tableOf(columns, element("tbody", {}, rows)),
    left > 0 &&
      element(
        "p",
        "names",
        `${count(left, "person is", "people are")} not printed; effective-access.csv has all.`,
      ),
  ];
}

function namesOnPaper(page: Page, userIds: readonly number[]): Child {
  const names = userIds
    .slice(0, PEOPLE_AT_ONCE + 1)
    .map((userId) => isolated(clearLabel(page.namedUser(userId))));
  const left = userIds.length - names.length;
  const all = left > 0 ? [...names, ...new Array<string>(left).fill("")] : names;
  const rest = left > 0 ? "; effective-access.csv names all" : "";
  return element("p", "names", `${few(all, PEOPLE_AT_ONCE)}${rest}.`);
}

/** A name in another direction must not reorder its neighbours. */
function isolated(name: string): string {
  return `\u2068${name}\u2069`;
}
