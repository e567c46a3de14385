import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";
import { serve } from "../helpers/http-server.js";

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

test("what looks like a key beside a name for one stops the run, and it is said beside which", async () => {
  const pasted = "k9Jd03mXbT4vLw8zNc5RhYp3sJf6gEaU1oBiQtWy";
  const address = `https://redash.example.com/api/queries/1/results.csv?api_key=${pasted}`;
  const simulator = await startSimulator({
    organisation: { users: [{ name: `Loans, see ${address}`, email: "careless@example.com" }] },
    version: "10.1.0",
  });
  const cwd = emptyFolder();
  const env = { REDASH_URL: simulator.url, REDASH_API_KEY: simulator.adminKey };
  const { code, stdout, stderr } = await redashAccess(["run"], { cwd, env });
  await simulator.close();
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain('What looks like a key stands beside "api_key"');
  expect(stderr).not.toContain(pasted);
  expect(filesBelow(cwd)).toEqual([]);
});

test("keys planted in every object of every answer come to nothing", async () => {
  const simulator = await startSimulator({ organisation: ORGANISATION, version: "26.3.0" });
  const planted: string[] = [];
  const plant = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(plant);
    if (typeof value !== "object" || value === null) return value;
    // What is by id has no fields that a key could be one of.
    if (Object.keys(value).every((name) => /^\d+$/.test(name))) return mapValues(value, plant);
    const key = createHash("sha256").update(String(planted.length)).digest("hex").slice(0, 40);
    planted.push(key);
    const more = {
      api_key: key,
      secret_token: key,
      password_hash: key,
      details: { link: `/public/dashboards/${key}` },
    };
    return { ...more, ...mapValues(value, plant) };
  };
  const between = await serve(async ({ url, headers }, answer) => {
    const from = await fetch(simulator.url + url, {
      headers: { authorization: String(headers.authorization) },
    });
    const body: unknown = JSON.parse(await from.text());
    answer.writeHead(from.status, { "content-type": "application/json" });
    answer.end(JSON.stringify(plant(body)));
  });
  const cwd = emptyFolder();
  const runAt = (url: string, folder: string) =>
    redashAccess(["run", "--events-days", "90"], {
      cwd: folder,
      env: { REDASH_URL: url, REDASH_API_KEY: simulator.adminKey },
    });
  const plain = await runAt(simulator.url, emptyFolder());
  const run = await runAt(between.url, cwd);
  await simulator.close();
  expect({ code: run.code, stderr: run.stderr }).toEqual({ code: 1, stderr: "" });
  const verdict = ({ stdout }: { stdout: string }) => stdout.slice(0, stdout.indexOf("http"));
  expect(verdict(run)).toBe(verdict(plain));
  expect(planted.length).toBeGreaterThan(500);
  const outputs = [run.stdout, ...filesBelow(cwd).map((file) => readFileSync(join(cwd, file), "latin1"))];
  expect(outputs.length).toBeGreaterThan(10);
  const all = outputs.join("\n");
  expect(planted.filter((key) => all.includes(key))).toEqual([]);
});

function mapValues(value: object, change: (value: unknown) => unknown): object {
  return Object.fromEntries(Object.entries(value).map(([name, inside]) => [name, change(inside)]));
}
