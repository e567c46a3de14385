import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareFile } from "../../src/evidence/compare-file.js";
import type { RunFolder } from "../../src/evidence/run-folder.js";

/** A folder whose only file comes in these pieces. */
function folderWith(name: string, pieces: readonly Uint8Array[]): RunFolder {
  return {
    entries: [{ name, kind: "file" }],
    async *read() {
      yield* pieces;
    },
  };
}

const texts = (...pieces: string[]) => pieces.map((piece) => Buffer.from(piece));

describe("a file is the same where every byte is", () => {
  const made = ["id\r\n", "1\r\n", "", "2\r\n"];
  it.each([
    ["as it was made", ["id\r\n", "1\r\n", "2\r\n"], true],
    ["cut elsewhere", ["i", "d\r\n1\r", "", "\n2\r\n"], true],
    ["with another first byte", ["Id\r\n", "1\r\n", "2\r\n"], false],
    ["with another last byte", ["id\r\n", "1\r\n", "2\r "], false],
    ["with another byte where a chunk ends", ["id\r ", "1\r\n", "2\r\n"], false],
    ["with another byte where a chunk begins", ["id\r\n", "x\r\n", "2\r\n"], false],
    ["that goes on", ["id\r\n", "1\r\n", "2\r\n", "3"], false],
    ["that stops a byte early", ["id\r\n", "1\r\n", "2\r"], false],
    ["that stops where a chunk ends", ["id\r\n", "1\r\n"], false],
    ["with nothing in it", [], false],
  ])("%s", async (_, pieces, isSame) => {
    expect(await compareFile(folderWith("a.csv", texts(...pieces)), "a.csv", made)).toEqual({
      isSame,
      sha256: "7d6665daf354ca9bd7f41cd93b86694168642d03230041b95203096f2faf6294",
      bytes: 10,
      rows: 2,
    });
  });

  it("also where there is none: then nothing but the file that is empty is", async () => {
    expect(await compareFile(folderWith("a", []), "a", [])).toMatchObject({ isSame: true, bytes: 0 });
    expect(await compareFile(folderWith("a", texts("", "x")), "a", [""])).toMatchObject({ isSame: false });
  });

  it.each([
    ["is not there", { entries: [] }],
    ["is a link", { entries: [{ name: "a", kind: "link" as const }] }],
  ])("and never where it %s", async (_, differing) => {
    const folder = { ...folderWith("a", texts("x")), ...differing };
    expect(await compareFile(folder, "a", ["x"])).toMatchObject({ isSame: false, bytes: 1 });
    expect(await compareFile(folder, "a", [])).toMatchObject({ isSame: false, bytes: 0 });
  });
});

it("any bytes are the same as themselves and as nothing else, however both are cut", async () => {
  const pieces = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 5 });
  const recut = (bytes: Buffer, size: number) =>
    Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    );
  await fc.assert(
    fc.asyncProperty(pieces, pieces, fc.integer({ min: 1, max: 7 }), async (made, other, size) => {
      const bytes = Buffer.concat(made);
      const itself = folderWith("a", recut(bytes, size));
      expect(await compareFile(itself, "a", made)).toMatchObject({ isSame: true, bytes: bytes.length });
      const another = folderWith("a", other);
      const isSame = bytes.equals(Buffer.concat(other));
      expect(await compareFile(another, "a", made)).toMatchObject({ isSame, bytes: bytes.length });
    }),
  );
});
