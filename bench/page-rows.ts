/**
 * Works out from the HTML report, as its script does in a browser, every row of effective-access.csv, and compares
 * them: `page-rows.js SNAPSHOT HTML FIGURES`. Also measures the page of an organisation with nothing in it.
 * @throws Error where a row differs
 */
import { readFileSync } from "node:fs";
import { inflateSync } from "fflate";
import { readSnapshot } from "../dist/cli/read-snapshot.js";
import { buildReport, type Snapshot } from "../dist/index.js";
import { accessRowsOf } from "../dist/page/csv-rows.js";
import { openPage } from "../dist/page/page.js";
import { unpackPageData } from "../dist/page/page-data.js";
import { htmlReport } from "../dist/report/reporters/html.js";
import { loadPageParts } from "../dist/report/templates.js";
import { type Figure, handOver, timed } from "./measure.js";

const [, , snapshotFile = "", htmlFile = "", figuresFile = ""] = process.argv;
const figures: Figure[] = [];
const snapshot = await readSnapshot(snapshotFile);
figures.push({ stage: "page: with nothing in it", bytes: bytesOf(emptied(snapshot)) });

const data = /id="data">([^<]*)</.exec(readFileSync(htmlFile, "utf8"))?.[1] ?? "";
const page = await timed(figures, "page: its data opened, by Node", () =>
  openPage(unpackPageData(Buffer.from(inflateSync(Buffer.from(data, "base64"))).toString())),
);
await timed(figures, "page: its rows compared with the CSV's", compareRows, (rows) => ({ rows }));
handOver(figuresFile, figures);

function compareRows(): number {
  const table = buildReport(snapshot).tables.find(({ id }) => id === "effective-access");
  const ofPage = accessRowsOf(page, {}).rows()[Symbol.iterator]();
  let count = 0;
  for (const row of table?.rows() ?? []) {
    count += 1;
    const other = ofPage.next().value;
    if (!isSame(row, other))
      throw new Error(`Row ${count} is ${row.join(" | ")}, in the page ${other?.join(" | ")}`);
  }
  if (!ofPage.next().done)
    throw new Error(`The page has more than the ${count} rows of effective-access.csv.`);
  return count;
}

/** Cells are texts, numbers, nothing, and lists of texts. */
function isSame(row: readonly unknown[], other: readonly unknown[] | undefined): boolean {
  return row.length === other?.length && row.every((cell, place) => isSameCell(cell, other[place]));
}

function isSameCell(cell: unknown, other: unknown): boolean {
  if (!Array.isArray(cell) || !Array.isArray(other)) return cell === other;
  return isSame(cell, other);
}

function emptied(of: Snapshot): Snapshot {
  return {
    ...of,
    users: [],
    groups: [],
    dataSources: [],
    grants: [],
    unknownGrants: [],
    changes: [],
    queries: [],
    unseenQueries: null,
    dashboards: [],
    alerts: [],
    destinations: [],
  };
}

function bytesOf(of: Snapshot): number {
  return Buffer.byteLength(htmlReport(buildReport(of), loadPageParts()));
}
