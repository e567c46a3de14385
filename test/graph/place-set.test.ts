import fc from "fast-check";
import { expect, it } from "vitest";
import { PlaceSet } from "../../src/graph/place-set.js";

const sizeAndPlaces = fc
  .integer({ min: 1, max: 200 })
  .chain((size) => fc.tuple(fc.constant(size), fc.array(fc.integer({ min: 0, max: size - 1 }))));

function seen(set: PlaceSet): number[] {
  const places: number[] = [];
  set.each((place) => places.push(place));
  return places;
}

it("shows each place once, by ascending number, and knows which are in it", () => {
  fc.assert(
    fc.property(sizeAndPlaces, ([size, places]) => {
      const set = new PlaceSet(size);
      for (const place of places) set.add(place);
      expect(seen(set)).toEqual([...new Set(places)].sort((a, b) => a - b));
      const all = Array.from({ length: size }, (_, place) => place);
      expect(all.filter((place) => set.has(place))).toEqual(seen(set));
    }),
  );
});

it.each([0, 1, 31, 32, 33, 64, 500])("holds all of %i places and none more", (size) => {
  const set = new PlaceSet(size);
  expect(seen(set)).toEqual([]);
  set.addAll();
  expect(seen(set)).toEqual(Array.from({ length: size }, (_, place) => place));
});
