import { expect, test } from "vitest";
import { READERS } from "../../src/directory/readers/index.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";

test("every format says how to get its file, and its commands stand on lines of their own", async () => {
  const { code, stdout, stderr } = await redashAccess(["directory", "formats"], { cwd: emptyFolder() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  for (const { id, title, howToGet, mustHold } of READERS) {
    expect(stdout).toContain(`${id}  ${title}\n  how to get it\n    - ${howToGet[0]}\n`);
    for (const line of [...howToGet, ...mustHold]) expect(stdout).toContain(`    - ${line}\n`);
  }
  expect(stdout).toContain("mapped-csv");
});

test("a word lists the formats alone whose ids begin with it", async () => {
  const ids = async (word: string) => {
    const { code, stdout } = await redashAccess(["directory", "formats", word], { cwd: emptyFolder() });
    expect(code).toBe(0);
    return [...stdout.matchAll(/^(\S+) {2}/gm)].map(([, id]) => id);
  };
  expect(await ids("ENTRA-U")).toEqual(["entra-users", "entra-users-csv"]);
  expect(await ids("mapped")).toEqual(["mapped-csv"]);
});

test("a word that begins no id is answered with the ids", async () => {
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await redashAccess(["directory", "formats", "users"], { cwd });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain('no format whose id begins with "users"');
  for (const { id } of READERS) expect(stderr).toContain(id);
  expect(stderr).toContain("mapped-csv.");
});
