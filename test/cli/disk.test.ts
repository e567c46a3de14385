import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test } from "vitest";
import { emptyFolder, type Finished, redashAccess } from "../helpers/command.js";
import { DEMO_RUN, folderOfInputs, reportOfDemo } from "../helpers/demo-run.js";

const isRoot = process.getuid?.() === 0;
const isPosix = process.platform !== "win32";
/** Of an account that owns nothing: root may write everywhere. */
const NOBODY = 65_534;

/** A disk of its own; the test is skipped, with the reason, where this machine lets nobody have one. */
function smallDisk(skip: (reason: string) => never, options: string): string {
  if (process.platform !== "linux" || !isRoot) skip("only root on Linux may mount a disk");
  const folder = emptyFolder();
  const { status, stderr } = spawnSync("mount", ["-t", "tmpfs", "-o", options, "tmpfs", folder]);
  if (status !== 0) skip(`this machine mounts no disk: ${stderr}`);
  onTestFinished(() => void spawnSync("umount", [folder]));
  return folder;
}

function expectRefused({ code, stdout, stderr }: Finished, said: string): void {
  expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  expect(stderr).toContain(said);
  expect(stderr).toContain("code: file_unwritable");
  expect(stderr).not.toContain("    at ");
}

describe("a run that cannot be written says why, exits with 2, and leaves nothing", () => {
  test.for([
    ["in the middle of a file", "size=300k"],
    ["in the last files", "size=1400k"],
    ["before the first file", "size=1m,nr_inodes=2"],
    ["with the first file", "size=1m,nr_inodes=4"],
  ])("a disk that is full %s", async ([, options = ""], { skip }) => {
    const disk = smallDisk(skip, options);
    expectRefused(
      await reportOfDemo(join(disk, "out"), { cwd: await folderOfInputs() }),
      "The disk is full (ENOSPC).",
    );
    expect(readdirSync(disk)).toEqual([]);
  });

  test("a disk that may only be read", async ({ skip }) => {
    const disk = smallDisk(skip, "ro,size=1m");
    expectRefused(
      await reportOfDemo(join(disk, "out"), { cwd: await folderOfInputs() }),
      "The disk may only be read (EROFS).",
    );
    expect(readdirSync(disk)).toEqual([]);
  });

  test.skipIf(!isPosix)("a file that grows over the limit of the account", async () => {
    const root = emptyFolder();
    const options = { cwd: await folderOfInputs(), first: "ulimit -f 100" };
    expectRefused(await reportOfDemo(join(root, "out"), options), "larger than the system allows (EFBIG).");
    expect(readdirSync(root)).toEqual([]);
  });

  test.skipIf(!isPosix)("a folder without permission", async ({ skip }) => {
    const [root, cwd] = [emptyFolder(), await folderOfInputs()];
    chmodSync(root, 0o555);
    const options = { cwd, ...(isRoot && { uid: nobodyWhoReads(skip) }) };
    expectRefused(await reportOfDemo(join(root, "out"), options), "You may not write here (EACCES).");
    expectRefused(await reportOfDemo(root, options), "You may not write here (EACCES).");
    expect(readdirSync(root)).toEqual([]);
  });

  test.skipIf(!isPosix)(
    "a folder that loses its permission meanwhile: the first failure is told",
    async ({ skip }) => {
      const [root, cwd] = [emptyFolder(), await folderOfInputs()];
      const uid = isRoot ? nobodyWhoReads(skip) : undefined;
      if (uid !== undefined) chownSync(root, uid, uid);
      const finished = await reportOfDemo(root, {
        cwd,
        ...(uid !== undefined && { uid }),
        whileRunning: async () => {
          while (readdirSync(root).length === 0) await later();
          chmodSync(root, 0o555);
        },
      });
      chmodSync(root, 0o755);
      expectRefused(finished, "You may not write here (EACCES).");
      expect(finished.stderr).toContain("could not be removed");
      expect(readdirSync(root)).toEqual([expect.stringMatching(/^\.unfinished-/)]);
    },
  );
});

test("a run that is there stays as it is, and so does a file of its name", async () => {
  const [root, cwd] = [emptyFolder(), await folderOfInputs()];
  mkdirSync(join(root, "a", DEMO_RUN), { recursive: true });
  writeFileSync(join(root, "a", DEMO_RUN, "users.csv"), "mine");
  mkdirSync(join(root, "b"));
  writeFileSync(join(root, "b", DEMO_RUN), "mine");
  for (const out of ["a", "b"]) {
    const { code, stderr } = await reportOfDemo(join(root, out), { cwd });
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringContaining("code: file_exists") });
    expect(readdirSync(join(root, out))).toEqual([DEMO_RUN]);
  }
  expect(readFileSync(join(root, "a", DEMO_RUN, "users.csv"), "utf8")).toBe("mine");
  expect(readFileSync(join(root, "b", DEMO_RUN), "utf8")).toBe("mine");
});

test.skipIf(!isPosix).each(["000", "022", "077", "777"])(
  "with umask %s folders are 0700 and files 0600",
  async (umask) => {
    const out = join(emptyFolder(), "a", "b");
    const { code } = await reportOfDemo(out, { cwd: await folderOfInputs(), first: `umask ${umask}` });
    expect(code).toBe(0);
    const run = join(out, DEMO_RUN);
    const modes = [join(out, ".."), out, run, ...readdirSync(run).map((name) => join(run, name))].map(
      (path) => (statSync(path).mode & 0o7777).toString(8),
    );
    expect(modes).toEqual(["700", "700", "700", ...Array(modes.length - 3).fill("600")]);
  },
);

test.skipIf(!existsSync("/dev/full"))("a result that cannot be printed is none: exit code 2", async () => {
  const { code, stderr } = await redashAccess(["rules"], { cwd: emptyFolder(), first: "exec > /dev/full" });
  expect({ code, stderr }).toEqual({
    code: 2,
    stderr: "redash-access: what should be printed could not be written (ENOSPC).\n",
  });
});

/** The test is skipped where the program itself lies where nobody else may read. */
function nobodyWhoReads(skip: (reason: string) => never): number {
  const program = join(process.cwd(), "dist", "bin.js");
  const script = `"${process.execPath}" -e 0 && test -r "${program}"`;
  const { status } = spawnSync("sh", ["-c", script], { uid: NOBODY, gid: NOBODY });
  if (status !== 0) skip("the program lies where other accounts may not read");
  return NOBODY;
}

const later = () => new Promise((resolve) => setTimeout(resolve, 2));
