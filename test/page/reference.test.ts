import fc from "fast-check";
import { expect, test } from "vitest";
import { type Reference, readLink, readReference, referenceText } from "../../src/page/reference.js";
import { NO_FILTERS, START } from "../../src/page/view-state.js";

const id = fc.nat();
const optionalId = fc.option(id);
/** Findings of drift have commas in them. */
const word = fc.constantFrom("", "query", "run_any", "pending, and left", "in the directory, not here");
const reference: fc.Arbitrary<Reference> = fc.record({
  runId: fc.stringMatching(/^[0-9A-Za-z][\w.-]{0,30}$/),
  item: fc.option(fc.record({ kind: fc.constantFrom("user", "group", "source"), id })),
  filters: fc.record({
    source: optionalId,
    group: optionalId,
    inactive: optionalId,
    level: word,
    ability: word,
    status: word,
    now: word,
    drift: word,
  }),
  q: fc.string(),
});

test("what a reference says can be read back", () => {
  fc.assert(
    fc.property(reference, (one) => {
      expect(readReference(referenceText(one))).toEqual(one);
    }),
  );
});

test("a reference is short and in words", () => {
  const runId = "20261125T091500Z-acme";
  const item = { kind: "user", id: 42 } as const;
  expect(referenceText({ runId, item, filters: { ...NO_FILTERS, source: 3 }, q: "" })).toBe(
    "run 20261125T091500Z-acme, user 42, source 3",
  );
  expect(
    referenceText({
      runId,
      item: null,
      filters: { ...NO_FILTERS, drift: "pending, and left" },
      q: "ana, bo",
    }),
  ).toBe('run 20261125T091500Z-acme, people, drift "pending, and left", search ana, bo');
});

test.each([
  "ana",
  "run",
  "run acme",
  "run acme, user ana",
  "run acme, user 42 and more",
  "run acme, people, colour red",
  "run acme, people, source three",
])("%s is no reference", (text) => {
  expect(readReference(text)).toBeNull();
});

test.each([
  ["file:///tmp/report.html#user-42", "file:///tmp/report.html", { ...START, place: "user-42" }],
  [
    " https://host/a%20b/report.html?x#source-3 \n",
    "https://host/a%20b/report.html?x",
    { place: "source-3" },
  ],
  [
    "#people?level=query&q=a+b",
    "",
    { place: "people", q: "a b", filters: { ...NO_FILTERS, level: "query" } },
  ],
])("a link is read: %j", (text, file, state) => {
  expect(readLink(text)).toEqual({ file, state: { ...START, ...state } });
});

test.each([
  "",
  "#12",
  "user-42",
  "https://host/report.html",
  "ana #user-1",
  "#user-",
  "#user-1 #user-2",
  "#drift",
])("no link is read in %j", (text) => {
  expect(readLink(text)).toBeNull();
});
