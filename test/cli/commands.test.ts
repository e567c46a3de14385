import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { COMMANDS } from "../../src/cli/commands/index.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";

test("every command stands in a file of its name, and every file is a command", () => {
  const folder = new URL("../../src/cli/commands/", import.meta.url);
  const files = readdirSync(folder).filter((file) => file !== "index.ts");
  expect(COMMANDS.map(({ name }) => `${name.replace(" ", "-")}.ts`).sort()).toEqual(files.sort());
});

test("--help names every command, its exit codes and how to start", async () => {
  const { code, stdout } = await redashAccess(["--help"], { cwd: emptyFolder() });
  expect(code).toBe(0);
  for (const { name, summary } of COMMANDS) {
    const said = name.includes(" ")
      ? `^  ${name.split(" ")[0]} .*read exports`
      : `^  ${name} .*${summary.slice(0, 20)}`;
    expect(stdout).toMatch(new RegExp(said, "m"));
  }
  expect(stdout).toContain("Exit codes:\n  0 ");
  expect(stdout).toContain("redash-access demo");
});

test.each(COMMANDS.map(({ name }) => name))(
  "%s --help fits a terminal, and has an example and the exit codes",
  async (name) => {
    const { code, stdout } = await redashAccess([...name.split(" "), "--help"], { cwd: emptyFolder() });
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`Examples:\\n  .*redash-access ${name}`));
    expect(stdout).toContain("Exit codes:\n  0 ");
    const [words = ""] = stdout.split("\nExamples:\n");
    expect(words.split("\n").filter((line) => line.length > 80)).toEqual([]);
  },
);

test.each(COMMANDS)("$name --help has the exit codes that it can end with", async ({ name, load }) => {
  const { default: command } = await load();
  const { stdout } = await redashAccess([...name.split(" "), "--help"], { cwd: emptyFolder() });
  const codes = [...stdout.matchAll(/^ {2}(\d+) +\w/gm)].map(([, code]) => code);
  const canBeIncomplete = command.options.some((option) => option.name() === "fail-on");
  expect(codes).toEqual(
    canBeIncomplete || command.exits !== undefined ? ["0", "1", "2", "130"] : ["0", "2", "130"],
  );
});

test("--version is the package's", async () => {
  const { code, stdout } = await redashAccess(["--version"], { cwd: emptyFolder() });
  expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) });
});

test("a reader that stops reading is no failure", async () => {
  const { code, stderr } = await redashAccess(["--help"], {
    cwd: emptyFolder(),
    whileRunning: (_, stdout) => stdout.destroy(),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
});
