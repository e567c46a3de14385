import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";

const ORGANISATION = JSON.parse(
  readFileSync(new URL("../../fixtures/organisations/demo.json", import.meta.url), "utf8"),
);

test.each(["10.1.0", "26.3.0"])(
  "no key of anybody is in any file or output, of a run against Redash %s and of what is made from it",
  async (version) => {
    const simulator = await startSimulator({ organisation: ORGANISATION, version });
    const cwd = emptyFolder();
    const env = { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey };
    const run = await redashAccess(["run", "--out", "reviews", "--prove"], { cwd, env });
    expect(run.code).toBe(1);
    await redashAccess(["collect", "--out", "snapshot.json"], { cwd, env });
    const explained = await redashAccess(["explain", "1", "1", "--snapshot", "snapshot.json"], { cwd });
    const keys = simulator.keys();
    const asked = simulator.requests.map(({ path }) => path.replace(/\?.*/, ""));
    await simulator.close();

    // The server did hand out the keys of queries and the links of dashboards.
    for (const path of ["/api/queries", "/api/queries/5", "/api/dashboards/1", "/api/alerts"]) {
      expect(asked).toContain(path);
    }
    const snapshot = JSON.parse(readFileSync(join(cwd, "snapshot.json"), "utf8"));
    expect(snapshot.queries.every((query: { hasKey: boolean }) => query.hasKey)).toBe(true);
    expect(snapshot.dashboards.filter((one: { hasPublicLink: boolean }) => one.hasPublicLink)).toHaveLength(
      2,
    );

    expect(keys.length).toBeGreaterThan(70);
    expect(keys).toContain(simulator.adminKey);
    const files = filesBelow(cwd);
    expect(files.length).toBeGreaterThan(10);
    const printed = Buffer.from(run.stdout + run.stderr + explained.stdout + explained.stderr);
    const outputs = [printed, ...files.map((file) => readFileSync(join(cwd, file)))];
    // The same search finds what does stand in the files: it is able to find.
    expect(
      outputs.filter((bytes) => bytes.includes("hannelore.grimm@nordlicht.example")).length,
    ).toBeGreaterThan(3);
    const leaked = keys.filter((key) => outputs.some((bytes) => bytes.includes(key)));
    expect(leaked).toEqual([]);
  },
);

test("a name that is the caller's key stops the run before anything is written", async () => {
  const asked = await startSimulator({ organisation: {}, version: "10.1.0" });
  const key = asked.adminKey;
  await asked.close();
  const simulator = await startSimulator({
    organisation: { users: [{ name: `my key is ${key}`, email: "careless@example.com" }] },
    version: "10.1.0",
  });
  const cwd = emptyFolder();
  const env = { REDASH_URL: simulator.url, REDASH_API_KEY: key };
  const { code, stdout, stderr } = await redashAccess(["run"], { cwd, env });
  await simulator.close();
  expect(simulator.adminKey).toBe(key);
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain("code: key_in_output");
  expect(stderr).not.toContain(key);
  expect(filesBelow(cwd)).toEqual([]);
});
