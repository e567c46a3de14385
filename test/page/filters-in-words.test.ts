import { describe, expect, it } from "vitest";
import { buildReport } from "../../src/analyze/report.js";
import { filtersInWords } from "../../src/page/filters-in-words.js";
import { openPage } from "../../src/page/page.js";
import { stateOf } from "../../src/page/view-state.js";
import { pageDataOf } from "../../src/report/page/page-data.js";
import { smallSnapshot } from "../helpers/page.js";

const page = openPage(pageDataOf(buildReport(smallSnapshot())));
const wordsOf = (hash: string, list: "people" | "groups" = "people") =>
  filtersInWords(page, stateOf(hash), list);

describe("what a list is narrowed down to", () => {
  it("is nothing without a question and filters", () => {
    expect(wordsOf("#people")).toBe("");
  });

  it("is the question, and of people the filters", () => {
    const asked = "#people?q=ana&source=1&level=query&status=enabled&group=4&inactive=90";
    expect(wordsOf(asked)).toBe(
      "“ana”, data source Warehouse, runs any query, enabled, in group Auditors #4, not active for 90 days or more",
    );
    expect(wordsOf("#?now=live&status=pending")).toBe("pending, access works now");
    expect(wordsOf("#?ability=run_any")).toBe("can run query text directly");
    expect(wordsOf(asked, "groups")).toBe("“ana”");
  });

  it("names no filter that narrows nothing, and shows what cannot be seen", () => {
    expect(wordsOf("#?source=99&level=king")).toBe("");
    expect(wordsOf("#?q=%E2%80%AEx")).toBe("“[U+202E]x”");
  });
});
