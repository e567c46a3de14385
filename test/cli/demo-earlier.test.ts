import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, expect, test } from "vitest";
import { parseSnapshot } from "../../src/model/parse-snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { redashAccess } from "../helpers/command.js";
import { aQuarterBefore } from "../helpers/earlier-demo.js";

const EARLIER = fileURLToPath(new URL("../../fixtures/snapshots/demo-earlier.json", import.meta.url));

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "redash-access-test-"));
  await redashAccess(["demo"], { cwd });
  return () => rmSync(cwd, { recursive: true });
});

test("fixtures/snapshots/demo-earlier.json is the demo a quarter before", async () => {
  const demo = parseSnapshot(readFileSync(join(cwd, "reports/demo/snapshot.json"), "utf8"), "the demo");
  await expect(
    [...jsonSnapshot(aQuarterBefore(demo))].join(""),
    "Renew it with: npx vitest run --project node test/cli/demo-earlier.test.ts -u",
  ).toMatchFileSnapshot(EARLIER);
});

test("what changed since can be seen: by diff, and who perhaps did it", async () => {
  const { code, stdout, stderr } = await redashAccess(["diff", EARLIER, "reports/demo"], { cwd });
  expect({ code, stderr }).toEqual({ code: 1, stderr: "" });
  const said = stdout.replace(/\s+/g, " ");
  for (const words of [
    "platform-deploy <platform-deploy@nordlicht.example>: administrator no → yes",
    "Marta Zawadzka <marta.zawadzka@pruefwerk.example> · Incidents and claims: level view → query",
    "Engineering · Nightly replica: full [perhaps by",
    "Bartosz Kamiński <bartosz.kaminski@nordlicht.example> · Finance & Treasury [perhaps by",
    "Customer support · Incidents and claims: grant view → full",
    "People & culture → People: If SAML logins bring groups",
    "public link · Trial balance · Board pack",
  ]) {
    expect(said).toContain(words);
  }
});

test("and in the report, with --since", async () => {
  const report = ["report", "--snapshot", "reports/demo/snapshot.json", "--since", EARLIER, "--out", "since"];
  const { stdout } = await redashAccess(report, { cwd });
  expect(stdout).toContain("Since the run 20260825T090000Z-default (2026-08-25 09:00:00 UTC):");
});
