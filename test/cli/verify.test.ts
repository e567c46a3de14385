import { createHash, generateKeyPairSync } from "node:crypto";
import {
  appendFileSync,
  cpSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { emptyFolder, filesBelow, redashAccess } from "../helpers/command.js";

const RUN = "20261124T090000Z-default";
const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const PRIVATE_PEM = privateKey.export({ type: "pkcs8", format: "pem" }) as string;
const PUBLIC_PEM = publicKey.export({ type: "spki", format: "pem" }) as string;

let cwd: string;
beforeAll(async () => {
  cwd = mkdtempSync(join(tmpdir(), "redash-access-test-"));
  writeFileSync(join(cwd, "key.pem"), PRIVATE_PEM);
  writeFileSync(join(cwd, "public.pem"), PUBLIC_PEM);
  await redashAccess(["demo"], { cwd });
  const snapshot = "reports/demo/snapshot.json";
  await redashAccess(["report", "--snapshot", snapshot, "--signing-key-file", "key.pem", "--out", "signed"], {
    cwd,
  });
  return () => rmSync(cwd, { recursive: true });
});

/** A copy of the demo's run, changed. */
async function verifyChanged(change: (folder: string) => void) {
  const copy = join(emptyFolder(), "run");
  cpSync(join(cwd, "reports/demo"), copy, { recursive: true });
  change(copy);
  return redashAccess(["verify", copy], { cwd });
}

test("a run as it was made is verified, and nothing is written", async () => {
  const before = filesBelow(cwd);
  const { code, stdout, stderr } = await redashAccess(["verify", "reports/demo"], { cwd });
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  expect(stdout).toMatch(/^VERIFIED\. The run is as it was made\.\nRun 20261124T090000Z-default\n/);
  expect(filesBelow(cwd)).toEqual(before);
});

test("with --json it says the same to scripts", async () => {
  const { code, stdout } = await redashAccess(["verify", "reports/demo", "--json"], { cwd });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ outcome: "verified", runId: RUN });
});

describe("what was changed is named, with exit code 2", () => {
  test.each<[string, string, (folder: string) => void]>([
    [
      "a file that was written to",
      "users.csv: it was changed",
      (folder) => appendFileSync(join(folder, "users.csv"), "x"),
    ],
    ["a file that is missing", "grants.csv: it is missing", (folder) => rmSync(join(folder, "grants.csv"))],
    [
      "a file too many",
      "notes.txt: it does not belong",
      (folder) => writeFileSync(join(folder, "notes.txt"), "x"),
    ],
    [
      "a link in place of a file",
      "users.csv: it is no plain file (link)",
      (folder) => {
        renameSync(join(folder, "users.csv"), join(folder, "..", "users.csv"));
        symlinkSync("../users.csv", join(folder, "users.csv"));
      },
    ],
  ])("%s", async (_, said, change) => {
    const { code, stdout } = await verifyChanged(change);
    expect(code).toBe(2);
    expect(stdout).toMatch(/^NOT VERIFIED\./);
    expect(stdout).toContain(said);
  });

  test("a folder that is no run, or not there", async () => {
    const none = await redashAccess(["verify", emptyFolder()], { cwd });
    expect(none.code).toBe(2);
    expect(none.stdout).toContain("SHA256SUMS: it is missing.");
    const nowhere = await redashAccess(["verify", "nowhere"], { cwd });
    expect(nowhere.code).toBe(2);
    expect(nowhere.stderr).toContain("code: file_unreadable");
  });
});

