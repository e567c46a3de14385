import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, test } from "vitest";
import { directorySchema } from "../../src/model/directory.js";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";

const USER = { login: "external" as const, createdAt: "2024-03-04T09:00:00Z" };
const ORGANISATION = {
  settings: { auth_saml_enabled: true, auth_password_login_enabled: true },
  groups: [
    { key: "analysts", name: "Analysts" },
    { key: "finance", name: "Finance" },
  ],
  dataSources: [
    { key: "rides", name: "Rides", grants: [{ group: "analysts" }] },
    { key: "ledger", name: "Ledger", grants: [{ group: "finance" }] },
  ],
  users: [
    { ...USER, name: "Ana", email: "ana@nordlicht.example", groups: ["default", "finance"] },
    { ...USER, name: "Ben", email: "ben@nordlicht.example", groups: ["default", "analysts"] },
    { ...USER, name: "Eve", email: "eve@nordlicht.example", groups: ["default", "finance"] },
  ],
};

function person(id: string, name: string, status: string) {
  const email = `${name}@nordlicht.example`;
  return {
    id,
    status,
    created: "2024-01-01T00:00:00.000Z",
    profile: { login: email, email, title: "Analyst" },
  };
}
const ANA = person("00u1", "ana", "ACTIVE");
const PEOPLE = [ANA, person("00u2", "ben", "SUSPENDED"), person("00u9", "root", "ACTIVE")];
const MEMBERS = [{ group: { id: "00g1", profile: { name: "redash-Analysts" } }, users: [ANA] }];
const TODAY = new Date().toISOString().slice(0, 10);
const FILES = ["--directory", "users.json", "--directory", "members.json"];
const GIVEN = [...FILES, "--directory-as-of", TODAY];

let server: Simulator;
beforeAll(async () => {
  server = await startSimulator({ organisation: ORGANISATION, version: "26.3.0" });
  return () => server.close();
});

