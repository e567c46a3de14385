import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { WORTH_A_LOOK } from "../../src/cli/commands/demo.js";
import { ACCOUNT_FINDINGS } from "../../src/drift/types.js";
import { type Finished, filesBelow, redashAccess } from "../helpers/command.js";
import { textOf } from "../helpers/page-text.js";

const SAMPLE = fileURLToPath(new URL("../../reports/demo", import.meta.url));

let cwd: string;
let demo: Finished;
let files: Map<string, Buffer>;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "redash-access-test-"));
  demo = await redashAccess(["demo"], { cwd });
  files = new Map(filesBelow(cwd).map((file) => [file, readFileSync(join(cwd, file))]));
  return () => rmSync(cwd, { recursive: true });
});

/** The rows of one of its CSV files, by column name. */
function rows(table: string): Record<string, string>[] {
  return parse(files.get(`reports/demo/${table}.csv`) as Buffer, { bom: true, columns: true });
}

function drift(table: string, user: string): Record<string, string>[] {
  return rows(table).filter((row) => row.user_name === user);
}

function access(user: string, dataSourceId: number): Record<string, string> | undefined {
  return rows("effective-access").find(
    (row) => row.user_name === user && row.data_source_id === String(dataSourceId),
  );
}

test("it does its job although the organisation is incomplete, and says what to open", () => {
  expect({ code: demo.code, stderr: demo.stderr }).toEqual({ code: 0, stderr: "" });
  expect(demo.stdout).toContain("PARTIAL");
  const unknown = rows("effective-access").filter(({ level }) => level === "unknown").length;
  expect(demo.stdout.replace(/\s+/g, " ")).toContain(`of effective access (${unknown} of them not known)`);
  expect(demo.stdout).toContain("open report.html first");
  expect([...files.keys()].every((file) => file.startsWith("reports/demo/"))).toBe(true);
});

test("each file that it says it wrote is there, and no other", () => {
  const said = [...demo.stdout.matchAll(/^ {2}(\S+\.\w+|SHA256SUMS) /gm)].map(
    ([, name]) => `reports/demo/${name}`,
  );
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

  test("Adaeze Okonkwo loses ledger and payroll by the case of a name", () => {
    expect(drift("membership-drift", "Okonkwo, Adaeze")).toMatchObject([
      { finding: "extra now, gone at next login", group_name: "Finance & Treasury", after_next_login: "no" },
      { finding: "name not known in Redash", sent_name: "finance & treasury" },
    ]);
    expect(drift("access-drift", "Okonkwo, Adaeze")).toMatchObject([
      { data_source_name: "Payments ledger", change: "lost", state: "will happen" },
      { data_source_name: "Payroll & contracts", change: "lost", state: "will happen" },
    ]);
  });

  test("Birgit Hagedorn comes back into default, and queries", () => {
    expect(drift("membership-drift", "Birgit Hagedorn")).toMatchObject([
      { finding: "missing until next login", group_name: "default", after_next_login: "yes" },
    ]);
    expect(access("Birgit Hagedorn", 8)).toBeUndefined();
    expect(drift("access-drift", "Birgit Hagedorn")).toMatchObject([
      { data_source_name: "Rides warehouse", change: "gained", level_after: "view" },
      { data_source_name: "Incidents and claims", change: "raised", level_after: "query" },
      { data_source_name: "Marketing campaigns", change: "gained", level_after: "query" },
    ]);
  });

  test("what Noa Levi has stays, whoever logs in", () => {
    expect(drift("membership-drift", "Noa Levi")).toMatchObject([
      {
        finding: "extra and stays",
        group_name: "Dashboard authors (agency)",
        in_directory: "no",
        after_next_login: "yes",
      },
    ]);
    expect(drift("access-drift", "Noa Levi")).toEqual([]);
  });

  test("Piet van der Berg is suspended, and reads the ledger", () => {
    expect(drift("account-drift", "Piet van der Berg")).toMatchObject([
      { finding: "inactive in the directory", directory_status_as: "SUSPENDED", next_login: "none comes" },
    ]);
    expect(drift("membership-drift", "Piet van der Berg")).toMatchObject([
      { finding: "stale until login", group_name: "default" },
      { finding: "stale until login", group_name: "Finance & Treasury" },
    ]);
    expect(drift("account-drift", "Piet van der Berg")[0]?.since).toMatch(/^2026-07-31T/);
    expect(access("Piet van der Berg", 2)).toMatchObject({ access_now: "live", level: "query" });
  });
});

