import { expect, test } from "vitest";
import { leftOutInWords } from "../../src/page/left-out.js";
import { stateOf } from "../../src/page/view-state.js";
import { openedPage } from "../helpers/opened-page.js";
import { smallSnapshot } from "../helpers/page.js";

const page = openedPage(smallSnapshot());

test.each([
  ["#people?source=1&level=query&now=live&inactive=90", ""],
  [
    "#people?source=999",
    "This link filters by data source #999, which this report does not have: that filter was left out.",
  ],
  [
    "#people?group=99&level=bogus&drift=stale&status=enabled",
    "This link filters by group #99 and level “bogus” and drift “stale”, which this report does not have: these filters were left out.",
  ],
  [
    "#people?source=three&inactive=-5",
    "This link filters by data source and days not active without saying a number: these filters were left out.",
  ],
  [
    "#people?ability=%E2%80%AE&now=constructor",
    "This link filters by ability “[U+202E]” and access “constructor”, which this report does not have: these filters were left out.",
  ],
])("what a link asks for and this report does not have is said: %s", (hash, said) => {
  expect(leftOutInWords(page, stateOf(hash).filters)).toBe(said);
});
