import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";
import { group, snapshot, user } from "../helpers/snapshots.js";

const PEOPLE = [
  oktaUser("00u1", "ana@nordlicht.example", "ACTIVE"),
  oktaUser("00u2", "ben@nordlicht.example", "SUSPENDED"),
  oktaUser("00u3", "cyd@nordlicht.example", "A NEW WORD"),
];
const MEMBERS = [
  { group: { id: "00g1", profile: { name: "redash-analysts" } }, users: [PEOPLE[0], PEOPLE[1]] },
];

function oktaUser(id: string, email: string, status: string) {
  return {
    id,
    status,
    created: "2024-01-01T00:00:00.000Z",
    lastLogin: null,
    profile: { login: email, email },
  };
}

async function check(files: Record<string, unknown>, ...options: string[]) {
  const cwd = emptyFolder();
  for (const [name, value] of Object.entries(files)) {
    mkdirSync(dirname(join(cwd, name)), { recursive: true });
    writeFileSync(join(cwd, name), typeof value === "string" ? value : JSON.stringify(value));
  }
  const names = Object.keys(files).filter(
    (name) => name !== "snapshot.json" && name !== "redash-access.yaml",
  );
  return redashAccess(["directory", "check", ...names, ...options], { cwd });
}

async function checked(files: Record<string, unknown>, ...options: string[]) {
  const { code, stdout, stderr } = await check(files, "--json", ...options);
  expect(stderr).toBe("");
  return { code, value: JSON.parse(stdout) };
}

describe("what a file holds", () => {
  test("in all and per file, null where such a file cannot know", async () => {
    const { code, value } = await checked({ "users.json": PEOPLE, "members.json": MEMBERS });
    expect(code).toBe(0);
    const { files, examples, ...all } = value;
    expect(all).toEqual({
      identities: 3,
      active: 1,
      inactive: 1,
      unknown: 1,
      groups: 1,
      memberships: 2,
      partial: false,
      warnings: [],
      unusable: 0,
    });
    expect(files[0]).toMatchObject({
      name: "users.json",
      format: "okta-users",
      identities: 3,
      groups: null,
      memberships: null,
    });
    expect(files[1]).toMatchObject({
      format: "okta-group-members",
      groups: 1,
      memberships: 2,
      partial: false,
    });
    expect(examples).toHaveLength(3);
  });

  test("in words, for somebody who wants to see whether it is the right file", async () => {
    const { code, stdout } = await check({ "users.json": PEOPLE }, "--as-of", "2026-11-20");
    expect(code).toBe(0);
    expect(stdout).toContain("recognised as  Okta: users (API) (okta-users), utf-8");
    expect(stdout).toContain("as of          2026-11-20T00:00Z (given by you)");
    expect(stdout).toContain("people         3: 1 active, 1 inactive, 1 of unknown status");
    expect(stdout).toContain("groups         such a file has none");
    expect(stdout).toContain("  ana@nordlicht.example  no name  active (ACTIVE)  0 groups");
  });

  test("records that cannot be used are listed with their place", async () => {
    const { value } = await checked({
      "users.json": [...PEOPLE, { id: null, status: "ACTIVE", profile: {} }],
    });
    expect(value.files[0]).toMatchObject({ read: 4, used: 3, unusable: 1 });
    expect(value.files[0].unusableRecords).toEqual([
      { place: expect.stringContaining("users.json: record 4"), why: expect.any(String) },
    ]);
  });
});

