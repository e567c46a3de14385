import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../../src/simulator/server.js";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";
import { organisation } from "../helpers/organisations.js";

let whole: Simulator;
/** A data source whose driver does not load: not everything can be read. */
let broken: Simulator;
beforeAll(async () => {
  const hidden = { key: "mainframe", name: "Mainframe", type: "db2", grants: [{ group: "analysts" }] };
  const usual = organisation();
  const dataSources = [...(usual.dataSources ?? []), hidden];
  whole = await startSimulator({ organisation: usual, version: "25.8.0", basePath: "/tents" });
  broken = await startSimulator({ organisation: { ...usual, dataSources }, version: "10.1.0" });
  return () => Promise.all([whole.close(), broken.close()]);
});

const envOf = ({ url, adminKey }: Simulator) => ({ REDASH_URL: url, REDASH_API_KEY: adminKey });
const FILES = [
  "SHA256SUMS",
  "coverage.csv",
  "data-sources.csv",
  "effective-access.csv",
  "findings.csv",
  "grants.csv",
  "groups.csv",
  "inputs.json",
  "manifest.json",
  "memberships.csv",
  "report.html",
  "report.json",
  "snapshot.json",
  "users.csv",
  "ways-round.csv",
];

test("a complete run exits with 0, says COMPLETE, and leaves one folder that only its owner can read", async () => {
  const cwd = emptyFolder();
  const { code, stdout, stderr } = await redashAccess(["run", "--out", "reviews"], {
    cwd,
    env: envOf(whole),
  });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^COMPLETE\./);
  expect(stdout).toContain(
    "5 users (3 enabled, 1 disabled, 1 pending; 1 administrator among them), 4 groups",
  );
  const [name = ""] = readdirSync(join(cwd, "reviews"));
  expect(name).toMatch(/^\d{8}T\d{6}Z-\w+$/);
  expect(stdout).toContain(`Written to reviews/${name}/ (open report.html first)`);
  expect(filesBelow(join(cwd, "reviews"))).toEqual(FILES.map((file) => `${name}/${file}`));
  const modes = FILES.map((file) => statSync(join(cwd, "reviews", name, file)).mode & 0o777);
  expect(new Set(modes)).toEqual(new Set([0o600]));
  expect(statSync(join(cwd, "reviews", name)).mode & 0o777).toBe(0o700);
});

test("a run that cannot read everything exits with 1 and names each gap; with --fail-on never with 0", async () => {
  const cwd = emptyFolder();
  const run = await redashAccess(["run", "--out", "a"], { cwd, env: envOf(broken) });
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(/^PARTIAL\. Not known:\n {2}- Data source 3 /);
  expect(readdirSync(join(cwd, "a")).length).toBe(1);
  const lenient = await redashAccess(["run", "--out", "b", "--fail-on", "never"], {
    cwd,
    env: envOf(broken),
  });
  expect(lenient.code).toBe(0);
  expect(lenient.stdout).toMatch(/^PARTIAL\./);
  const groups = await redashAccess(["run", "--out", "d", "--fail-on", "groups"], {
    cwd,
    env: envOf(broken),
  });
  expect(groups.code).toBe(1);
  const collected = await redashAccess(["collect", "--out", "s.json"], { cwd, env: envOf(broken) });
  expect(collected.code).toBe(1);
  expect(collected.stdout).toContain("Data source 3 ");
  const reported = await redashAccess(["report", "--snapshot", "s.json", "--out", "c"], { cwd });
  expect(reported.code).toBe(1);
});

test("a report made from a snapshot has the bytes of the run that made the snapshot, and overwrites nothing", async () => {
  const cwd = emptyFolder();
  await redashAccess(["run", "--out", "run"], { cwd, env: envOf(whole) });
  const [name = ""] = readdirSync(join(cwd, "run"));
  const again = ["report", "--snapshot", join("run", name, "snapshot.json"), "--out", "report"];
  expect((await redashAccess(again, { cwd })).code).toBe(0);
  for (const file of FILES) {
    const [ofRun, ofReport] = ["run", "report"].map((folder) => readFileSync(join(cwd, folder, name, file)));
    expect({ file, same: ofReport?.equals(ofRun as Buffer) }).toEqual({ file, same: true });
  }
  const third = await redashAccess(again, { cwd });
  expect(third.code).toBe(2);
  expect(third.stderr).toContain("code: file_exists");
  expect(readdirSync(join(cwd, "report"))).toEqual([name]);
});

test("CSV files for people have a BOM, those for machines do not; JSON is the same for both", async () => {
  const cwd = emptyFolder();
  await redashAccess(["collect", "--out", "s.json"], { cwd, env: envOf(whole) });
  for (const audience of ["people", "machines"]) {
    const args = ["report", "--snapshot", "s.json", "--out", audience, "--csv-for", audience];
    expect((await redashAccess(args, { cwd })).code).toBe(0);
  }
  const file = (audience: string, name: string) =>
    readFileSync(join(cwd, audience, readdirSync(join(cwd, audience))[0] ?? "", name));
  expect(file("people", "users.csv").subarray(0, 3)).toEqual(Buffer.from("\ufeff"));
  expect(file("machines", "users.csv").toString("utf8")).toMatch(/^user_id,user_email,/);
  expect(file("machines", "report.json").equals(file("people", "report.json"))).toBe(true);
});

