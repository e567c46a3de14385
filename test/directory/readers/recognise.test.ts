import { createReadStream, readdirSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readFile } from "../../../src/directory/read-file.js";
import { READERS } from "../../../src/directory/readers/index.js";

const DIRECTORIES = new URL("../../../fixtures/directories/", import.meta.url);

/** The demo's directory has several formats; test/cli/demo.test.ts reads it. */
const FORMATS = readdirSync(DIRECTORIES).filter((folder) => folder !== "demo");
const FIXTURES = FORMATS.flatMap((format) =>
  readdirSync(new URL(`${format}/`, DIRECTORIES)).map((name) => ({ format, name })),
);

describe("the readers together", () => {
  it.each(FIXTURES)("$format/$name is read by $format and fits no other", async ({ format, name }) => {
    const open = () => createReadStream(new URL(`${format}/${encodeURIComponent(name)}`, DIRECTORIES));
    const { file } = await readFile({ name, open }, { readers: READERS });
    expect(file.format).toBe(format);
    expect(file.read).toBe(file.used + file.unusable.length);
  });

  it.each(READERS.map(({ id }) => id))("%s has an export to try it on", (id) => {
    expect(FIXTURES.map(({ format }) => format)).toContain(id);
  });

  it.each(READERS)(
    "$id is named as its file, checked on a day, and says how to get an export",
    async (reader) => {
      const file = await import(`../../../src/directory/readers/${reader.id}.ts`);
      expect(file.default).toBe(reader);
      expect(reader.checked).toMatch(/^\d{4}-\d\d-\d\d$/);
      expect(reader.howToGet).not.toEqual([]);
      for (const line of [...reader.howToGet, ...reader.mustHold, ...reader.doesNotTell])
        expect(line).toMatch(/^\S.*\S$/);
    },
  );

  it("have each a name of its own", () => {
    expect(new Set(READERS.map(({ id }) => id)).size).toBe(READERS.length);
    expect(new Set(READERS.map(({ title }) => title)).size).toBe(READERS.length);
  });
});