describe("what is refused ends with 2, its reason, and what to do", () => {
  const PAGE = {
    value: [{ id: "1", userPrincipalName: "a@x.example", mail: "a@x.example" }],
    "@odata.nextLink": "https://graph",
  };

  test("a file that says itself that more is missing", async () => {
    const { code, value } = await checked({ "page.json": PAGE });
    expect(code).toBe(2);
    expect(value.partial).toBe(true);
    expect(value.files[0].partialBecause.join()).toMatch(/nextLink|next page/i);
    expect(value.files[0].problem).toMatchObject({ code: "directory_partial" });
  });

  test("a set of files of which a number is missing, and is partial where that is allowed", async () => {
    const part = (id: string) => ({ realm: "r", users: [{ id, username: id, enabled: true }] });
    const files = { "r-users-0.json": part("ana"), "r-users-2.json": part("ben") };
    const refused = await checked(files);
    expect([refused.code, refused.value.partial]).toEqual([2, true]);
    expect(refused.value.problem).toMatchObject({ code: "directory_partial" });
    const allowed = await checked(files, "--allow-partial");
    expect([allowed.code, allowed.value.partial, allowed.value.problem]).toEqual([0, true, undefined]);
  });

  test("and is read where that is allowed", async () => {
    const { code, value } = await checked({ "page.json": PAGE }, "--allow-partial");
    expect({ code, partial: value.partial, identities: value.identities }).toEqual({
      code: 0,
      partial: true,
      identities: 1,
    });
  });

  test.each([
    ["an empty file", "", "directory_empty"],
    ["an empty list", "[]", "directory_empty"],
    ["an empty list of people", '{"value": []}', "directory_empty"],
    ["one cut in the middle", JSON.stringify(PEOPLE).slice(0, 150), "directory_unreadable"],
    ["a login page", "<!doctype html><html><title>Sign in</title></html>", "directory_unreadable"],
    [
      "an error of the provider",
      '{"errorCode": "E0000011", "errorSummary": "Invalid token provided"}',
      "directory_unreadable",
    ],
    ["another JSON file", '{"name": "redash-access-review"}', "directory_format_unknown"],
    ["the same person twice", JSON.stringify([PEOPLE[0], PEOPLE[0]]), "directory_contradicts"],
    [
      "a member name twice",
      '[{"id": "00u1", "status": "ACTIVE", "status": "SUSPENDED", "profile": {}}]',
      "directory_unreadable",
    ],
    ["a header twice", "User,Login,Status,Login\na,a@x.example,ACTIVE,b\n", "directory_unreadable"],
    ["an LDIF file that names another file", "dn: cn=a\ncn:< file:///etc/passwd\n", "directory_unreadable"],
  ])("%s", async (_, text, code) => {
    const finished = await checked({ "export.txt": text });
    expect(finished.code).toBe(2);
    const { problem } = finished.value.files[0];
    expect(problem).toMatchObject({ code, hint: expect.stringMatching(/./) });
    expect(`${problem.place} ${problem.message}`).toContain("export.txt");
    expect(JSON.stringify(finished.value)).not.toContain("root:");
  });

  test("one file that is refused hides nothing of the others", async () => {
    const { code, value } = await checked({ "users.json": PEOPLE, "broken.json": "[{" });
    expect(code).toBe(2);
    expect(value.files.map((file: { identities?: number }) => file.identities)).toEqual([3, undefined]);
  });
});

describe("files by their paths", () => {
  const membersOf = (id: string) => `members-of-${id}.json`;
  const group = "00g00000000000000001";

  test("are told apart where they have one name, whose words alone say whose members they list", async () => {
    const files = {
      [`people/first/${membersOf(group)}`]: [PEOPLE[0]],
      [`people/second/${membersOf(group)}`]: [PEOPLE[0]],
      "groups of members/users.json": PEOPLE,
    };
    const { code, value } = await checked(files);
    expect(code).toBe(0);
    expect(
      value.files.map(({ name, format, people }: Record<string, unknown>) => [name, format, people]),
    ).toEqual([
      [`people/first/${membersOf(group)}`, "okta-group-members", "absent"],
      [`people/second/${membersOf(group)}`, "okta-group-members", "absent"],
      ["users.json", "okta-users", "whole"],
    ]);
    expect([value.groups, value.memberships]).toEqual([1, 2]);
    expect(value.examples[0].places).toEqual([
      `people/first/${membersOf(group)}: record 1 (line 1)`,
      `people/second/${membersOf(group)}: record 1 (line 1)`,
      "users.json: record 1 (line 1)",
    ]);
  });

  test("say nothing by the names of their folders", async () => {
    const folders = [`${group} members-of-x`, "groups"];
    const { value } = await checked(
      Object.fromEntries(folders.map((folder, at) => [`${folder}/users.json`, [PEOPLE[at]]])),
    );
    expect(
      value.files.map(({ name, format, people }: Record<string, unknown>) => [name, format, people]),
    ).toEqual(folders.map((folder) => [`${folder}/users.json`, "okta-users", "whole"]));
  });

  test.each([
    ["a folder", ".", "It is a folder: give the files in it."],
    ["what is no file", "/dev/null", "It is no file: save what comes from it as one, and give that."],
    ["what is not there", "none.json", "Check that the file exists and may be read."],
  ])("are refused where they name %s", async (_, path, hint) => {
    const { code, stdout, stderr } = await redashAccess(["directory", "check", path], { cwd: emptyFolder() });
    expect([code, stdout]).toEqual([2, ""]);
    expect(stderr).toContain(hint);
    expect(stderr).toContain("file_unreadable");
  });

  test.runIf(process.platform === "linux")("are refused where reading fails", async () => {
    const { code, stdout } = await redashAccess(["directory", "check", "/proc/self/mem"], {
      cwd: emptyFolder(),
    });
    expect(code).toBe(2);
    expect(stdout).toContain("The export of the directory cannot be read.");
  });
});

