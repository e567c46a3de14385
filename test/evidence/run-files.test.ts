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
  // The earlier run is its file, whose bytes stay.
  const other = { ...reversed(source), since: source.since };
  const files = await filesOf(other);
  expect(Object.keys(other.snapshot)).not.toEqual(Object.keys(source.snapshot));
  const differing = [...(await filesOf(source))].filter(([name, bytes]) => !files.get(name)?.equals(bytes));
  expect(differing.map(([name]) => name)).toEqual([]);
});
