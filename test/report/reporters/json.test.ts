import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import { buildReport } from "../../../src/analyze/report.js";
import { jsonSchemas } from "../../../src/model/json-schemas.js";
import { parseSnapshot } from "../../../src/model/parse-snapshot.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import type { Cell, Table } from "../../../src/model/table.js";
import { jsonDiff, jsonReport, jsonSnapshot, MOST_ROWS } from "../../../src/report/reporters/json.js";
import { dataSource, grant, group, section, snapshot, tally, user } from "../../helpers/snapshots.js";

const NAME = '=HYPERLINK("http://x.example","ok")\u2028</script>\ud800';
const ACME = snapshot({
  sections: {
    users: section({
      status: "partial",
      gaps: [{ code: "lost", what: "Lost.", where: "GET /api/users", hint: "Again.", users: [7] }],
      notes: [{ code: "note", what: "Noted." }],
      totals: [{ of: "users", reading: "pages", reported: 3, read: 2, distinct: 2 }],
      requests: [
        tally("/api/users", { requests: 2, statuses: { failed: 1, "200": 1 }, rows: 2 }),
        tally("/api/groups", { statuses: { failed: 1 }, bodiesSha256: null }),
      ],
    }),
  },
  groups: [...snapshot().groups, group(5, NAME)],
  users: [user(4, "Bo", [5, 5, 2]), user(3, "Ana", null)],
  dataSources: [
    dataSource(3, "Warehouse"),
    dataSource(10, "", { name: null, type: null, presence: "hidden" }),
  ],
  grants: [grant(5, 3), grant(2, 3, "view")],
  unknownGrants: [{ dataSourceId: 10, groupIds: [5] }],
});

/** What was there before all that ACME has. */
const EARLIER = { snapshot: snapshot(), snapshotSha256: "ab".repeat(32) };

const text = (chunks: Iterable<string>): string => [...chunks].join("");

describe("report.json", () => {
  const report = buildReport(ACME);
  const file = JSON.parse(text(jsonReport(report)));

  it("holds every table exactly as it is, whatever a spreadsheet would make of it", () => {
    expect(file.tables.map((table: Table) => table.id)).toEqual(report.tables.map(({ id }) => id));
    for (const [index, table] of report.tables.entries()) {
      expect(file.tables[index].columns).toEqual(table.columns);
      expect(file.tables[index].rowCount).toBe(table.rowCount);
      expect(file.tables[index].rows).toEqual([...table.rows()]);
    }
    expect(JSON.stringify(file)).toContain(JSON.stringify(NAME));
  });

  it("says what it is, and the verdict", () => {
    expect(file).toMatchObject({
      kind: "redash-access-report",
      schemaVersion: 1,
      verdict: { complete: false },
    });
    expect(file.population).toEqual(report.population);
    expect(file.coverage).toEqual(report.coverage);
  });

  it("leaves the rows of a table of millions to its CSV file, and says so", () => {
    const row: Cell[] = [1];
    const huge: Table = {
      ...(report.tables[0] as Table),
      rowCount: MOST_ROWS + 1,
      rows() {
        throw new Error("not to be asked for");
      },
    };
    const small: Table = { ...huge, id: "small", rowCount: 1, rows: () => [row] };
    const { tables } = JSON.parse(text(jsonReport({ ...report, tables: [huge, small] })));
    expect(tables[0]).toMatchObject({
      rowCount: 250_001,
      rows: null,
      rowsOmitted: "More than 250000 rows are left out here. They are in effective-access.csv.",
    });
    expect(tables[1].rows).toEqual([row]);
  });

  it("comes in chunks", () => {
    const rows = Array.from({ length: 30_000 }, (_, index): Cell[] => [index, "x".repeat(100)]);
    const table: Table = { ...(report.tables[0] as Table), rowCount: rows.length, rows: () => rows };
    const chunks = [...jsonReport({ ...report, tables: [table] })];
    expect(chunks.length).toBeGreaterThan(2);
    expect(JSON.parse(chunks.join("")).tables[0].rows).toEqual(rows);
  });
});

describe("a diff as JSON", () => {
  it("has every row as it is, the parts with their counts, and what was compared", () => {
    const diff = diffSnapshots(EARLIER.snapshot, ACME);
    const file = JSON.parse(text(jsonDiff(diff)));
    const rows = diff.parts.flatMap((part) => [...part.rows]);
    expect(rows.length).toBeGreaterThan(5);
    expect(file.rows).toEqual(rows);
    expect(file.older).toEqual(diff.older);
    expect(file.parts.map(({ part }: { part: string }) => part)).toEqual(diff.parts.map(({ part }) => part));
    expect(file.parts[1].counts).toEqual([{ what: "new", direction: "wider", rows: 2 }]);
  });
});

describe("snapshot.json", () => {
  it("is read back as it was, in the order of the ids", () => {
    const read = parseSnapshot(text(jsonSnapshot(ACME)), "snapshot.json");
    const byId = { users: ACME.users.toReversed(), grants: ACME.grants.toReversed() };
    expect(read).toEqual({ ...ACME, ...byId });
  });

  it("keeps a user's groups in the server's order", () => {
    expect(parseSnapshot(text(jsonSnapshot(ACME)), "s").users[1]?.groups).toEqual([5, 5, 2]);
  });

  it("has the keys in the order of the schema, and nothing that the schema does not know", () => {
    const stranger = { api_key: "k".repeat(40), ...user(9, "Xu", [2]) };
    const reversed = Object.fromEntries(
      Object.entries({ ...ACME, users: [stranger] }).reverse(),
    ) as unknown as Snapshot;
    const written = text(jsonSnapshot(reversed));
    expect(written).toBe(text(jsonSnapshot({ ...ACME, users: [user(9, "Xu", [2])] })));
    expect(written).toMatch(/^\{\n"kind": "redash-access-snapshot",\n"schemaVersion": 4,\n/);
  });

  it("has one user a line", () => {
    const lines = text(jsonSnapshot(ACME)).split("\n");
    expect(lines.filter((line) => line.startsWith('{"id":4,"name":"Bo"'))).toHaveLength(1);
  });
});

describe("the published JSON Schemas", () => {
  const ajv = new Ajv2020({ validateFormats: false, allErrors: true });
  const schemas = jsonSchemas();

  it.each([
    ["snapshot.schema.json", () => text(jsonSnapshot(ACME))],
    ["report.schema.json", () => text(jsonReport(buildReport(ACME)))],
    ["report.schema.json", () => text(jsonReport(buildReport(snapshot())))],
    ["report.schema.json", () => text(jsonReport(buildReport(ACME, { since: EARLIER })))],
    ["diff.schema.json", () => text(jsonDiff(diffSnapshots(EARLIER.snapshot, ACME)))],
  ])("%s accepts what is written", (name, write) => {
    const validate =
      ajv.getSchema((schemas[name] as { $id: string }).$id) ?? ajv.compile(schemas[name] as object);
    validate(JSON.parse(write()));
    expect(validate.errors).toBeNull();
  });

  it.each([
    ["snapshot.schema.json", { ...ACME, users: [{ ...user(1, "x", []), api_key: "x" }] }],
    ["snapshot.schema.json", { ...ACME, schemaVersion: 5 }],
    ["report.schema.json", { ...JSON.parse(text(jsonReport(buildReport(ACME)))), tables: [{ id: "users" }] }],
  ])("%s refuses what is not", (name, value) => {
    const validate =
      ajv.getSchema((schemas[name] as { $id: string }).$id) ?? ajv.compile(schemas[name] as object);
    expect(validate(value)).toBe(false);
  });
});
