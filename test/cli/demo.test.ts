import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { WORTH_A_LOOK } from "../../src/cli/commands/demo.js";
import { type Finished, filesBelow, redashAccess } from "../helpers/command.js";

const SAMPLE = fileURLToPath(new URL("../../reports/demo", import.meta.url));

let demo: Finished;
let files: Map<string, Buffer>;
beforeAll(async () => {
  const cwd = mkdtempSync(join(tmpdir(), "redash-access-test-"));
  demo = await redashAccess(["demo"], { cwd });
  files = new Map(filesBelow(cwd).map((file) => [file, readFileSync(join(cwd, file))]));
  return () => rmSync(cwd, { recursive: true });
});

/** The rows of one of its CSV files, by column name. */
function rows(table: string): Record<string, string>[] {
  return parse(files.get(`reports/demo/${table}.csv`) as Buffer, { bom: true, columns: true });
}

function access(user: string, dataSourceId: number): Record<string, string> | undefined {
  return rows("effective-access").find(
    (row) => row.user_name === user && row.data_source_id === String(dataSourceId),
  );
}

test("it does its job although the organisation is incomplete, and says what to open", () => {
  expect({ code: demo.code, stderr: demo.stderr }).toEqual({ code: 0, stderr: "" });
  expect(demo.stdout).toContain("INCOMPLETE");
  expect(demo.stdout).toContain("open report.html first");
  expect([...files.keys()].every((file) => file.startsWith("reports/demo/"))).toBe(true);
});

test("each file that it says it wrote is there, and no other", () => {
  const said = [...demo.stdout.matchAll(/^ {2}(\S+\.\w+) /gm)].map(([, name]) => `reports/demo/${name}`);
  expect(said.sort()).toEqual([...files.keys()]);
});

describe("what it says to look at can be seen", () => {
  test.each(WORTH_A_LOOK)("%s", (line) => {
    expect(demo.stdout).toContain(line.split(":")[0]);
  });

  test("everybody in the default group runs any SQL on Marketing campaigns", () => {
    const members = rows("memberships").filter((row) => row.group_name === "default");
    expect(members.length).toBeGreaterThan(45);
    for (const { user_name: name } of members)
      expect(access(name as string, 8)).toMatchObject({ level: "query" });
  });

  test("Marta Zawadzka queries Incidents and claims by two groups, of which neither would do", () => {
    expect(access("Marta Zawadzka", 7)).toMatchObject({
      level: "query",
      grant_groups: "Auditors (external)",
      permission_groups: "Dashboard authors (agency)",
    });
    expect(access("Birgit Hagedorn", 7)).toMatchObject({ level: "view" });
    expect(access("Noa Levi", 7)).toBeUndefined();
  });

  test("Zuzanna Mazur is pending and has access now", () => {
    expect(access("Zuzanna Mazur", 1)).toMatchObject({
      user_status: "pending",
      access_now: "live",
      level: "query",
    });
  });

  test("Hannelore Grimm is disabled and would be back", () => {
    for (const id of [2, 3]) {
      expect(access("Hannelore Grimm", id)).toMatchObject({
        user_status: "disabled",
        access_now: "latent",
        level: "query",
      });
    }
  });

  test("who reaches data source 10 is unknown", () => {
    expect(access("Renata Król", 10)).toMatchObject({ level: "unknown" });
    expect(rows("effective-access").filter((row) => row.data_source_id === "10").length).toBeGreaterThan(0);
  });
});

test("the sample in reports/demo/ is what the demo writes: `npm run demo` renews it", () => {
  const sample = readdirSync(SAMPLE).map((name) => `reports/demo/${name}`);
  expect(sample.sort()).toEqual([...files.keys()]);
  for (const [file, bytes] of files) {
    const same = bytes.equals(readFileSync(join(SAMPLE, file.slice("reports/demo/".length))));
    expect({ file, same }).toEqual({ file, same: true });
  }
});
