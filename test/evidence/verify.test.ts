import { createHash } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import type { RunFolder } from "../../src/evidence/run-folder.js";
import { verifyRun } from "../../src/evidence/verify.js";
import { type Files, filesOf, folderOf, TOOL, wholeSource } from "../helpers/runs.js";
import { section } from "../helpers/snapshots.js";

let files: Files;
beforeAll(async () => {
  files = await filesOf(wholeSource());
});

function verified(folder: RunFolder, tool = TOOL) {
  return verifyRun(folder, { tool, publicKey: null });
}

/** Everything that is said against the run. */
async function saidOf(folder: RunFolder): Promise<string[]> {
  const { outcome, checks } = await verified(folder);
  expect(outcome).toBe("not verified");
  return checks.flatMap((check) => (check.outcome === "does not fit" ? check.details : []));
}

describe("a run as it was made", () => {
  it("is verified, each of its checks", async () => {
    const { outcome, runId, checks } = await verified(folderOf(files));
    expect({ outcome, runId }).toEqual({ outcome: "verified", runId: "20261125T091500Z-acme" });
    expect(checks.map(({ id, outcome: of, details }) => [id, of, details])).toEqual([
      ["hashes", "fits", []],
      ["manifest", "fits", []],
      ["schemas", "fits", []],
      ["totals", "fits", []],
      ["remade", "fits", []],
    ]);
  });

  it.each([
    ["without a directory", { comparison: null }],
    ["without an earlier run", { since: null }],
    ["for machines", { audience: "machines" as const }],
  ])("is verified %s", async (_, differing) => {
    const { outcome } = await verified(folderOf(await filesOf(wholeSource(differing))));
    expect(outcome).toBe("verified");
  });

  it.each([
    ["verified", "a list lacks some whom another reading has", 600],
    ["not verified", "all readings together lack some, and it is called complete", 599],
  ])("is %s where %s", async (expected, _, found) => {
    const source = wholeSource();
    const pages = { of: "enabled users", reading: "pages", reported: 600, read: 600, distinct: 550 };
    const together = {
      of: "accounts",
      reading: "all readings together",
      reported: 600,
      read: found,
      distinct: found,
    };
    const sections = { ...source.snapshot.sections, users: section({ totals: [pages, together] }) };
    const snapshot = { ...source.snapshot, sections };
    const { outcome } = await verified(folderOf(await filesOf({ ...source, snapshot, comparison: null })));
    expect(outcome).toBe(expected);
  });

  it("has each table and page read once", async () => {
    const folder = folderOf(files);
    const read: string[] = [];
    await verified({
      ...folder,
      read(name) {
        read.push(name);
        return folder.read(name);
      },
    });
    const once = [...files.keys()].filter((name) => /\.(csv|html)$/.test(name));
    expect(read.filter((name) => once.includes(name)).sort()).toEqual(once.sort());
  });

  it("is made again by its own version alone, and the files that were not are named", async () => {
    const { outcome, checks } = await verified(folderOf(files), { ...TOOL, version: "1.3.0" });
    expect(outcome).toBe("verified in part");
    expect(checks.map(({ id, outcome: of }) => [id, of])).toEqual([
      ["hashes", "fits"],
      ["manifest", "fits"],
      ["schemas", "fits"],
      ["totals", "fits"],
      ["remade", "not made"],
    ]);
    const [detail = ""] = checks.at(-1)?.details ?? [];
    expect(detail).toContain("made by redash-access 1.2.3, this is 1.3.0");
    expect(detail).toContain("effective-access.csv");
  });
});

describe("a run of a version to come", () => {
  it("has its hashes checked, and what was not looked at is named", async () => {
    const manifest = String(files.get("manifest.json")).replace('"schemaVersion": 1', '"schemaVersion": 99');
    const bytes = Buffer.from(manifest);
    const old = hashOf(files.get("manifest.json") as Buffer);
    const sums = String(files.get("SHA256SUMS")).replace(old, hashOf(bytes));
    const later = new Map([...files, ["manifest.json", bytes], ["SHA256SUMS", Buffer.from(sums)]]);
    const { outcome, checks } = await verified(folderOf(later));
    expect(outcome).toBe("verified in part");
    expect(checks.map(({ id, outcome: of }) => [id, of])).toEqual([
      ["hashes", "fits"],
      ["manifest", "not made"],
      ["schemas", "fits"],
      ["totals", "not made"],
      ["remade", "not made"],
    ]);
    expect(checks[1]?.details[0]).toContain("format 99");
  });
});

function hashOf(bytes: Buffer): string {
  return createHash("sha256").update(bytes).digest("hex");
}

