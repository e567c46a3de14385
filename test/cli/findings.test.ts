import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import { dataSource, grant, snapshot, user } from "../helpers/snapshots.js";

/** Collected on 25 November 2026. */
const SNAPSHOT = snapshot({
  users: [
    user(1, "Root", [1, 2]),
    user(3, "Ana", [2, 15]),
    user(4, "Bo", [2, 15]),
    user(5, "Cy", [2, 15], { email: "deploy@example.com" }),
  ],
  dataSources: [dataSource(1, "Ledger"), dataSource(2, "Rides")],
  grants: [grant(2, 2, "view")],
});

const CONFIG = `internal-domains: example.com
service-accounts: [deploy@example.com, bot-*@example.com]
shared-accounts: []
data-sources:
  - data-source: Ledger
    sensitive: true
  - data-source: 9
    sensitive: true
exceptions: accepted.yaml
`;

const ACCEPTED = `- finding: deleted-group-membership-u3
  reason: Of no consequence
  owner: Ina
  expires: 2026-11-25
- finding: deleted-*-u4
  reason: Of no consequence
  owner: Ina
  expires: 2026-11-24
- finding: deleted-group-membership-u77
  reason: Left by now
  owner: Ina
  expires: 2027-01-31
`;

async function report(files: Record<string, string>, ...options: string[]) {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "snapshot.json"), [...jsonSnapshot(SNAPSHOT)].join(""));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  const finished = await redashAccess(
    ["report", "--snapshot", "snapshot.json", "--csv-for", "machines", ...options],
    { cwd },
  );
  return {
    ...finished,
    read: (name: string) => readFileSync(join(cwd, "reports", SNAPSHOT.runId, name), "utf8"),
  };
}

describe("a report by a config file and a file of accepted risks", () => {
  test("has each finding with what was decided about it, as of when it was collected", async () => {
    const { code, stdout, read } = await report({ "redash-access.yaml": CONFIG, "accepted.yaml": ACCEPTED });
    expect(code).toBe(0);
    const rows: Record<string, string>[] = parse(read("findings.csv"), { columns: true });
    const decided = rows
      .filter(({ rule }) => rule === "deleted-group-membership")
      .map(({ id, status, accepted_by, accepted_until }) => [id, status, accepted_by, accepted_until]);
    expect(decided).toEqual([
      ["deleted-group-membership-u3", "accepted", "Ina", "2026-11-25"],
      ["deleted-group-membership-u4", "acceptance expired", "Ina", "2026-11-24"],
      ["deleted-group-membership-u5", "open", "", ""],
    ]);
    expect(rows.map(({ id }) => id)).toContain("ownerless-sensitive-source-s1");
    expect(stdout).toContain("1 accepted");
    expect(stdout).toContain("Accepted risks that fit no finding:\n  - deleted-group-membership-u77 (Ina)\n");
    expect(stdout).toContain("The config file:\n  - No account has the e-mail bot-*@example.com");
    expect(stdout).toContain("  - There is no data source 9");
  });

  test("tells programs what each rule came to, and by what it was judged", async () => {
    const { read } = await report({ "redash-access.yaml": CONFIG, "accepted.yaml": ACCEPTED });
    const { rules, risk, unusedAcceptances } = JSON.parse(read("report.json"));
    expect(rules.find(({ id }: { id: string }) => id === "ownerless-sensitive-source")).toMatchObject({
      state: "partly evaluated",
      why: ["There is no data source 9, which the config file names."],
      counts: { examined: 1, found: 1, accepted: 0, unknown: 0 },
    });
    expect(risk.warnings).toHaveLength(2);
    expect(risk.settings).toContain("1 account is told to be of programs.");
    expect(unusedAcceptances).toEqual([
      { finding: "deleted-group-membership-u77", reason: "Left by now", owner: "Ina", expires: "2027-01-31" },
    ]);
  });

  test("is without them where none are given: no rule that needs them is evaluated", async () => {
    const { code, read } = await report({});
    expect(code).toBe(0);
    const { rules } = JSON.parse(read("report.json"));
    expect(rules.find(({ id }: { id: string }) => id === "ownerless-sensitive-source")).toMatchObject({
      state: "not evaluated",
      counts: null,
    });
  });
});

describe("is not written", () => {
  const refused = async (files: Record<string, string>, ...options: string[]) => {
    const { code, stdout, stderr } = await report(files, ...options);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    return stderr;
  };

  test("where an accepted risk has no expiry, which is said by its line", async () => {
    const stderr = await refused(
      { "risks.yaml": ACCEPTED.replace("  expires: 2026-11-24\n", "") },
      "--exceptions",
      "risks.yaml",
    );
    expect(stderr).toContain("must give as expires a day such as 2026-12-31");
    expect(stderr).toContain("risks.yaml:5");
  });

  test("where the file of accepted risks is not there", async () => {
    expect(await refused({}, "--exceptions", "risks.yaml")).toContain("code: file_unreadable");
  });

  test("where the config file says what cannot be", async () => {
    const stderr = await refused({ "redash-access.yaml": CONFIG.replace("sensitive: true", "sensitive: 7") });
    expect(stderr).toContain("redash-access.yaml:6 (data-sources > sensitive)");
  });
});
