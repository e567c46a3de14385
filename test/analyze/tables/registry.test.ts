import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import { DIFF_TABLES, DRIFT_TABLES, EVENT_TABLES, TABLES } from "../../../src/analyze/tables/index.js";
import { directory, driftSettings } from "../../helpers/drift.js";
import { events, snapshot } from "../../helpers/snapshots.js";
import { tableOf } from "../../helpers/tables.js";

const folder = new URL("../../../src/analyze/tables/", import.meta.url);
const files = readdirSync(folder)
  .map((file) => basename(file, ".ts"))
  .filter((name) => name !== "index");

const ALL = [...TABLES, ...EVENT_TABLES, ...DRIFT_TABLES, ...DIFF_TABLES];

describe("the tables", () => {
  it("are the files of the folder", () => {
    expect(ALL.map(({ id }) => id).sort()).toEqual(files.sort());
  });

  it.each(files)("%s: its id is the file's name, and it is frozen", async (name) => {
    const { default: descriptor } = await import(new URL(`${name}.ts`, folder).href);
    expect(descriptor.id).toBe(name);
    expect(Object.isFrozen(descriptor)).toBe(true);
  });

  it.each(ALL.map(({ id, columns }) => [id, columns] as const))(
    "%s: every column is documented",
    (_, columns) => {
      const names = columns.map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
      for (const { name, title, description, type, values } of columns) {
        expect(name).toMatch(/^[a-z]+(_[a-z]+)*$/);
        expect(title).not.toBe("");
        expect(description).toMatch(/^[A-Z].*\.$/s);
        expect(values !== undefined, name).toBe(type === "enum");
      }
    },
  );

  it.each(TABLES.map(({ id }) => id))("%s: of nothing it makes nothing but what coverage says", (id) => {
    const table = tableOf(snapshot({ groups: [] }), id);
    expect([...table.rows()]).toHaveLength(table.rowCount);
    // That there is no administrator, for one, is a finding.
    if (id === "findings") return;
    // A row for each section; both sides of the grants, ids of users, and six pages on which to look in Redash.
    expect(table.rowCount).toBe(id === "coverage" ? 12 + 1 + 1 + 6 : 0);
  });

  it.each(EVENT_TABLES.map(({ id }) => id))(
    "%s: is there where events were read, as no rows would say that nothing happened",
    (id) => {
      const nothing = snapshot({ groups: [] });
      expect(buildReport(nothing).tables.map((table) => table.id)).not.toContain(id);
      const table = tableOf({ ...nothing, events: events() }, id);
      expect([table.rowCount, ...table.rows()]).toEqual([0]);
    },
  );

  it.each(DRIFT_TABLES.map(({ id }) => id))(
    "%s: is there where a directory was given, and empty of nothing",
    (id) => {
      const nothing = snapshot({ groups: [] });
      expect(buildReport(nothing).tables.map((table) => table.id)).not.toContain(id);
      const comparison = { directory: directory(), settings: driftSettings() };
      const table = buildReport(nothing, { comparison }).tables.find((candidate) => candidate.id === id);
      expect([table?.rowCount, ...(table?.rows() ?? [])]).toEqual([0]);
    },
  );

  it.each(DIFF_TABLES.map(({ id }) => id))(
    "%s: is there where an earlier run was given, and empty where nothing changed",
    (id) => {
      const nothing = snapshot({ groups: [] });
      expect(buildReport(nothing).tables.map((table) => table.id)).not.toContain(id);
      const since = { snapshot: nothing, snapshotSha256: null };
      const table = buildReport(nothing, { since }).tables.find((candidate) => candidate.id === id);
      expect([table?.rowCount, ...(table?.rows() ?? [])]).toEqual([0]);
    },
  );
});