test("address and key may come from the config file, a key file and standard input", async () => {
  const cwd = emptyFolder();
  writeFileSync(join(cwd, "key.txt"), `${whole.adminKey}\n`);
  writeFileSync(
    join(cwd, "redash-access.yaml"),
    `url: ${whole.url}\napi-key-file: key.txt\nout: from-config\n`,
  );
  const byConfig = await redashAccess(["run"], { cwd });
  expect(byConfig).toMatchObject({ code: 0, stderr: "" });
  expect(readdirSync(join(cwd, "from-config")).length).toBe(1);

  const byStdin = await redashAccess(["collect", "--api-key-stdin", "--out", "a.json"], {
    cwd,
    env: { REDASH_API_KEY: "of-another-server" },
    stdin: whole.adminKey,
  });
  expect(byStdin.code).toBe(0);
  const byFile = await redashAccess(["collect", "--api-key-file", "key.txt", "--out", "b.json"], {
    cwd,
    env: { REDASH_API_KEY: "of-another-server" },
  });
  expect(byFile.code).toBe(0);
  const byEnvironment = await redashAccess(["collect", "--out", "c.json"], {
    cwd,
    env: { REDASH_API_KEY: "of-another-server" },
  });
  expect(byEnvironment.stderr).toContain("code: key_refused");
});

test("a run that takes longer than it may stops, and leaves nothing", async () => {
  const slow = await startSimulator({
    organisation: organisation(),
    version: "10.1.0",
    misbehaviours: [{ kind: "late", path: "/api/users" }],
  });
  const cwd = emptyFolder();
  const { code, stderr } = await redashAccess(["run", "--run-timeout", "0.5"], { cwd, env: envOf(slow) });
  await slow.close();
  expect(code).toBe(2);
  expect(stderr).toContain("code: run_time_spent");
  expect(readdirSync(cwd)).toEqual([]);
});

test("a run whose gaps somebody answers for is never COMPLETE, and fails but for --fail-on unaccepted", async () => {
  const cwd = emptyFolder();
  const entry = (gap: string, expires = "2999-12-31") =>
    `- {gap: "${gap}", reason: "Its driver is gone.", approver: Ina, expires: "${expires}"}\n`;
  writeFileSync(join(cwd, "some.yaml"), entry("data-source-hidden-3") + entry("data-source-hidden-4"));
  writeFileSync(join(cwd, "all.yaml"), entry("*-3"));
  writeFileSync(join(cwd, "old.yaml"), entry("*-3", "2020-12-31"));
  await redashAccess(["collect", "--out", "s.json"], { cwd, env: envOf(broken) });
  const report = (gaps: string, ...rest: string[]) =>
    redashAccess(["report", "--snapshot", "s.json", "--accepted-gaps", gaps, ...rest], { cwd });
  const some = await report("some.yaml", "--out", "some", "--fail-on", "unaccepted");
  expect(some.code).toBe(1);
  expect(some.stdout).toMatch(/^PARTIAL\. Not known:\n/);
  expect(some.stdout.replaceAll(/\s+/g, " ")).toMatch(
    /\[data-source-hidden-3\] Accepted by Ina until 2999-12-31: Its driver is gone\. - .*\[grants-of-unseen-3\]/,
  );
  expect(some.stdout).toContain("Accepted gaps that fit none: data-source-hidden-4 (Ina)");
  const all = await report("all.yaml", "--out", "all", "--fail-on", "unaccepted");
  expect(all.code).toBe(0);
  expect(all.stdout).toMatch(/^PARTIAL, GAPS ACCEPTED\. Not known:\n/);
  const [name = ""] = readdirSync(join(cwd, "all"));
  expect((await redashAccess(["verify", join("all", name)], { cwd })).code).toBe(0);
  const manifest = JSON.parse(readFileSync(join(cwd, "all", name, "manifest.json"), "utf8"));
  expect(manifest.limitations[0]).toContain("Accepted by Ina until 2999-12-31: Its driver is gone.");
  expect(manifest.complete).toBe(false);
  expect((await report("all.yaml", "--out", "usual")).code).toBe(1);
  const expired = await report("old.yaml", "--out", "old", "--fail-on", "unaccepted");
  expect(expired.code).toBe(1);
  expect(expired.stdout).toMatch(/^PARTIAL\. Not known:\n/);
  expect(expired.stdout.replaceAll(/\s+/g, " ")).toContain(
    "No longer accepted, as it was by Ina until 2020-12-31",
  );
});

test("what is missing of the ways round the groups is told, and with --fail-on groups no reason to fail", async () => {
  const queries = [1, 2, 3].map((number) => {
    return { key: `q${number}`, name: `Query ${number}`, dataSource: "warehouse" };
  });
  const server = await startSimulator({ organisation: organisation({ queries }), version: "26.3.0" });
  const cwd = emptyFolder();
  const bounded = ["--detail-requests", "1"];
  const run = await redashAccess(["run", "--out", "a", ...bounded], { cwd, env: envOf(server) });
  expect(run.code).toBe(1);
  expect(run.stdout).toMatch(
    /^PARTIAL\. Access through groups was read completely\. Of the ways round them is not known:\n {2}- The server counts 3 queries/,
  );
  const lenient = ["--fail-on", "groups", ...bounded];
  const collected = await redashAccess(["collect", "--out", "s.json", ...lenient], {
    cwd,
    env: envOf(server),
  });
  await server.close();
  expect(collected.code).toBe(0);
  const report = ["report", "--snapshot", "s.json", "--fail-on"];
  expect((await redashAccess([...report, "groups", "--out", "b"], { cwd })).code).toBe(0);
  expect((await redashAccess([...report, "partial", "--out", "c"], { cwd })).code).toBe(1);
});
