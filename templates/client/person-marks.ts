import type { Page } from "../../src/page/page.js";
import { type Child, element } from "./dom.js";

const ADMIN_MARKS: Readonly<Record<string, string>> = { yes: "admin", unknown: "perhaps admin" };

/** What a reader should not overlook of a person, to stand beside the name: administrators, and drift. */
export function personMarks({ users }: Page, place: number): Child {
  const admin = ADMIN_MARKS[String(users.admin[place])];
  const drift = (users.drift[place] ?? []) as readonly string[];
  return [
    admin !== undefined && [" ", element("span", "mark admin", admin)],
    drift.map((found) => [" ", element("a", { class: "mark drift", href: "#drift" }, found)]),
  ];
}