describe("a signed run", () => {
  test("is verified with the public key, and in part without", async () => {
    const withKey = await redashAccess(["verify", `signed/${RUN}`, "--public-key", "public.pem"], { cwd });
    expect({ code: withKey.code, stdout: withKey.stdout.split("\n")[0] }).toEqual({
      code: 0,
      stdout: "VERIFIED. The run is as it was made.",
    });
    const without = await redashAccess(["verify", `signed/${RUN}`], { cwd });
    expect(without.code).toBe(1);
    expect(without.stdout).toContain("--public-key");
  });

  test("can be signed with a key in the environment", async () => {
    const { code } = await redashAccess(
      ["report", "--snapshot", "reports/demo/snapshot.json", "--out", "b", "--fail-on", "never"],
      {
        cwd,
        env: { REDASH_ACCESS_SIGNING_KEY: PRIVATE_PEM },
      },
    );
    expect(code).toBe(0);
    const verified = await redashAccess(["verify", `b/${RUN}`, "--public-key", "public.pem"], { cwd });
    expect(verified.code).toBe(0);
  });

  test("holds nothing of the private key, nor does anything that is printed", async () => {
    const secret = PRIVATE_PEM.split("\n")[1] as string;
    for (const file of filesBelow(join(cwd, "signed"))) {
      expect(readFileSync(join(cwd, "signed", file), "utf8")).not.toContain(secret);
    }
    writeFileSync(join(cwd, "broken.pem"), PRIVATE_PEM.replace("PRIVATE KEY", "SECRET"));
    const refused = await redashAccess(
      [
        "report",
        "--snapshot",
        "reports/demo/snapshot.json",
        "--signing-key-file",
        "broken.pem",
        "--out",
        "c",
      ],
      { cwd },
    );
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("code: signing_key_invalid");
    expect(refused.stdout + refused.stderr).not.toContain(secret);
    expect(filesBelow(cwd).filter((file) => file.startsWith("c/"))).toEqual([]);
  });

  test("is none of one data source", async () => {
    const { code, stderr } = await redashAccess(
      [
        "report",
        "--snapshot",
        "reports/demo/snapshot.json",
        "--only-source",
        "3",
        "--signing-key-file",
        "key.pem",
      ],
      { cwd },
    );
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("is not signed") });
  });
});

describe("the thread that compares the files of a run with what they should be", () => {
  const BLOCK = 4 << 20;
  const big = Buffer.alloc(2 * BLOCK + 10, "0123456789\n");
  const change = (at: number) => {
    const changed = Buffer.from(big);
    changed[at] = 0;
    return changed;
  };
  const files: [string, Buffer, boolean][] = [
    ["same.csv", big, true],
    ["first.csv", change(0), false],
    ["ends-a-block.csv", change(BLOCK - 1), false],
    ["begins-a-block.csv", change(BLOCK), false],
    ["last.csv", change(big.length - 1), false],
    ["longer.csv", Buffer.concat([big, Buffer.from("x")]), false],
    ["shorter.csv", big.subarray(0, -1), false],
    ["cut-where-a-block-ends.csv", big.subarray(0, BLOCK), false],
    ["empty.csv", Buffer.alloc(0), false],
    ["same-again.csv", big, true],
  ];
  const madeOf = (bytes: Buffer) => ({
    bytes: bytes.length,
    sha256: createHash("sha256").update(bytes).digest("hex"),
    rows: Math.floor(bytes.length / 11) - 1,
  });
  // What is built: a thread is started from a file of JavaScript.
  const built: string = "../../dist/cli/compare-thread.js";
  const startThread = async (folder: string) => {
    const { compareThread } = (await import(built)) as typeof import("../../src/cli/compare-thread.js");
    const thread = compareThread(folder);
    onTestFinished(() => thread.end());
    return thread;
  };

  test("finds in each whatever byte is another, one after the other", async () => {
    const folder = emptyFolder();
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes);
    const thread = await startThread(folder);
    for (const [name, , isSame] of files) {
      const chunks = [big.subarray(0, 7), "", big.subarray(7, -3), big.subarray(-3).toString("latin1")];
      expect({ name, ...(await thread.give(name, chunks)) }).toEqual({ name, isSame, ...madeOf(big) });
    }
    expect(await thread.give("empty.csv", [])).toMatchObject({ isSame: true, bytes: 0 });
    expect(await thread.give("none.csv", ["x"])).toMatchObject({ isSame: false, bytes: 1 });
    const full = big.subarray(0, BLOCK);
    expect(await thread.give("cut-where-a-block-ends.csv", [full])).toMatchObject({ isSame: true });
  });

  test("says what it cannot read as the problem that it is", async () => {
    const nowhere = join(cwd, "nowhere");
    const given = (await startThread(nowhere)).give("a.csv", [big, big]);
    await expect(given).rejects.toMatchObject({ code: "file_unreadable", place: nowhere });
  });
});
