import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Snapshot } from "../../src/model/snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";
import { dataSource, snapshot, user } from "../helpers/snapshots.js";

const ORGANISATION = { users: [{ name: "Ana", email: "ana@example.com", groups: ["default"] }] };

/** Writes a run's folder with this snapshot in it. */
function writeRun(cwd: string, name: string, of: Snapshot): void {
  mkdirSync(join(cwd, name));
  writeFileSync(join(cwd, name, "snapshot.json"), [...jsonSnapshot(of)].join(""));
}

function edited(cwd: string, run: string, as: string, by: (snapshot: Snapshot) => Snapshot): void {
  const file = join(cwd, run, "snapshot.json");
  writeRun(cwd, as, by(JSON.parse(readFileSync(file, "utf8")) as Snapshot));
}

test("run and report say what changed since an earlier run, and the hash of its file", async () => {
  const simulator = await startSimulator({ organisation: ORGANISATION, version: "26.3.0" });
  const cwd = emptyFolder();
  const env = { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey };
  await redashAccess(["run", "--quiet", "--out", "first"], { cwd, env });
  const [first = ""] = filesBelow(join(cwd, "first")).map((file) => join("first", file.split("/")[0] ?? ""));
  edited(cwd, first, "before", (was) => ({ ...was, users: was.users.filter(({ name }) => name !== "Ana") }));
  const again = await redashAccess(["run", "--quiet", "--since", "before", "--out", "second"], { cwd, env });
  await simulator.close();
  expect(again.stderr).toBe("");
  expect(again.stdout).toMatch(/Since the run \S+ \(.*UTC\):[\s\S]*Wider:\n {4}Accounts: 1 new\n/);
  const [made = ""] = filesBelow(join(cwd, "second")).filter((file) => file.endsWith("report.json"));
  const report = JSON.parse(readFileSync(join(cwd, "second", made), "utf8"));
  expect(report.since.older.snapshotSha256).toMatch(/^[0-9a-f]{64}$/);
  const args = ["report", "--snapshot", join(first, "snapshot.json"), "--since", "before/snapshot.json"];
  const made2 = await redashAccess([...args, "--out", "third"], { cwd });
  expect(made2.stdout).toContain("Accounts: 1 new");
  expect(filesBelow(join(cwd, "third")).some((file) => file.endsWith("changes.csv"))).toBe(true);
});

test("a run that cannot be compared does not throw away what was collected", async () => {
  const simulator = await startSimulator({ organisation: ORGANISATION, version: "26.3.0" });
  const cwd = emptyFolder();
  writeRun(cwd, "other", snapshot({ startedAt: "2020-01-01T00:00:00Z" }));
  const env = { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey };
  const { code, stdout, stderr } = await redashAccess(["run", "--quiet", "--since", "other"], { cwd, env });
  await simulator.close();
  expect(code).toBe(1);
  expect(stderr).toContain("The report says nothing of what changed");
  expect(stderr).toContain("other_server");
  expect(stdout).toContain("open report.html first");
  expect(filesBelow(cwd).filter((file) => file.endsWith("/changes.csv"))).toEqual([]);
});

test("report refuses it, and the wrong order; of one data source nothing is said of changes", async () => {
  const cwd = emptyFolder();
  writeRun(cwd, "now", snapshot({ users: [user(1, "Root", [1])], dataSources: [dataSource(3, "Ledger")] }));
  writeRun(cwd, "later", snapshot({ startedAt: "2027-01-01T00:00:00Z" }));
  const report = ["report", "--snapshot", "now/snapshot.json"];
  const later = await redashAccess([...report, "--since", "later"], { cwd });
  expect({ code: later.code, stderr: later.stderr }).toEqual({
    code: 2,
    stderr: expect.stringContaining("wrong_order"),
  });
  const nowhere = await redashAccess([...report, "--since", "nowhere"], { cwd });
  expect(nowhere.stderr).toContain("file_unreadable");
  const ofOne = await redashAccess([...report, "--since", "now", "--only-source", "3"], { cwd });
  expect(ofOne.stderr).toContain("option_invalid");
  expect(filesBelow(cwd).filter((file) => file.includes("report"))).toEqual([]);
});
