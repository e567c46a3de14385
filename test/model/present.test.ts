import { expect, it } from "vitest";
import { present } from "../../src/model/present.js";

it("leaves out what is undefined, and nothing else: null, false, 0 and empty text stay", () => {
  expect(Object.keys(present({ a: undefined, b: null, c: 0 }))).toEqual(["b", "c"]);
  expect(Object.keys(present({ a: undefined, b: null, c: false, d: "" }))).toEqual(["b", "c", "d"]);
});