describe("a run that was changed", () => {
  const name = fc.constantFrom(
    ...["manifest.json", "SHA256SUMS", "snapshot.json", "inputs.json", "directory.json"].concat([
      "earlier-snapshot.json",
      "report.html",
      "report.json",
      "users.csv",
      "effective-access.csv",
      "changes.csv",
      "access-drift.csv",
    ]),
  );
  const place = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });

  function changing(file: string, change: (bytes: Buffer) => Buffer): Files {
    return new Map([...files, [file, change(Buffer.from(files.get(file) as Buffer))]]);
  }

  it("is not verified whatever byte is another, and its file is named", async () => {
    await fc.assert(
      fc.asyncProperty(name, place, fc.integer({ min: 1, max: 255 }), async (file, at, by) => {
        const changed = changing(file, (bytes) => {
          const index = Math.floor(at * bytes.length);
          bytes[index] = (bytes[index] as number) ^ by;
          return bytes;
        });
        expect(await saidOf(folderOf(changed))).toContainEqual(expect.stringContaining(file));
      }),
      { numRuns: 60 },
    );
  });

  it("is not verified where a file is cut or goes on, and the file is named", async () => {
    await fc.assert(
      fc.asyncProperty(name, place, fc.option(fc.uint8Array({ minLength: 1 })), async (file, at, more) => {
        const changed = changing(file, (bytes) =>
          more === null ? bytes.subarray(0, Math.floor(at * bytes.length)) : Buffer.concat([bytes, more]),
        );
        expect(await saidOf(folderOf(changed))).toContainEqual(expect.stringContaining(file));
      }),
      { numRuns: 40 },
    );
  });

  it.each<[string, (bytes: Buffer) => Buffer]>([
    ["with another first byte", (bytes) => Buffer.concat([Buffer.from("x"), bytes.subarray(1)])],
    ["with another last byte", (bytes) => Buffer.concat([bytes.subarray(0, -1), Buffer.from("x")])],
    ["that is longer", (bytes) => Buffer.concat([bytes, Buffer.from("x")])],
    ["that is shorter", (bytes) => bytes.subarray(0, -1)],
    ["with nothing in it", () => Buffer.alloc(0)],
  ])("is told by hash, by manifest and by what it should be of a file %s", async (_, change) => {
    const { checks } = await verified(folderOf(changing("effective-access.csv", change)));
    const said = new Map(checks.map(({ id, details }) => [id, details]));
    expect(said.get("hashes")).toEqual(["effective-access.csv: it was changed, its hash is another."]);
    expect(said.get("manifest")).toContain("effective-access.csv: manifest.json tells another hash.");
    expect(said.get("remade")).toEqual(["effective-access.csv: made again it has other bytes."]);
  });

  it("is not verified where a file is missing, and the file is named", async () => {
    for (const file of files.keys()) {
      const without = new Map([...files].filter(([other]) => other !== file));
      expect(await saidOf(folderOf(without))).toContainEqual(
        expect.stringMatching(`^${file}: it is missing`),
      );
    }
  });

  it("is not verified where two files have changed places, and both are named", async () => {
    await fc.assert(
      fc.asyncProperty(name, name, async (one, other) => {
        fc.pre(one !== other);
        const swapped = new Map([
          ...files,
          [one, files.get(other) as Buffer],
          [other, files.get(one) as Buffer],
        ]);
        const said = await saidOf(folderOf(swapped));
        expect(said).toContainEqual(expect.stringContaining(one));
        expect(said).toContainEqual(expect.stringContaining(other));
      }),
      { numRuns: 30 },
    );
  });

  it.each(["notes.txt", "users (1).csv", ".hidden", "zz.csv"])(
    "is not verified with %s besides",
    async (more) => {
      const said = await saidOf(folderOf(new Map([...files, [more, Buffer.from("x\n")]])));
      expect(said).toContain(`${more}: it does not belong to the run, its hash is not listed.`);
    },
  );

  it.each(["link", "folder", "other"] as const)("is not verified where something is a %s", async (kind) => {
    const whole = folderOf(files);
    const entries = whole.entries.map((entry) => (entry.name === "users.csv" ? { ...entry, kind } : entry));
    const said = await saidOf({ ...whole, entries });
    expect(said).toContain(`users.csv: it is no plain file (${kind}).`);
  });
});

describe("a JSON file of a run", () => {
  it("of another format is not looked at, and named", async () => {
    const later = new Map([...files, ["inputs.json", Buffer.from(JSON.stringify({ schemaVersion: 99 }))]]);
    const { checks } = await verified(folderOf(later), { ...TOOL, version: "1.3.0" });
    expect(checks.find(({ id }) => id === "schemas")).toMatchObject({
      outcome: "not made",
      details: ["inputs.json: its format 99 is not known to this version."],
    });
  });

  it.each(["snapshot.json", "earlier-snapshot.json", "directory.json", "inputs.json", "report.json"])(
    "that lacks what its schema wants does not fit: %s",
    async (name) => {
      const { kind, schemaVersion } = JSON.parse(String(files.get(name)));
      const bare = new Map([...files, [name, Buffer.from(JSON.stringify({ kind, schemaVersion }))]]);
      const { checks } = await verified(folderOf(bare), { ...TOOL, version: "1.3.0" });
      expect(checks.find(({ id }) => id === "schemas")).toMatchObject({
        outcome: "does not fit",
        details: [expect.stringContaining(name)],
      });
    },
  );
});

describe("a run that was changed with all its lists", () => {
  it("is not verified where a table does not follow from the snapshot", async () => {
    const other = await filesOf(wholeSource({ snapshot: { ...wholeSource().snapshot, grants: [] } }));
    const forged = new Map([...other, ["snapshot.json", files.get("snapshot.json") as Buffer]]);
    const said = await saidOf(folderOf(forged));
    expect(said).toContainEqual(expect.stringMatching(/^grants\.csv: made again it has other bytes/));
  });
});
