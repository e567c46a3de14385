import { expect, test } from "vitest";
import { progressStyle, progressText } from "../../src/cli/progress.js";

test.each([
  [{ step: "Users", done: 0, total: null }, 0, "Users …"],
  [{ step: "Users", done: 4250, total: null }, 9000, "Users: 4,250"],
  [
    { step: "Data sources", done: 50, total: 200 },
    4000,
    "Data sources [#####---------------] 50 of 200, about 12 s left",
  ],
  [
    { step: "Data sources", done: 1, total: 200 },
    10_000,
    "Data sources [--------------------] 1 of 200, about 34 min left",
  ],
  [{ step: "Data sources", done: 2, total: 200 }, 500, "Data sources [--------------------] 2 of 200"],
  [{ step: "Data sources", done: 200, total: 200 }, 9000, "Data sources [####################] 200 of 200"],
  [{ step: "Groups", done: 0, total: 0 }, 0, "Groups [####################] 0 of 0"],
])("%j after %d ms is shown as %j", (progress, elapsed, text) => {
  expect(progressText(progress, elapsed)).toBe(text);
});

test("a terminal gets a bar, a log lines, and whoever asks for quiet nothing", () => {
  expect(progressStyle(false, { isTTY: true })).toBe("bar");
  expect(progressStyle(false, {})).toBe("lines");
  expect(progressStyle(true, { isTTY: true })).toBe("none");
});
