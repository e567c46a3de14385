import { needingIds } from "../graph/labels.js";
import type { Columns } from "./page-data.js";
import { plainText } from "./plain-text.js";
import { visible } from "./visible.js";

/** A person, a group or a data source, as a list of names shows it. */
export interface Named {
  readonly id: number;
  readonly name: string;
  /** Its name alone does not tell it from all others of its kind, by the look of it: the id has to stand beside it. */
  readonly twin: boolean;
  /** A word beside the name in lists, such as `pending`. Empty: none. */
  readonly mark: string;
  /** The place among all names of its kind, by which lists are sorted. */
  readonly place: number;
  /** Whether the page has a place for it, to link to. */
  readonly linked: boolean;
}

interface Thing {
  readonly id: number;
  /** null: it was not told. */
  readonly name: string | null;
  readonly mark?: string;
}

/** The places of things in the order in which people look for them: by name, then by id; nameless ones last. */
export function inOrderOfNames<T extends Omit<Thing, "mark">>(things: readonly T[]): T[] {
  return things
    .map((thing) => ({ thing, key: thing.name ? sortKey(thing.name) : AFTER_ALL }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.thing.id - b.thing.id))
    .map(({ thing }) => thing);
}

/**
 * Names things by id that are in the order of names already, each when it is asked for: there may be 100,000. An id
 * that is not among them is one of which no more was told.
 */
export function namedInOrder(
  things: readonly Omit<Thing, "mark">[],
  mark: (place: number) => string = () => "",
): (id: number) => Named {
  const places = new Map(things.map(({ id }, place) => [id, place]));
  const needsId = needingIds(things.map(({ name }) => name));
  return (id) => {
    const place = places.get(id);
    const thing = place === undefined ? undefined : things[place];
    if (place === undefined || thing === undefined) return untold(id);
    const twin = needsId(thing.name) || LIKE_A_CODE.test(thing.name ?? "");
    return { id, name: shownName(thing.name), twin, mark: mark(place), place, linked: true };
  };
}

/** Written as `visible` writes what cannot be seen: another name may look like this one once it is shown. */
const LIKE_A_CODE = /\[U\+/;

/** The names of one kind by id, in the order of names. */
export function namesOf(things: readonly Thing[]): Map<number, Named> {
  const sorted = inOrderOfNames(things);
  const named = namedInOrder(sorted, (place) => sorted[place]?.mark ?? "");
  return new Map(sorted.map(({ id }) => [id, named(id)]));
}

function shownName(name: string | null): string {
  return name === null ? "(name not told)" : name === "" ? "(no name)" : visible(name);
}

const AFTER_ALL = "\u{10ffff}";

/** The same of people, each with the word that stands beside the name. @param users the page's columns, in that order */
export function namedUsers(
  accounts: readonly Omit<Thing, "mark">[],
  { user_status, admin }: Pick<Columns<"users">, "user_status" | "admin">,
): (id: number) => Named {
  return namedInOrder(accounts, (place) => userMark(String(user_status[place]), String(admin[place])));
}

/** The word beside a person's name in lists: what a reader should not overlook. */
function userMark(status: string, admin: string): string {
  if (status !== "enabled") return status;
  return admin === "yes" ? "admin" : "";
}

/** Something of which no more than its id was told. */
export function untold(id: number): Named {
  return { id, name: "(not told)", twin: true, mark: "", place: Number.POSITIVE_INFINITY, linked: false };
}

/** Puts a list into the order of names. */
export function sortNames(list: Named[]): void {
  list.sort((a, b) => (a.place === b.place ? a.id - b.id : a.place - b.place));
}

/** What a name is called where there is no room for a link: its id is in it where the name alone is not enough. */
export function label({ name, id, twin }: Named): string {
  return twin ? `${name} #${id}` : name;
}

/** Without case and accents, numbers by their value, and not by a locale: the page has the same bytes everywhere. */
function sortKey(name: string): string {
  return plainText(name).replace(/\d+/g, (digits) => digits.padStart(12, "0"));
}
