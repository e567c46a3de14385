import { readdirSync } from "node:fs";
import { basename } from "node:path";
import { describe, expect, it } from "vitest";
import { PARTS } from "../../../src/analyze/diff/parts/index.js";
import { DIFF_PARTS } from "../../../src/model/diff.js";

const folder = new URL("../../../src/analyze/diff/parts/", import.meta.url);
const files = readdirSync(folder)
  .map((file) => basename(file, ".ts"))
  .filter((name) => name !== "index");

describe("the parts of a diff", () => {
  it("are the files of the folder, in the order of the model", () => {
    expect(PARTS.map(({ id }) => id).sort()).toEqual(files.sort());
    expect(PARTS.map(({ id }) => id)).toEqual(DIFF_PARTS.filter((id) => files.includes(id)));
  });

  it.each(files)(
    "%s: its id is the file's name, it is frozen, and it says what it compares",
    async (name) => {
      const { default: descriptor } = await import(new URL(`${name}.ts`, folder).href);
      expect(descriptor.id).toBe(name);
      expect(Object.isFrozen(descriptor)).toBe(true);
      expect(descriptor.about).toMatch(/^[A-Z].*\.$/);
      expect(descriptor.needs.length).toBeGreaterThan(0);
    },
  );
});
