import { expect, it } from "vitest";
import { filesOf, wholeSource } from "../helpers/runs.js";

/** The same value, the keys of every object in it the other way round. */
function reversed<T>(value: T): T {
  if (value instanceof Map || typeof value !== "object" || value === null) return value;
  if (Array.isArray(value)) return value.map(reversed) as T;
  const entries = Object.entries(value).map(([key, inside]) => [key, reversed(inside)]);
  return Object.fromEntries(entries.reverse()) as T;
}

it("the files of a run do not depend on the order of keys in what they are made from", async () => {
  const source = wholeSource();
  const other = reversed(source);
  expect(Object.keys(other.snapshot)).not.toEqual(Object.keys(source.snapshot));
  expect(await filesOf(other)).toEqual(await filesOf(source));
});