describe("its directory differs in every way that a directory can", () => {
  test.each(ACCOUNT_FINDINGS)("account: %s", (finding) => {
    expect(rows("account-drift").map((row) => row.finding)).toContain(finding);
  });

  // The others need a provider that sends no groups, or of which it is not known.
  test.each([
    "extra now, gone at next login",
    "extra and stays",
    "missing until next login",
    "name not known in Redash",
    "stale until login",
    "not evaluated",
  ])("membership: %s", (finding) => {
    expect(rows("membership-drift").map((row) => row.finding)).toContain(finding);
  });

  test.each(["lost", "lowered", "gained", "raised"])("access: %s", (change) => {
    expect(rows("access-drift").map((row) => row.change)).toContain(change);
  });

  test.each([
    "Piet van der Berg: okta-application-users.json: record 30",
    "The organisation: Login by password is allowed",
    "Greta Sandberg (greta.sandberg@nordlicht.example): okta-application-users.json",
    "Okonkwo, Adaeze · “finance & treasury”: Groups as in okta-group-members.json",
    "יעל כהן · People; יעל כהן · (no name) #15 not evaluated: Groups as in",
    "Birgit Hagedorn · Marketing campaigns: Level none now, query after the login. Into default.",
  ])("the page has it: %s", (words) => {
    expect(textOf(String(files.get("reports/demo/report.html")))).toContain(words);
  });

  test("and yet most accounts are in order", () => {
    const odd = [...rows("account-drift"), ...rows("membership-drift"), ...rows("access-drift")];
    const accounts = new Set(odd.map((row) => row.user_id).filter((id) => id !== ""));
    expect(accounts.size).toBeLessThan(rows("users").length / 2);
  });

  test("nothing is unknown because of the exports: they are whole", () => {
    const { verdict, drift } = JSON.parse(String(files.get("reports/demo/report.json")));
    expect(verdict.reasons.filter((reason: string) => !/data source/i.test(reason))).toEqual([]);
    expect(drift.notEvaluated.filter((one: { incomplete: boolean }) => one.incomplete)).toEqual([]);
  });
});

test("the command that it names checks all the exports", async () => {
  const command = /^ {2}npx redash-access (directory check .*)$/m.exec(demo.stdout)?.[1] ?? "";
  const args = command.match(/"[^"]*"|\S+/g)?.map((arg) => arg.replaceAll('"', "")) ?? [];
  const check = await redashAccess(args, { cwd });
  expect({ code: check.code, stderr: check.stderr }).toEqual({ code: 0, stderr: "" });
  const report = JSON.parse(String(files.get("reports/demo/report.json")));
  expect(report.drift.files.length).toBe(4);
  for (const { name } of report.drift.files) expect(check.stdout).toContain(`${name}\n`);
});

test("a package has all that it reads", () => {
  const { files: packaged } = JSON.parse(
    readFileSync(new URL("../../package.json", import.meta.url), "utf8"),
  );
  expect(packaged).toEqual(expect.arrayContaining(["fixtures/organisations", "fixtures/directories/demo"]));
});

test("the sample in reports/demo/ is what the demo writes: `npm run demo` renews it", () => {
  const sample = readdirSync(SAMPLE).map((name) => `reports/demo/${name}`);
  expect(sample.sort()).toEqual([...files.keys()]);
  for (const [file, bytes] of files) {
    const same = bytes.equals(readFileSync(join(SAMPLE, file.slice("reports/demo/".length))));
    expect({ file, same }).toEqual({ file, same: true });
  }
});
