import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { describe, expect, it } from "vitest";
import { type RunSource, runFiles } from "../../src/evidence/run-files.js";
import { emptyFolder } from "../helpers/command.js";
import { demoSource } from "../helpers/demo-run.js";
import { HOSTILE_NAMES } from "../helpers/hostile-names.js";
import { hostileSource } from "../helpers/hostile-run.js";

/** Debian's package `libreoffice-calc`; `.ci/run` installs it. */
const hasOffice = spawnSync("soffice", ["--version"]).status === 0;
if (!hasOffice && process.env.CI === "true") throw new Error("CI opens the CSV files in LibreOffice.");

/** What names begin with; the last two only have to come through. */
const BEGINS = [
  ...[
    '=HYPERLINK("http://x.example","ok")',
    "=1+",
    "-5",
    "+1",
    "@SUM(A1)",
    "\t=1",
    "\r\n=1",
    "＝1",
    "a;=1",
    "a\t=1",
  ],
  ...HOSTILE_NAMES.map(([name]) => name),
  ...["Größe; Łódź, 東京 ", "Тест "],
];

/** Into the first, every CSV file of a run in which each text of somebody else begins with one of these. */
function writeRun(folder: string, source: RunSource): string[] {
  let turn = 0;
  const given = new Map<string, string>();
  const begins = (text: string) => {
    if (!given.has(text)) given.set(text, BEGINS[turn++ % BEGINS.length] ?? "");
    return given.get(text) ?? "";
  };
  const { files } = runFiles(hostileSource(withDifference(source), begins));
  const tables = files.filter(({ rows }) => rows !== null);
  for (const { name, chunks } of tables)
    writeFileSync(join(folder, name), Buffer.concat([...(chunks as Iterable<Buffer>)]));
  return tables.map(({ name }) => name);
}

/** Three users fewer than the server says. */
function withDifference(source: RunSource): RunSource {
  const { sections } = source.snapshot;
  const totals = sections.users.totals.map((total) => ({ ...total, reported: total.distinct + 3 }));
  const users = { ...sections.users, totals };
  return { ...source, snapshot: { ...source.snapshot, sections: { ...sections, users } } };
}

/** Every cell of every CSV file in a folder as LibreOffice's own XML, where a file is separated by this character. */
function cellsInOffice(folder: string, separator: string): ReadonlyMap<string, readonly string[]> {
  const [out, profile] = [join(folder, "opened"), emptyFolder()];
  mkdirSync(out, { recursive: true });
  const names = readdirSync(folder).filter((name) => name.endsWith(".csv"));
  const args = [
    ...[`-env:UserInstallation=${pathToFileURL(profile).href}`, "--headless"],
    ...[`--infilter=CSV:${separator.charCodeAt(0)},34,76,1`, "--convert-to", "fods", "--outdir", out],
    ...names,
  ];
  const { status, stderr } = spawnSync("soffice", args, { cwd: folder, encoding: "utf8", timeout: 300_000 });
  expect({ status, stderr }).toEqual({ status: 0, stderr: expect.any(String) });
  return new Map(
    names.map((name) => {
      const xml = readFileSync(join(out, name.replace(/csv$/, "fods")), "utf8");
      return [name, xml.match(/<table:table-cell[^>]*>.*?<\/table:table-cell>/gs) ?? []];
    }),
  );
}

describe.skipIf(!hasOffice)(
  "LibreOffice, which must be installed, opens the CSV files of a run of hostile names",
  () => {
    it.each([
      ["commas", ","],
      ["semicolons", ";"],
      ["tabs", "\t"],
    ])("and finds no formula, separating at %s", async (_, separator) => {
      const folder = emptyFolder();
      const names = writeRun(folder, await demoSource());
      writeFileSync(join(folder, "control.csv"), '"=1+1"\r\n');
      const opened = cellsInOffice(folder, separator);
      const formulas = (name: string) => opened.get(name)?.filter((cell) => cell.includes("table:formula"));
      expect(formulas("control.csv")).toHaveLength(1);
      for (const name of names) {
        expect(opened.get(name)?.length, name).toBeGreaterThan(1);
        expect(formulas(name), name).toEqual([]);
      }
    });

    it("and shows names as they are, and -3 as a number", async () => {
      const folder = emptyFolder();
      writeRun(folder, await demoSource());
      const opened = cellsInOffice(folder, ",");
      const users = opened.get("users.csv")?.join("") ?? "";
      for (const begin of ["Größe; Łódź, 東京 ", "Тест ", "&apos;=1+", "&apos;-5"])
        expect(users).toContain(`<text:p>${begin}`);
      expect(opened.get("coverage.csv")).toContainEqual(
        expect.stringMatching(/office:value-type="float" office:value="-3"/),
      );
    });
  },
);
