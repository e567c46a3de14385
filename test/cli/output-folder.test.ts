import { createHash } from "node:crypto";
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openOutputFolder } from "../../src/cli/output-folder.js";
import { keepSecret } from "../../src/cli/secrets.js";
import { emptyFolder } from "../helpers/command.js";

const never = new AbortController().signal;
const mode = (path: string) => (statSync(path).mode & 0o777).toString(8);

test("a folder appears whole, under its name, readable by nobody else", async () => {
  const parent = join(emptyFolder(), "reviews", "2026");
  const folder = await openOutputFolder(parent, never);
  await folder.write("a.csv", ["one,", Buffer.from("two\n")]);
  expect(readdirSync(parent)).toEqual([expect.stringMatching(/^\.unfinished-/)]);
  const path = await folder.publishAs("run");
  folder.discard();
  expect(path).toBe(join(parent, "run"));
  expect(readdirSync(parent)).toEqual(["run"]);
  expect(readFileSync(join(path, "a.csv"), "utf8")).toBe("one,two\n");
  expect([mode(parent), mode(path), mode(join(path, "a.csv"))]).toEqual(["700", "700", "600"]);
});

test("a file has all that was given, in its order, and what is told of it is true", async () => {
  const parent = emptyFolder();
  const folder = await openOutputFolder(parent, never);
  const chunks = Array.from({ length: 40 }, (_, index) => Buffer.alloc((index % 7) * 300_000 + 1, index));
  const whole = Buffer.concat(chunks);
  const { bytes, sha256 } = await folder.write("a.csv", chunks);
  const path = await folder.publishAs("run");
  expect(readFileSync(join(path, "a.csv")).equals(whole)).toBe(true);
  expect({ bytes, sha256 }).toEqual({
    bytes: whole.length,
    sha256: createHash("sha256").update(whole).digest("hex"),
  });
});

test("what is discarded leaves no trace, nor the folders made for it", async () => {
  const root = emptyFolder();
  const folder = await openOutputFolder(join(root, "a", "b"), never);
  await folder.write("x.json", ["{}"]);
  folder.discard();
  expect(readdirSync(root)).toEqual([]);
});

test("nothing that exists is overwritten, neither folder nor file", async () => {
  const root = emptyFolder();
  mkdirSync(join(root, "run"));
  writeFileSync(join(root, "snapshot.json"), "mine");
  symlinkSync("/nowhere", join(root, "dangling"));
  const folder = await openOutputFolder(root, never);
  await folder.write("f", ["theirs"]);
  const taken = { code: "file_exists" };
  await expect(folder.publishAs("run")).rejects.toMatchObject({
    ...taken,
    ownHint: expect.stringContaining("--out"),
  });
  await expect(folder.publishFile("f", "snapshot.json")).rejects.toMatchObject(taken);
  await expect(folder.publishFile("f", "dangling")).rejects.toMatchObject(taken);
  await expect(folder.mustBeNew("snapshot.json")).rejects.toMatchObject(taken);
  folder.discard();
  expect(readdirSync(root).sort()).toEqual(["dangling", "run", "snapshot.json"]);
  expect(readFileSync(join(root, "snapshot.json"), "utf8")).toBe("mine");
});

test("an earlier report of the same name is replaced, anything else is not", async () => {
  const root = emptyFolder();
  mkdirSync(join(root, "demo"));
  for (const name of ["snapshot.json", "old.csv", "report.html"])
    writeFileSync(join(root, "demo", name), "old");
  const folder = await openOutputFolder(root, never);
  await folder.write("snapshot.json", ["new"]);
  await folder.publishOver("demo");
  expect(readdirSync(join(root, "demo"))).toEqual(["snapshot.json"]);

  writeFileSync(join(root, "demo", "thesis.doc"), "years of work");
  const again = await openOutputFolder(root, never);
  await again.write("snapshot.json", ["newer"]);
  await expect(again.publishOver("demo")).rejects.toMatchObject({ code: "file_exists" });
  again.discard();
  expect(readdirSync(join(root, "demo")).sort()).toEqual(["snapshot.json", "thesis.doc"]);
  expect(readdirSync(root)).toEqual(["demo"]);
});

test("a symbolic link as the folder is refused; one above it is the user's own way of laying folders out", async () => {
  const root = emptyFolder();
  mkdirSync(join(root, "real"));
  symlinkSync(join(root, "real"), join(root, "link"));
  await expect(openOutputFolder(join(root, "link"), never)).rejects.toMatchObject({
    code: "file_unwritable",
  });
  const below = await openOutputFolder(join(root, "link", "reviews"), never);
  expect(readdirSync(join(root, "real"))).toEqual(["reviews"]);
  below.discard();
  expect(readdirSync(join(root, "real"))).toEqual([]);
  await expect(openOutputFolder(`${join(root, "link")}/`, never)).rejects.toMatchObject({
    code: "file_unwritable",
  });
});

test("a file in the way, and a place where nothing can be made, are said before any work", async () => {
  const root = emptyFolder();
  writeFileSync(join(root, "file"), "");
  for (const parent of [join(root, "file"), join(root, "file", "below"), "/proc/nothing"]) {
    await expect(openOutputFolder(parent, never)).rejects.toMatchObject({ code: "file_unwritable" });
  }
  expect(readdirSync(root)).toEqual(["file"]);
});

test("an output that holds the caller's key is not written", async () => {
  const root = emptyFolder();
  keepSecret("q7Kd92mXbT4vLw8zNc5RhYp3sJf6gEaU1oBiQtWy");
  const folder = await openOutputFolder(root, never);
  const chunks = ["name\nq7Kd92mXbT4vLw8z", "Nc5RhYp3sJf6gEaU1oBiQtWy\n"];
  await expect(folder.write("users.csv", chunks)).rejects.toMatchObject({ code: "key_in_output" });
  folder.discard();
  expect(readdirSync(root)).toEqual([]);
});

test("an interruption stops the writing between two chunks", async () => {
  const root = emptyFolder();
  const controller = new AbortController();
  const folder = await openOutputFolder(root, controller.signal);
  let made = 0;
  function* endless() {
    for (;;) {
      made += 1;
      if (made === 3) controller.abort(new Error("stopped"));
      yield "row\n";
    }
  }
  await expect(folder.write("endless.csv", endless())).rejects.toThrow("stopped");
  expect(made).toBe(3);
  folder.discard();
  expect(existsSync(root) && readdirSync(root)).toEqual([]);
});
