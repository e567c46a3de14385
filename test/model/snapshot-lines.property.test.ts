import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { parseSnapshot, parseSnapshotByLines } from "../../src/model/parse-snapshot.js";
import { Problem } from "../../src/model/problem.js";
import { snapshotSchema } from "../../src/model/snapshot.js";
import { jsonSnapshot } from "../../src/report/reporters/json.js";
import { runs } from "../helpers/arbitrary-runs.js";
import { snapshot, user } from "../helpers/snapshots.js";

const texts = runs.map(({ snapshot }) => [...jsonSnapshot(snapshot)].join(""));

function* chunksOf(text: string, length: number): Iterable<Uint8Array> {
  const bytes = new TextEncoder().encode(text);
  for (let from = 0; from < bytes.length; from += length) yield bytes.slice(from, from + length);
}

function wholeOf(text: string): string | null {
  try {
    return JSON.stringify(parseSnapshot(text, "snapshot.json"));
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

it("is what the whole text gives, keys and lists in the same order, wherever its bytes are cut", async () => {
  await fc.assert(
    fc.asyncProperty(texts, fc.integer({ min: 1, max: 5000 }), async (text, length) => {
      const byLines = await parseSnapshotByLines(chunksOf(text, length));
      expect(byLines).not.toBeNull();
      expect(JSON.stringify(byLines)).toBe(wholeOf(text));
    }),
    { numRuns: 60 },
  );
});

it("is what the whole text gives, or is left to it, whatever was changed in the text", async () => {
  const places = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(40));
  const pieces = fc.constantFrom(
    "",
    "\n",
    ",",
    "]",
    "],\n",
    "}",
    "{",
    '"',
    " ",
    "1",
    "\r\n",
    "\uFEFF",
    '"users": [\n',
    '"tool": 1,\n',
  );
  await fc.assert(
    fc.asyncProperty(texts, places, pieces, async (text, [where, cut], piece) => {
      const at = Math.floor(where * text.length);
      const changed = text.slice(0, at) + piece + text.slice(at + cut);
      const byLines = await parseSnapshotByLines(chunksOf(changed, 1000));
      if (byLines !== null) expect(JSON.stringify(byLines)).toBe(wholeOf(changed));
    }),
    { numRuns: 400 },
  );
});

it("is what the whole text gives, or is left to it, whichever lines are left out, doubled or moved", async () => {
  const moves = fc.tuple(fc.nat(), fc.nat(), fc.constantFrom("left out", "doubled", "moved"));
  await fc.assert(
    fc.asyncProperty(texts, moves, async (text, [one, other, what]) => {
      const lines = text.split("\n");
      const line = lines[one % lines.length] as string;
      if (what !== "doubled") lines.splice(one % lines.length, 1);
      if (what !== "left out") lines.splice(other % lines.length, 0, line);
      const changed = lines.join("\n");
      const byLines = await parseSnapshotByLines(chunksOf(changed, 1000));
      if (byLines !== null) expect(JSON.stringify(byLines)).toBe(wholeOf(changed));
    }),
    { numRuns: 400 },
  );
});

it("asks nothing of a list besides its entries, which alone are looked at line by line", () => {
  const lists = Object.values(snapshotSchema.shape).filter((schema) => schema instanceof z.ZodArray);
  expect(lists.length).toBeGreaterThan(5);
  for (const list of lists) expect(list.def.checks ?? []).toEqual([]);
});

it("reads what is no UTF-8 as the whole text would, and leaves a byte order mark to it", async () => {
  const text = [...jsonSnapshot(snapshot({ users: [user(1, "Zo\u00eb", [])] }))].join("");
  const latin = Buffer.from(text, "latin1");
  const byLines = await parseSnapshotByLines([latin]);
  expect(byLines?.users[0]?.name).toBe("Zo\ufffd");
  expect(JSON.stringify(byLines)).toBe(wholeOf(latin.toString("utf8")));
  expect(await parseSnapshotByLines(chunksOf(`\ufeff${text}`, 1000))).toBeNull();
});
