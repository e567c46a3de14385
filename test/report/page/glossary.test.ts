import { expect, it } from "vitest";
import { buildReport } from "../../../src/analyze/report.js";
import { ABILITIES } from "../../../src/model/access-words.js";
import { glossaryView } from "../../../src/report/page/glossary.js";
import { driftingSnapshot, itsDirectory, pageOf, smallSnapshot } from "../../helpers/page.js";

it.each([
  ["without a directory", pageOf(smallSnapshot())],
  ["with one", pageOf(driftingSnapshot(), itsDirectory())],
])("explains every term that the page links, %s", (_, page) => {
  const explained = Array.from(page.matchAll(/<div id="(term-[^"]+)">/g), ([, id]) => id);
  const linked = Array.from(page.matchAll(/href="#(term-[^"]+)"/g), ([, id]) => id);
  expect(new Set(explained).size).toBe(explained.length);
  expect(explained).toEqual(expect.arrayContaining(linked));
  expect(linked).toEqual(
    expect.arrayContaining(
      ["query", "view", "schema", "unknown", "view-only", "latent", "pending", "administrator", "path"].map(
        (id) => `term-${id}`,
      ),
    ),
  );
});

it("explains each ability by the name that it has in the CSV files", () => {
  const ability = glossaryView(buildReport(smallSnapshot())).find(({ id }) => id === "ability");
  for (const name of ABILITIES) expect(ability?.meaning).toMatch(new RegExp(`[:;] ${name}, to [a-z]`));
});

it("has an example of each", () => {
  const terms = glossaryView(buildReport(driftingSnapshot(), { comparison: itsDirectory() }));
  expect(terms.filter(({ meaning, example }) => !meaning.endsWith(".") || !example.endsWith("."))).toEqual(
    [],
  );
  expect(terms.map(({ id }) => id)).toContain("drift");
});
