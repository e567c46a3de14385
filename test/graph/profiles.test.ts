import { expect, it } from "vitest";
import { sharedProfiles } from "../../src/graph/profiles.js";

it("gives the same profile for the same key from its second time on, and another for another", () => {
  const profileOf = sharedProfiles();
  profileOf([0, 2, 5, 63]);
  const first = profileOf([0, 2, 5, 63]);
  expect(profileOf([0, 2, 5, 63])).toBe(first);
  expect(profileOf([0, 2, 5, 62])).not.toBe(first);
  expect(profileOf([0, 2, 5])).not.toBe(first);
  expect(profileOf([0, 2, 5, 63, 6, 63])).not.toBe(first);
  expect(profileOf([0, 2, 5, 63])).toBe(first);
});

it("keeps those that come again among many that do not", () => {
  const profileOf = sharedProfiles();
  const crowd = (from: number) => {
    for (let id = from; id < from + 5_000; id += 1) profileOf([1, 2, id, 63]);
  };
  crowd(10_000);
  const again = () => profileOf([0, 0, 7, 63]);
  again();
  const kept = again();
  expect(again()).toBe(kept);
  crowd(20_000);
  expect(again()).toBe(kept);
});

it("gives a profile of its own to each of many keys", () => {
  const profileOf = sharedProfiles();
  const keys = Array.from({ length: 3_000 }, (_, id) => [0, 0, id % 50, id % 7, Math.floor(id / 350), id]);
  const profiles = keys.map((key) => profileOf(key));
  expect(new Set(profiles).size).toBe(keys.length);
});
