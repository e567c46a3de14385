import { createHash } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseSnapshot } from "../../src/model/parse-snapshot.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { redashAccess } from "../helpers/command.js";
import { dataOf, textOf } from "../helpers/page-text.js";

/** The demo's sample report, and the exports and their config that it was compared with. */
const SNAPSHOT = fileURLToPath(new URL("../../reports/demo/snapshot.json", import.meta.url));
const EXPORTS = fileURLToPath(new URL("../../fixtures/directories/demo", import.meta.url));

const outputs = mkdtempSync(join(tmpdir(), "redash-access-test-"));
afterAll(() => rmSync(outputs, { recursive: true, force: true }));

let snapshot: Snapshot;
let full: string;
beforeAll(async () => {
  snapshot = parseSnapshot(readFileSync(SNAPSHOT, "utf8"), SNAPSHOT);
  ({ folder: full } = await report([]));
});

async function report(
  options: readonly string[],
  given: readonly string[] = ["--config", "redash-access.yaml"],
) {
  const out = mkdtempSync(join(outputs, "out-"));
  const args = ["report", "--snapshot", SNAPSHOT, "--out", out, ...given, ...options];
  const finished = await redashAccess(args, { cwd: EXPORTS });
  const [name = ""] = readdirSync(out);
  return { ...finished, name, folder: join(out, name) };
}

function rowsIn(folder: string): Record<string, string>[] {
  return parse(readFileSync(join(folder, "effective-access.csv")), { bom: true, columns: true });
}

describe.each([
  ["3", "somebody disabled reaches it"],
  ["7", "two groups have to act together"],
  ["10", "nothing but its id is known"],
])("data source %s, where %s", (id) => {
  let finished: Awaited<ReturnType<typeof report>>;
  beforeAll(async () => {
    finished = await report(["--only-source", id]);
  });

  test("is written as a page and its rows, and nothing that holds everybody", () => {
    expect({ code: finished.code, stderr: finished.stderr }).toEqual({ code: 1, stderr: "" });
    expect(finished.name).toMatch(new RegExp(`-source-${id}$`));
    expect(readdirSync(finished.folder).sort()).toEqual(["effective-access.csv", "report.html"]);
    expect(finished.stdout).toMatch(new RegExp(`Only data source #${id} .* of 12 data sources and 60 users`));
  });

  test("has the very rows of the full report", () => {
    const there = rowsIn(full).filter((row) => row.data_source_id === id);
    expect(there.length).toBeGreaterThan(0);
    expect(rowsIn(finished.folder)).toEqual(there);
  });

  test("names nobody else and no other data source, in its text or in its data", () => {
    const page = readFileSync(join(finished.folder, "report.html"), "utf8");
    const rows = rowsIn(finished.folder);
    const people = new Set(rows.map((row) => row.user_email));
    // Who leads somebody on the page is told with them, by the directory.
    const managers = new Set(rows.map((row) => row.manager));
    const others = [
      ...snapshot.users
        .map(({ email }) => email)
        .filter((email) => !people.has(email) && !managers.has(email)),
      ...snapshot.dataSources.flatMap((one) => (one.name === null || `${one.id}` === id ? [] : [one.name])),
    ];
    expect(others.length).toBeGreaterThan(20);
    const said = `${textOf(page)}\n${dataOf(page)}`;
    expect(others.filter((one) => said.includes(one))).toEqual([]);
    expect(said).toContain(rows[0]?.user_email);
  });

  test("tells the hash of the full report's snapshot.json", () => {
    const page = readFileSync(join(finished.folder, "report.html"), "utf8");
    const sha256 = createHash("sha256")
      .update(readFileSync(join(full, "snapshot.json")))
      .digest("hex");
    expect(textOf(page)).toContain(`SHA-256 of snapshot.json ${sha256}`);
    expect(textOf(readFileSync(join(full, "report.html"), "utf8"))).toContain(sha256);
    expect(JSON.parse(readFileSync(join(full, "report.json"), "utf8")).snapshotSha256).toBe(sha256);
  });
});

test("a data source can be named, as for explain", async () => {
  const { name } = await report(["--only-source", "payroll"], []);
  expect(name).toMatch(/-source-3$/);
});

test("one that is not there is refused, with some that are", async () => {
  const { code, stderr, name } = await report(["--only-source", "99"], []);
  expect(code).toBe(2);
  expect(stderr).toContain('The snapshot has no data source "99".');
  expect(stderr).toMatch(/It has #1 Rides warehouse; .* and 4 more\./s);
  expect(name).toBe("");
});
