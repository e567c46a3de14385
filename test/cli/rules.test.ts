import { expect, test } from "vitest";
import { RULES } from "../../src/analyze/rules/index.js";
import { emptyFolder, redashAccess } from "../helpers/command.js";

async function rules(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await redashAccess(["rules", ...args], { cwd: emptyFolder() });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  return stdout;
}

test("every rule is listed with its severity, its version and its title, and what it needs", async () => {
  const stdout = await rules();
  const listed = [...stdout.matchAll(/^(\S+) {2}(\w+), version (\d+)$/gm)].map(([, ...said]) => said);
  expect(listed).toEqual(RULES.map(({ id, severity, version }) => [id, severity, String(version)]));
  expect(stdout).toContain(
    "ownerless-sensitive-source  medium, version 1\n  Sensitive data source that nobody answers for\n  needs data-sources in the config file\n",
  );
});

test("one rule is explained, with what to do about it", async () => {
  expect(await rules("deleted-group-membership")).toMatch(
    /^deleted-group-membership {2}information, version 1\n.*\n {2}looks at .*\n\n.*\n\n {2}What to do: .*\n {2}What is changed: Redash membership\n {2}Supports: SOC 2 CC6\.2, /s,
  );
});

test("programs are told everything", async () => {
  const all = JSON.parse(await rules("--json"));
  expect(all).toEqual(RULES.map(({ examine: _, ...rule }) => rule));
  expect(JSON.parse(await rules("pending-key", "--json"))).toEqual([
    all.find((one: { id: string }) => one.id === "pending-key"),
  ]);
});

test("an id that there is not is answered with those that are alike", async () => {
  const { code, stdout, stderr } = await redashAccess(["rules", "pending"], { cwd: emptyFolder() });
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain('There is no rule "pending".');
  expect(stderr).toContain("There are: drift-pending-leaver, pending-key.");
});
