import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { readSnapshot } from "../../src/cli/read-snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { crowd } from "../helpers/page.js";

const folder = mkdtempSync(join(tmpdir(), "redash-access-test-"));
afterAll(() => rmSync(folder, { recursive: true }));

const SNAPSHOT = crowd(400);
const WRITTEN = [...jsonSnapshot(SNAPSHOT)].join("");
const CHANGED = JSON.stringify(JSON.parse(WRITTEN), null, 2);

function fileOf(name: string, text: string): string {
  const file = join(folder, name);
  writeFileSync(file, text);
  return file;
}

it.each([
  ["as it was written", WRITTEN],
  ["as another program has written it", CHANGED],
])("gives a snapshot %s", async (name, text) => {
  expect(await readSnapshot(fileOf(name, text))).toEqual(JSON.parse(WRITTEN));
});

it.skipIf(process.platform === "win32").each([
  ["written", WRITTEN],
  ["changed", CHANGED],
])("gives the snapshot of a pipe, whose bytes come once: %s", async (name, text) => {
  const pipe = join(folder, `pipe-${name}`);
  execFileSync("mkfifo", [pipe]);
  const [read] = await Promise.all([readSnapshot(pipe), writeFile(pipe, text)]);
  expect(read).toEqual(JSON.parse(WRITTEN));
});

it.each([
  ["that is not there", () => join(folder, "nowhere.json"), "file_unreadable"],
  ["that is a folder", () => folder, "file_unreadable"],
  ["that is no JSON", () => fileOf("text", "{\nno"), "snapshot_invalid"],
  ["that is cut", () => fileOf("cut", WRITTEN.slice(0, -10)), "snapshot_invalid"],
])("says what is wrong with a file %s", async (_, file, code) => {
  await expect(readSnapshot(file())).rejects.toMatchObject({ code });
});