async function run(options: readonly string[], files: Record<string, unknown> = {}) {
  const cwd = emptyFolder();
  const all = { "users.json": PEOPLE, "members.json": MEMBERS, ...files };
  for (const [name, value] of Object.entries(all)) {
    writeFileSync(join(cwd, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  const env = { REDASH_URL: server.url, REDASH_API_KEY: server.adminKey };
  const finished = await redashAccess(["run", "--out", "out", ...options], { cwd, env });
  const [name = ""] = finished.code === 2 ? [] : readdirSync(join(cwd, "out"));
  const read = (file: string) => readFileSync(join(cwd, "out", name, file));
  const rows = (table: string): Record<string, string>[] =>
    parse(read(`${table}.csv`), { bom: true, columns: true });
  return { ...finished, cwd, folder: join("out", name), read, rows };
}

describe("a run with exports of the directory", () => {
  test("has the tables of drift, and what the directory said", async () => {
    const { code, stdout, rows, read } = await run([
      ...GIVEN,
      "--saml-groups",
      "sent",
      "--group-map",
      "prefix:redash-",
    ]);
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringContaining("account-drift.csv") });
    expect(stdout).toMatch(
      /^Compared with 2 exports of the directory: 2 of \d+ accounts matched\.\nAccounts\n {2}\d {2}\w/m,
    );
    expect(rows("account-drift").map(({ user_name, finding, state }) => [user_name, finding, state])).toEqual(
      expect.arrayContaining([
        ["Ben", "inactive in the directory", "found"],
        ["Eve", "not in the directory", "found"],
      ]),
    );
    expect(
      rows("membership-drift").map(({ user_name, group_name, finding }) => [user_name, group_name, finding]),
    ).toEqual(
      expect.arrayContaining([
        ["Ana", "Finance", "extra now, gone at next login"],
        ["Ana", "Analysts", "missing until next login"],
        ["Ben", "Analysts", "stale until login"],
        ["Eve", "Finance", "stale until login"],
      ]),
    );
    expect(
      rows("access-drift").map(({ user_name, data_source_name, change }) => [
        user_name,
        data_source_name,
        change,
      ]),
    ).toEqual([
      ["Ana", "Rides", "gained"],
      ["Ana", "Ledger", "lost"],
    ]);
    expect(rows("users").find(({ user_name }) => user_name === "Ana")).toMatchObject({
      job_title: "Analyst",
    });
    expect(directorySchema.parse(JSON.parse(read("directory.json").toString())).identities).toHaveLength(3);
    expect(
      JSON.parse(read("report.json").toString()).drift.files.map(({ name }: { name: string }) => name),
    ).toEqual(["members.json", "users.json"]);
    expect(read("report.html").toString()).toContain('id="drift"');
  });

  test("says the same from the snapshot, with the settings in the config file", async () => {
    const first = await run([...GIVEN, "--saml-groups", "sent", "--group-map", "map.yaml"], {
      "map.yaml": "prefix: redash-",
    });
    const config = [
      "directory: [members.json, users.json]",
      `directory_as_of: ${TODAY}`,
      "saml_groups: sent",
      "group_map: prefix:redash-",
    ];
    writeFileSync(join(first.cwd, "redash-access.yaml"), config.join("\n"));
    const { cwd } = first;
    const snapshot = join(first.folder, "snapshot.json");
    const again = await redashAccess(["report", "--snapshot", snapshot, "--out", "again"], { cwd });
    expect(again.stderr).toBe("");
    const [name = ""] = readdirSync(join(cwd, "again"));
    for (const file of [
      "account-drift.csv",
      "membership-drift.csv",
      "access-drift.csv",
      "report.json",
      "directory.json",
    ]) {
      expect(readFileSync(join(cwd, "again", name, file)).equals(first.read(file)), file).toBe(true);
    }
  });

  test("without them, has no word of drift", async () => {
    const { code, stdout, read } = await run([]);
    expect(code).toBe(0);
    expect(stdout).not.toContain("drift");
    expect(JSON.parse(read("report.json").toString()).drift).toBeNull();
    expect(() => read("account-drift.csv")).toThrow("ENOENT");
  });
});

describe("a directory that is not whole", () => {
  const page = {
    value: [{ id: "1", userPrincipalName: "ana@nordlicht.example", mail: "ana@nordlicht.example" }],
    "@odata.nextLink": "x",
  };

  test("is refused before the server is asked, and nothing is left behind", async () => {
    const asked = server.requests.length;
    const { code, stderr, cwd } = await run(["--directory", "page.json"], { "page.json": page });
    expect(code).toBe(2);
    expect(stderr).toContain("--allow-partial");
    expect(server.requests.length).toBe(asked);
    expect(readdirSync(cwd)).not.toContain("out");
  });

  test("where it is allowed, calls nobody gone, says PARTIAL and exits with 1", async () => {
    const { code, stdout, rows } = await run(["--directory", "page.json", "--allow-partial"], {
      "page.json": page,
    });
    expect(code).toBe(1);
    expect(stdout).toMatch(/^PARTIAL/);
    expect(stdout).toMatch(/not in the directory/);
    const gone = rows("account-drift").filter(({ finding }) => finding === "not in the directory");
    expect(gone.map(({ state }) => state)).toEqual(gone.map(() => "not evaluated"));
    expect(gone.length).toBeGreaterThan(0);
  });
});

describe("what would be said wrongly of everybody", () => {
  const assigned = (id: string) => ({
    id,
    scope: "USER",
    status: "ACTIVE",
    created: "2025-05-05T08:00:00.000Z",
    credentials: null,
    profile: {},
  });
  const outcome = async (options: readonly string[], files: Record<string, unknown>) => {
    const of = await run(["--directory-as-of", TODAY, ...options], files);
    const found = of.rows("account-drift").filter(({ state }) => state === "found");
    return {
      ...of,
      stdout: of.stdout.replace(/\s+/g, " "),
      found: found.map(({ user_name, finding }) => [user_name, finding]),
    };
  };

  test("an application's list of ids against a list of people without ids says of nobody that he is not assigned", async () => {
    const health = [
      "User,Login,Status,Activation date,Authentication Source,Last Login,Last Password Change",
      "Ana,ana@nordlicht.example,Active,,Okta,,",
      "Ben,ben@nordlicht.example,Active,,Okta,,",
    ].join("\n");
    const { code, stdout, found } = await outcome(["--directory", "health.csv", "--directory", "app.json"], {
      "health.csv": health,
      "app.json": [assigned("00u1nordlichtAda0001"), assigned("00u1nordlichtCem0002")],
    });
    expect(code).toBe(1);
    expect(stdout).toContain("Not evaluated: not assigned to the application.");
    expect(found.filter(([, finding]) => finding === "not assigned to the application")).toEqual([]);
  });

  test("people without a mail, where mails are compared, make nobody gone", async () => {
    const nameless = {
      value: [{ id: "1", displayName: "A", mail: null, userPrincipalName: "4f0c@t.example" }],
    };
    const { code, stdout, found } = await outcome(["--directory", "entra.json"], { "entra.json": nameless });
    expect(code).toBe(1);
    expect(stdout).toContain(
      "1 person of the directory has no mail to compare with, of 1 (setting match-by).",
    );
    expect(found.filter(([, finding]) => finding === "not in the directory")).toEqual([]);
  });

  test("an alias domain that is to be two is refused", async () => {
    const twice = [
      "--alias-domain",
      "old.example=new.example",
      "--alias-domain",
      "OLD.example=newer.example",
    ];
    const { code, stderr } = await run([...GIVEN, ...twice]);
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringContaining("of each alias one domain alone"),
    });
    const same = ["--alias-domain", "old.example=new.example", "--alias-domain", "old.example=NEW.example"];
    expect((await run([...GIVEN, ...same])).code).toBe(0);
  });
});

