import { mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, it, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import { dataSource, grant, group, section, snapshot, user } from "../helpers/snapshots.js";

const OLD = snapshot({
  startedAt: "2026-08-25T09:00:00Z",
  finishedAt: "2026-08-25T09:01:00Z",
  runId: "20260825T090000Z-acme",
  groups: [...snapshot().groups, group(5, "Finance"), group(6, "=SUM(A1)")],
  dataSources: [dataSource(3, "Ledger")],
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [6]), user(8, "Bo", [5])],
  grants: [grant(5, 3), grant(6, 3, "view")],
});
const NEW: Snapshot = {
  ...OLD,
  startedAt: "2026-11-25T09:15:00Z",
  finishedAt: "2026-11-25T09:16:00Z",
  runId: "20261125T091500Z-acme",
  users: [user(1, "Root", [1, 2]), user(7, "Ana", [6, 5]), user(9, "Eve", [1])],
};

/** A folder with a run's folder of each, as `run` names its file. */
function runs(older: Snapshot, newer: Snapshot): string {
  const cwd = emptyFolder();
  for (const [name, of] of [
    ["old", older],
    ["new", newer],
  ] as const) {
    mkdirSync(join(cwd, name));
    writeFileSync(join(cwd, name, "snapshot.json"), [...jsonSnapshot(of)].join(""));
  }
  return cwd;
}

describe("two runs that differ", () => {
  it("are told in words, what got wider first and administrators before others", async () => {
    const cwd = runs(OLD, NEW);
    const { code, stdout, stderr } = await redashAccess(["diff", "old", "new"], { cwd });
    expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
    const text = stdout.slice(0, stdout.indexOf("Wider: Findings")).replace(/\n {2}Findings: .*/g, "");
    expect(text).toMatchInlineSnapshot(`
      "https://redash.example.com, organisation acme
        older  2026-08-25 09:00:00 UTC, Redash 10.1.0, run 20260825T090000Z-acme
        newer  2026-11-25 09:15:00 UTC, Redash 10.1.0, run 20261125T091500Z-acme
      Who made the changes is not told: the newer run did not read events (--events-days).

      Wider:
        Accounts: 1 new
        Memberships: 2 new
        Access: 1 new, 1 changed
      Narrower:
        Accounts: 1 gone
        Memberships: 1 gone
        Access: 1 gone

      Wider: Accounts, new
        - Eve <u9@example.com>: administrator

      Wider: Memberships, new
        - Ana <u7@example.com> · Finance
        - Eve <u9@example.com> · admin

      Wider: Access, new
        - Eve <u9@example.com> · Ledger: schema, through admin

      Wider: Access, changed
        - Ana <u7@example.com> · Ledger: level view → query; granted by: now Finance

      "
    `);
  });

  it("are told by files as by folders, and as JSON with the hashes of both", async () => {
    const cwd = runs(OLD, NEW);
    const files = ["old/snapshot.json", "new/snapshot.json"];
    const { code, stdout } = await redashAccess(["diff", ...files, "--json"], { cwd });
    expect(code).toBe(1);
    const diff = JSON.parse(stdout);
    expect(diff).toMatchObject({ kind: "redash-access-diff", schemaVersion: 1 });
    expect(diff.older.snapshotSha256).toMatch(/^[0-9a-f]{64}$/);
    expect(diff.rows).toContainEqual(
      expect.objectContaining({ part: "memberships", what: "new", direction: "wider" }),
    );
  });

  it("are a CSV file for a spreadsheet, or exact for machines", async () => {
    const cwd = runs(OLD, NEW);
    const people = await redashAccess(["diff", "old", "new", "--csv"], { cwd });
    expect(people.stdout.startsWith('\ufeff"part","what"')).toBe(true);
    const args = ["diff", "old", "new", "--csv", "--csv-for", "machines", "--out", "made/changes.csv"];
    const machines = await redashAccess(args, { cwd });
    expect({ code: machines.code, stdout: machines.stdout }).toEqual({
      code: 1,
      stdout: "Written to made/changes.csv\n",
    });
    const file = join(cwd, "made/changes.csv");
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const rows: Record<string, string>[] = parse(readFileSync(file), { columns: true });
    const access = rows.filter(({ part, what }) => part === "access" && what === "changed");
    expect(access).toMatchObject([
      { user_id: "7", data_source: "Ledger", changed: expect.stringMatching(/^level;/) },
    ]);
    expect(access[0]?.before).toContain("grant_groups: =SUM(A1)");
    const again = await redashAccess(args, { cwd });
    expect({ code: again.code, stderr: again.stderr }).toMatchObject({
      code: 2,
      stderr: expect.stringContaining("file_exists"),
    });
  });

  it("given the wrong way round are refused", async () => {
    const cwd = runs(OLD, NEW);
    const { code, stderr, stdout } = await redashAccess(["diff", "new", "old"], { cwd });
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain("wrong_order");
    expect(stderr.replace(/\s+/g, " ")).toContain("Give the older snapshot first.");
  });
});

test("a run and itself: no difference, and 0", async () => {
  const { code, stdout } = await redashAccess(["diff", "old", "old"], { cwd: runs(OLD, NEW) });
  expect(code).toBe(0);
  expect(stdout).toContain("No difference was found.");
});

test("what is not comparable is no agreement: 1, and why", async () => {
  const gap = { code: "users-in-doubt", what: "12 may be missing.", where: "GET /api/users", hint: "Again." };
  const partial = { ...OLD.sections, users: section({ status: "partial", gaps: [gap] }) };
  const { code, stdout } = await redashAccess(["diff", "old", "new"], {
    cwd: runs(OLD, { ...OLD, sections: partial }),
  });
  expect(code).toBe(1);
  expect(stdout).toContain("No difference was found.");
  expect(stdout.replace(/\s+/g, " ")).toContain(
    "Accounts: not comparable; what one side alone has is called neither new nor gone - Users of the newer snapshot: 12 may be missing.",
  );
});

test.each([
  [["diff", "old", "new", "--csv", "--json"], "option_invalid"],
  [["diff", "old", "new", "--out", "x"], "option_invalid"],
  [["diff", "old", "nowhere"], "file_unreadable"],
])("%j is refused: %s", async (args, problem) => {
  const { code, stderr } = await redashAccess(args, { cwd: runs(OLD, NEW) });
  expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining(problem) });
});

test("whoever stops reading ends it without a word", async () => {
  const users = Array.from({ length: 20_000 }, (_, index) => user(100 + index, `Person ${index}`, [5]));
  const { stderr } = await redashAccess(["diff", "old", "new", "--json"], {
    cwd: runs(OLD, { ...NEW, users }),
    whileRunning: (_, stdout) => stdout.once("data", () => stdout.destroy()),
  });
  expect(stderr).toBe("");
});
