import { existsSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";
import { dataSource, grant, snapshot, user } from "../helpers/snapshots.js";

const RUN = join("reports", "20261124T090000Z-acme");
const COPY = /^Hand over: +(\S+)\//m;

/** A folder with a run of two people, one of whom has a query's worth of access. */
async function folderWithRun(): Promise<string> {
  const cwd = emptyFolder();
  const of = snapshot({
    runId: "20261124T090000Z-acme",
    users: [user(1, "Root", [1, 2]), user(2, "Ana Berg", [2], { email: "ana.berg@acme.example" })],
    dataSources: [dataSource(1, "Payroll of Ana Berg")],
    grants: [grant(2, 1)],
  });
  writeFileSync(join(cwd, "snapshot.json"), [...jsonSnapshot(of)].join(""));
  await redashAccess(["report", "--snapshot", "snapshot.json", "--out", "reports"], { cwd });
  return cwd;
}

test("a run is copied by other names, the copy verifies, and the secret lies beside the run", async () => {
  const cwd = await folderWithRun();
  const { code, stdout, stderr } = await redashAccess(["share", RUN, "--out", "for-auditor"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^KEEP SECRET: +reports\/20261124T090000Z-acme-pseudonyms-SECRET\.json$/m);
  const [, copy = ""] = COPY.exec(stdout) ?? [];
  const verified = await redashAccess(["verify", copy], { cwd });
  expect(verified.stdout).toContain("VERIFIED.");
  expect(
    filesBelow(join(cwd, "for-auditor")).every((file) => join("for-auditor", file).startsWith(copy)),
  ).toBe(true);
  const texts = filesBelow(join(cwd, copy)).map((file) => readFileSync(join(cwd, copy, file), "utf8"));
  expect(texts.filter((text) => /Ana Berg|ana\.berg|acme/i.test(text))).toEqual([]);
  const secret = join(cwd, `${RUN}-pseudonyms-SECRET.json`);
  expect(statSync(secret).mode & 0o777).toBe(0o600);
  expect(Object.values(JSON.parse(readFileSync(secret, "utf8")).originals.person)).toContain("Ana Berg");
});

test("with the same file of pseudonyms the next copy has the same names, and the file is extended", async () => {
  const cwd = await folderWithRun();
  const share = ["share", RUN, "--map", "secret.json", "--out"];
  const [one, other] = [
    await redashAccess([...share, "one"], { cwd }),
    await redashAccess([...share, "other", "--data-sources"], { cwd }),
  ];
  const usersIn = ({ stdout }: typeof one) =>
    readFileSync(join(cwd, COPY.exec(stdout)?.[1] ?? "", "users.csv"), "utf8");
  expect(usersIn(other)).toBe(usersIn(one));
  const { originals } = JSON.parse(readFileSync(join(cwd, "secret.json"), "utf8"));
  expect(Object.values(originals["Data source"])).toEqual(["Payroll of Ana Berg"]);
  expect(Object.values(originals.person)).toContain("Ana Berg");
});

test("the secret never lies in what is handed over, and no other is overwritten", async () => {
  const cwd = await folderWithRun();
  const refused = async (...args: string[]) => {
    const { code, stderr } = await redashAccess(["share", RUN, ...args], { cwd });
    return [code, /code: (\w+)/.exec(stderr)?.[1]];
  };
  expect(await refused("--out", "out", "--map", "out/secret.json")).toEqual([2, "option_invalid"]);
  expect(await refused("--out", "reports")).toEqual([2, "option_invalid"]);
  writeFileSync(join(cwd, "notes.txt"), "mine");
  expect(await refused("--out", "out", "--map", "notes.txt")).toEqual([2, "run_invalid"]);
  expect(readFileSync(join(cwd, "notes.txt"), "utf8")).toBe("mine");
  writeFileSync(join(cwd, `${RUN}-pseudonyms-SECRET.json`), "{}");
  expect(await refused("--out", "out")).toEqual([2, "file_exists"]);
  expect(existsSync(join(cwd, "out"))).toBe(false);
});

test("of a run that was changed nothing is written", async () => {
  const cwd = await folderWithRun();
  writeFileSync(join(cwd, RUN, "users.csv"), "nobody\n");
  const { code, stderr } = await redashAccess(["share", RUN, "--out", "out"], { cwd });
  expect(code).toBe(2);
  expect(stderr).toContain("run_not_verified");
  expect(filesBelow(cwd).filter((file) => /^out|SECRET/.test(file))).toEqual([]);
});