describe("options that cannot be followed", () => {
  test.each([
    ["--saml-groups", "sent"],
    ["--group-map", "equal"],
    ["--match-by", "upn"],
    ["--alias-domain", "old.example=new.example"],
    ["--account-map", "accounts.yaml"],
    ["--ignore-plus-tags"],
    ["--directory-as-of", TODAY],
    ["--directory-format", "okta-users"],
    ["--allow-partial"],
  ])("%s without an export", async (...option) => {
    const asked = server.requests.length;
    const { code, stderr } = await run(option);
    expect(code).toBe(2);
    expect(stderr).toContain(`${option[0]} would do nothing without --directory.`);
    expect(stderr).toContain("code: option_invalid");
    expect(server.requests.length).toBe(asked);
  });

  test("in the config file alone they may stand, for runs that have exports", async () => {
    const config = "saml-groups: sent\nmatch-by: upn\nallow-partial: true\n";
    expect((await run([], { "redash-access.yaml": config })).code).toBe(0);
    const listed = "directory: [users.json, members.json]\n";
    expect((await run(["--saml-groups", "sent"], { "redash-access.yaml": listed })).code).toBe(0);
  });

  test("exports of a day to come", async () => {
    const { code, stderr } = await run([...FILES, "--directory-as-of", "2099-01-01"]);
    expect(code).toBe(2);
    expect(stderr).toContain("The exports cannot be of 2099-01-01T00:00:00Z, which is yet to come.");
    expect(stderr).toContain("where: --directory-as-of");
    expect(stderr).toContain("code: option_invalid");
  });

  test("a group map that is neither a rule nor a file", async () => {
    const { code, stderr } = await run([...FILES, "--group-map", "prefix"]);
    expect(code).toBe(2);
    expect(stderr).toContain("must be equal, prefix:TEXT or a file that exists.");
  });
});

test("a report of a run that is there already asks for another folder, not another name", async () => {
  const { cwd, folder } = await run([]);
  const { code, stderr } = await redashAccess(
    ["report", "--snapshot", join(folder, "snapshot.json"), "--out", "out"],
    { cwd },
  );
  expect(code).toBe(2);
  expect(stderr).toContain("code: file_exists");
  expect(stderr).toContain("give another folder with --out");
});
