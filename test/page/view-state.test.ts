import fc from "fast-check";
import { expect, test } from "vitest";
import { hashOf, LIST_IDS, NO_FILTERS, START, stateOf, type ViewState } from "../../src/page/view-state.js";

const text = fc.string({ unit: "grapheme" });
const id = fc.option(fc.nat());
const state: fc.Arbitrary<ViewState> = fc.record({
  place: fc.constantFrom("", "people", "user-42", "source-3", "drift-lost"),
  q: text,
  filters: fc.record({
    source: id,
    group: id,
    inactive: id,
    level: text,
    ability: text,
    status: text,
    now: text,
    drift: text,
  }),
  sort: fc.dictionary(fc.constantFrom(...LIST_IDS), fc.string({ unit: "grapheme", minLength: 1 }), {
    noNullPrototype: true,
  }),
});

test("what is looked at can be read back from the address", () => {
  fc.assert(
    fc.property(state, (one) => {
      expect(stateOf(hashOf(one))).toEqual(one);
    }),
  );
});

test("the address is short, and says nothing of what is as at the start", () => {
  expect(hashOf(START)).toBe("");
  const filters = { ...NO_FILTERS, level: "query", source: 3 };
  expect(hashOf({ ...START, place: "people", filters })).toBe("#people?source=3&level=query");
  expect(stateOf("")).toEqual(START);
});

test("what an address says that cannot be understood is left out, or no number where there should be one", () => {
  expect(stateOf("#user-42?group=&x=1")).toEqual({ ...START, place: "user-42" });
  const filters = { ...NO_FILTERS, source: Number.NaN, inactive: Number.NaN };
  expect(stateOf("#user-42?source=three&inactive=-1")).toEqual({ ...START, place: "user-42", filters });
});
