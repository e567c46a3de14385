import { counted, figure } from "../../src/model/counted.js";
import {
  type AccessPick,
  accessRowsOf,
  type CsvRows,
  countAccessRows,
  usersRows,
} from "../../src/page/csv-rows.js";
import type { Page } from "../../src/page/page.js";
import { csvForPeople } from "../../src/report/csv/people.js";
import { element } from "./dom.js";
import { say } from "./say.js";

/** More rows of access than these are not made in the page: the file beside it has them. */
const MOST_ROWS = 50_000;
const ROWS_AT_ONCE = 2_000;

/** These people as a file: the rows that users.csv has of them. */
export function downloadPeople(page: Page, userIds: readonly number[]): void {
  save(`users-${page.run.runId}`, usersRows(page, userIds));
}

/** What is picked of effective access as a file: the rows that effective-access.csv has of it. */
export function downloadAccess(page: Page, pick: AccessPick): void {
  const rows = countAccessRows(page, pick);
  if (rows > MOST_ROWS) {
    say(
      `These are about ${figure(rows)} rows, and this page writes ${figure(MOST_ROWS)} at the most: effective-access.csv has them all.`,
    );
    return;
  }
  const of = [
    pick.userIds?.length === 1 ? `-user-${pick.userIds[0]}` : "",
    pick.sourceId === undefined ? "" : `-source-${pick.sourceId}`,
  ];
  save(`effective-access${of.join("")}-${page.run.runId}`, accessRowsOf(page, pick));
}

function save(name: string, { columns, rows }: CsvRows): void {
  const parts = [csvForPeople.header(columns)];
  const all = [...rows()];
  for (let from = 0; from < all.length; from += ROWS_AT_ONCE) {
    parts.push(csvForPeople.lines(all.slice(from, from + ROWS_AT_ONCE)));
  }
  const url = URL.createObjectURL(new Blob(parts, { type: "text/csv;charset=utf-8" }));
  element("a", { href: url, download: `${name}.csv` }).click();
  // Not at once: some browsers begin to read it only later.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
  say(`${counted(all.length, "row")} written to ${name}.csv.`);
}
