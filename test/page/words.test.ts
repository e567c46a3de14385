import { expect, test } from "vitest";
import { figure } from "../../src/model/counted.js";
import { count, day, dayAndTime, few } from "../../src/page/words.js";

test.each([
  [0, "0"],
  [999, "999"],
  [1000, "1,000"],
  [1234567, "1,234,567"],
])("%d is written %s", (value, expected) => {
  expect(figure(value)).toBe(expected);
});

test.each([
  [0, "no groups"],
  [1, "1 group"],
  [2000, "2,000 groups"],
])("%d groups are %s", (value, expected) => {
  expect(count(value, "group")).toBe(expected);
});

test("a time is cut to the second or the day; what is no time stays", () => {
  expect(dayAndTime("2026-11-25T09:15:00.123Z")).toBe("2026-11-25 09:15:00");
  expect(day("2026-11-25T09:15:00Z")).toBe("2026-11-25");
  expect([dayAndTime("unknown"), day("never")]).toEqual(["unknown", "never"]);
});

test("a list is cut only where that saves more than one name", () => {
  expect(few(["a", "b", "c"], 2)).toBe("a, b, c");
  expect(few(["a", "b", "c", "d"], 2)).toBe("a, b and 2 more");
});
