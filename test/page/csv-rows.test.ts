import { readFileSync } from "node:fs";
import { describe, expect, it, test } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import type { Report } from "../../src/model/report.js";
import { accessRowsOf, type CsvRows, countAccessRows, usersRows } from "../../src/page/csv-rows.js";
import { openPage } from "../../src/page/page.js";
import { packPageData, unpackPageData } from "../../src/page/page-data.js";
import { csvForPeople } from "../../src/report/csv/people.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { csvChunks } from "../../src/report/reporters/csv.js";
import { snapshotOfOrganisation } from "../helpers/from-organisation.js";
import { driftingSnapshot, itsDirectory, smallSnapshot } from "../helpers/page.js";
import { dataSource, events, grant, group, snapshot, user } from "../helpers/snapshots.js";

const DEMO = new URL("../../fixtures/organisations/demo.json", import.meta.url);
const demo = buildReport(snapshotOfOrganisation(JSON.parse(readFileSync(DEMO, "utf8")), "26.3.0"));
const hostile = ['=1+1,"quoted"', "Eve \u202egnp.exe", "a;b\\c\r\n@d", " unknown "];

function fileOf(report: Report, id: string): string {
  const table = report.tables.find((one) => one.id === id);
  if (table === undefined) throw new Error(`There is no table ${id}.`);
  return Buffer.concat([...csvChunks(table, "people")]).toString();
}

function pageOf(report: Report) {
  return openPage(unpackPageData(packPageData(pageDataOf(report))));
}

function textOf({ columns, rows }: CsvRows): string {
  return csvForPeople.header(columns) + csvForPeople.lines([...rows()]);
}

/** Of people and data sources that are there, of others, and more than one of a person. */
const EXECUTIONS = [2, 7, 99].flatMap((userId) =>
  [1, 2, 99].map((dataSourceId) => {
    return { userId, dataSourceId, last: `2026-11-0${dataSourceId % 9 || 9}T10:00:00Z`, times: 1 };
  }),
);

describe.each([
  ["the demo", demo],
  ["one of everything", buildReport(smallSnapshot())],
  ["events", buildReport({ ...smallSnapshot(), events: events({ executions: EXECUTIONS }) })],
  [
    "events that were not read over the whole window",
    buildReport({ ...smallSnapshot(), events: events({ executions: EXECUTIONS, readBackTo: null }) }),
  ],
  ["a directory", buildReport(driftingSnapshot(), { comparison: itsDirectory(hostile) })],
  [
    "names of every kind, and groups that are not told",
    buildReport(
      snapshot({
        groups: hostile.map((name, index) => group(index + 1, name)),
        users: [
          ...hostile.map((name, index) => user(index + 1, name, [index + 1], { email: name })),
          user(9, "Ina", null),
        ],
        dataSources: hostile.map((name, index) => dataSource(index + 1, name, { type: name })),
        grants: hostile.map((_, index) => grant(index + 1, index + 1)),
      }),
    ),
  ],
])("the page of %s", (_, report) => {
  const page = pageOf(report);
  const everybody = page.organisation.users.map(({ id }) => id);

  it("writes the bytes of users.csv", () => {
    expect(textOf(usersRows(page, everybody))).toBe(fileOf(report, "users"));
  });

  it("writes the bytes of effective-access.csv", () => {
    expect(textOf(accessRowsOf(page, {}))).toBe(fileOf(report, "effective-access"));
    expect(countAccessRows(page, {})).toBe([...accessRowsOf(page, {}).rows()].length);
  });
});

test("rows can be picked by people, by data source, and by both", () => {
  const page = pageOf(demo);
  const all = [...accessRowsOf(page, {}).rows()];
  const [userId, sourceId] = [all[40]?.[0] as number, all[40]?.[5] as number];
  const picked = (pick: Parameters<typeof accessRowsOf>[1]) => [...accessRowsOf(page, pick).rows()];
  expect(picked({ userIds: [userId] })).toEqual(all.filter((row) => row[0] === userId));
  expect(picked({ sourceId })).toEqual(all.filter((row) => row[5] === sourceId));
  expect(countAccessRows(page, { sourceId })).toBe(picked({ sourceId }).length);
  expect(picked({ userIds: [userId], sourceId })).toEqual([all[40]]);
  expect(picked({ userIds: [] })).toEqual([]);
});
