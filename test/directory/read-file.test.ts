import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readFile } from "../../src/directory/read-file.js";
import { READERS } from "../../src/directory/readers/index.js";
import { Problem } from "../../src/model/problem.js";
import { fileOf, fixtureBytes } from "../helpers/directory-input.js";
import { rejectionOf } from "../helpers/thrown.js";

const OPTIONS = { readers: READERS };
const CSV = "id,userPrincipalName,displayName,mail,accountEnabled\n";
const ROW = "1,ana@nordlicht.example,Ana Zoë,ana@nordlicht.example,True\n";

describe("readFile", () => {
  it("says what it read, by its bytes, and when", async () => {
    const { file, identities } = await readFile(
      fileOf("users.csv", CSV + ROW, "2026-11-24T08:00:00.000Z"),
      OPTIONS,
    );
    expect(file).toMatchObject({
      name: "users.csv",
      sha256: "8f3548ac8c5b7a6857855b5887821f5a67d97eb345fff23371605e4234436f93",
      bytes: 113,
      format: "entra-users-csv",
      encoding: "utf-8",
      asOf: { time: "2026-11-24T08:00:00.000Z", from: "file" },
      read: 1,
      used: 1,
      unusable: [],
    });
    expect(identities.map(({ places }) => places)).toEqual([["users.csv:2"]]);
  });

  it("believes the time that is given before the file's own", async () => {
    const input = fileOf("users.csv", CSV + ROW, "2026-11-24T08:00:00.000Z");
    const given = await readFile(input, { ...OPTIONS, asOf: "2026-11-20T00:00:00Z" });
    expect(given.file.asOf).toEqual({ time: "2026-11-20T00:00:00Z", from: "given" });
    expect((await readFile(fileOf("users.csv", CSV + ROW), OPTIONS)).file.asOf).toBeNull();
  });

  it("reads what is not UTF-8 again, as Windows-1252, and says so", async () => {
    const { file, identities } = await readFile(
      fileOf("users.csv", Buffer.from(CSV + ROW, "latin1")),
      OPTIONS,
    );
    expect(file).toMatchObject({
      encoding: "windows-1252",
      bytes: 112,
      read: 1,
      warnings: ["Not UTF-8 (line 2), so read as Windows-1252: see whether names with accents are right."],
    });
    expect(identities[0]?.record.name).toBe("Ana Zoë");
  });

  it("recognises a file by its first records, however many follow", async () => {
    const rows = Array.from({ length: 300 }, (_, index) => `${index},p${index}@nordlicht.example,P,,True\n`);
    const { file } = await readFile(fileOf("users.csv", CSV + rows.join("")), OPTIONS);
    expect(file).toMatchObject({ read: 300, used: 300, identities: 300 });
  });

  it("counts rows that no reader could use", async () => {
    const { file } = await readFile(
      fileOf("users.csv", `${CSV + ROW}2,b@nordlicht.example,Bo,,True,more\n`),
      OPTIONS,
    );
    expect(file).toMatchObject({
      read: 2,
      used: 1,
      unusable: [{ place: "users.csv:3", why: "6 cells under 5 columns: nobody knows which cell is which" }],
    });
  });

  it.each([
    ["a header alone", "users.csv", CSV, "users.csv (entra-users-csv) lists nobody."],
    ["an empty list", "users.json", "[]", "users.json has no record."],
    ["an empty page", "users.json", '{"value": []}', "users.json has no record."],
    ["an empty file", "users.json", "", "users.json is empty."],
    [
      "rows of nobody",
      "users.csv",
      `${CSV},,Ana,,True\n`,
      "users.csv (entra-users-csv) has nobody who can be used: users.csv:2: ",
    ],
  ])("refuses %s, which would call everybody gone", async (_, name, text, message) => {
    const problem = await rejectionOf(readFile(fileOf(name, text), OPTIONS));
    expect(problem.code).toBe("directory_empty");
    expect(problem.message).toContain(message);
  });

  it("refuses more than 1 GiB before it looks at it", async () => {
    const input = fileOf("users.json", "");
    async function* open() {
      yield new Uint8Array(1024 ** 3 + 1);
    }
    expect(await rejectionOf(readFile({ ...input, open }, OPTIONS))).toMatchObject({
      code: "directory_unreadable",
      message: "users.json has more than 1 GiB.",
      place: "users.json",
    });
  });

  it("reads or refuses a spoilt file, and never fails otherwise", async () => {
    const paths = ["okta-users/users.json", "entra-users-csv/users.csv", "ldif/openldap.ldif"];
    const spoiling = fc.record({
      original: fc.constantFrom(...paths.map(fixtureBytes)),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      cut: fc.boolean(),
      inserted: fc.uint8Array({ maxLength: 4 }),
    });
    await fc.assert(
      fc.asyncProperty(spoiling, async ({ original, at, cut, inserted }) => {
        const place = Math.floor(at * original.length);
        const rest = cut ? new Uint8Array() : original.subarray(place);
        const content = Buffer.concat([original.subarray(0, place), inserted, rest]);
        const outcome = await readFile(fileOf("export", content), OPTIONS).catch((error: unknown) => error);
        if (outcome instanceof Problem) expect(outcome.place).toContain("export");
        else expect(outcome).toMatchObject({ file: { name: "export", bytes: content.length } });
      }),
      { numRuns: 300 },
    );
  });

  it("hands on what goes wrong with the file itself", async () => {
    const failure = new Error("EIO");
    // biome-ignore lint/correctness/useYield: it fails before the first chunk
    async function* open(): AsyncGenerator<Uint8Array> {
      throw failure;
    }
    await expect(readFile({ name: "users.json", open }, OPTIONS)).rejects.toBe(failure);
  });
});