test("a named mapping leaves files of other formats to their readers, and says so", async () => {
  const { code, value } = await checked(
    {
      "people.csv": "id,userPrincipalName,mail,on\n1,a@nordlicht.example,a@nordlicht.example,yes\n",
      "members.csv": "group,email,role,type\nops@nordlicht.example,a@nordlicht.example,MEMBER,USER\n",
      "redash-access.yaml":
        "directory-csv: {email: mail, status: {column: on, active: ['yes'], inactive: ['no']}}\n",
    },
    "--format",
    "mapped-csv",
  );
  expect(code).toBe(0);
  expect(value.files.map(({ format }: { format: string }) => format)).toEqual([
    "mapped-csv",
    "gam-group-members-csv",
  ]);
  expect([value.active, value.memberships]).toEqual([1, 1]);
  expect(value.warnings).toContain(
    "members.csv: Read as gam-group-members-csv, which its content shows, not as mapped-csv.",
  );
});

describe("a CSV file of one's own", () => {
  const people = { "people.csv": "E-Mail,Active\na@nordlicht.example,yes\n" };
  const config = (mail: string) => ({
    "redash-access.yaml": `directory-csv: {email: ${mail}, status: {column: State, active: [on], inactive: [off]}}\n`,
  });

  test("that is called mapped-csv without a mapping asks for it, and shows what there is to map", async () => {
    const { code, value } = await checked(people, "--format", "mapped-csv");
    expect(code).toBe(2);
    expect(value.files[0].problem.message).toBe(
      'people.csv is not used: mapped-csv needs directory-csv in the config file, which says what these columns hold: "E-Mail", "Active".',
    );
    expect(value.files[0].problem.hint).toContain("directory formats mapped-csv");
  });

  test.each([
    ["some of the mapped columns", "E-Mail", 'no column "State", which'],
    ["all of them", "Mail", 'no column "Mail", "State", which'],
  ])("that lacks %s is told so", async (_, mail, lacks) => {
    const { code, value } = await checked({ ...people, ...config(mail) });
    expect(code).toBe(2);
    expect(value.files[0].problem.message).toBe(
      `people.csv is not used: it has ${lacks} directory-csv names; it has "E-Mail", "Active".`,
    );
  });
});

test("exports of a day to come are refused", async () => {
  const { code, stderr } = await check({ "users.json": PEOPLE }, "--as-of", "2099-01-01");
  expect(code).toBe(2);
  expect(stderr).toContain("where: --as-of\n");
});

test("--against suggests what matches most, and applies nothing", async () => {
  const redash = snapshot({
    groups: [...snapshot().groups, group(3, "analysts")],
    users: [
      user(1, "Ana", [2, 3], { email: "ANA@nordlicht.example" }),
      user(2, "Ben", [2], { email: "ben@nordlicht.example" }),
      user(3, "Eve", [2, 3], { email: "eve@nordlicht.example" }),
    ],
  });
  const files = {
    "users.json": PEOPLE,
    "members.json": MEMBERS,
    "snapshot.json": [...jsonSnapshot(redash)].join(""),
  };
  const { code, value } = await checked(files, "--against", "snapshot.json");
  expect(code).toBe(0);
  expect(value.suggestions.attributes).toContainEqual({ attribute: "mail", matches: 2, of: 3 });
  expect(value.suggestions.maps).toContainEqual({ map: "prefix:redash-", explains: 1, of: 1 });
});
