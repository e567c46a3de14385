import { expect, it } from "vitest";
import { loadPageParts, trusted } from "../../src/report/templates.js";

it("refuses a view that lacks a field, rather than leave a gap in a report", () => {
  expect(() => loadPageParts().render({ policy: "", style: "", script: "" })).toThrow(/not defined/);
});

it.each(["</style>", "a </SCRIPT > b", "<!-- x"])("inserts no style or script that holds %j", (text) => {
  expect(() => trusted(text)).toThrow("must not hold its own end");
});

it("ships a style and a script that load nothing", () => {
  const { style, script } = loadPageParts();
  expect(style).not.toMatch(/url\(|@import|@font-face|https?:/);
  // An example in the words of a `Problem`, and the name by which drawings are known, are no addresses to load.
  const told = script.replaceAll(/https:\/\/redash\.example\.com|http:\/\/www\.w3\.org\/2000\/svg/g, "");
  expect(told).not.toMatch(/import|fetch|XMLHttpRequest|innerHTML|eval|https?:/);
});
