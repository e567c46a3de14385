import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSums, sumsText } from "../../src/evidence/sums.js";
import { emptyFolder } from "../helpers/command.js";
import { filesOf, wholeSource } from "../helpers/runs.js";

const A = "a".repeat(64);
const B = "b".repeat(64);

describe("sumsText", () => {
  it("has a line a file, by ascending names", () => {
    expect(
      sumsText([
        { name: "users.csv", sha256: A },
        { name: "report.html", sha256: B },
      ]),
    ).toBe(`${B}  report.html\n${A}  users.csv\n`);
  });

  const coreutils = spawnSync("sha256sum", ["--version"]);
  it.skipIf(coreutils.error !== undefined)(
    "is read by sha256sum of coreutils, which finds a change",
    async () => {
      const folder = emptyFolder();
      for (const [name, bytes] of await filesOf(wholeSource())) writeFileSync(join(folder, name), bytes);
      const check = () =>
        spawnSync("sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"], {
          cwd: folder,
          encoding: "utf8",
        });
      expect(check()).toMatchObject({ status: 0, stdout: "", stderr: "" });
      writeFileSync(join(folder, "users.csv"), "changed");
      expect(check()).toMatchObject({ status: 1, stdout: "users.csv: FAILED\n" });
    },
  );
});

describe("parseSums", () => {
  it("gives back what was written", () => {
    const hashes = [
      { name: "report.html", sha256: B },
      { name: "users.csv", sha256: A },
    ];
    expect(parseSums(sumsText(hashes))).toEqual(hashes);
  });

  it.each([
    ["a path", `${A}  ../users.csv\n`],
    ["a folder", `${A}  ..\n`],
    ["an escaped name", `\\${A}  a\\nb\n`],
    ["a name twice", `${A}  users.csv\n${B}  users.csv\n`],
    ["a hash in capitals", `${"A".repeat(64)}  users.csv\n`],
    ["one space", `${A} users.csv\n`],
    ["an empty line", `${A}  users.csv\n\n`],
  ])("refuses %s", (_, text) => {
    expect(() => parseSums(text)).toThrow(expect.objectContaining({ code: "run_invalid" }));
  });
});
