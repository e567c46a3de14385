import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { remember } from "../../src/model/remember.js";

function counting(limit: number) {
  const made: string[] = [];
  const of = remember(limit, (key: string) => {
    made.push(key);
    return { key };
  });
  return { of, made };
}

describe("what is remembered", () => {
  it("is made once, and is the very same again", () => {
    const { of, made } = counting(3);
    const first = of("a");
    expect([of("b"), of("a"), of("a")].map(({ key }) => key)).toEqual(["b", "a", "a"]);
    expect(of("a")).toBe(first);
    expect(made).toEqual(["a", "b"]);
  });

  it("is forgotten beyond the limit, and kept anew where keys come again", () => {
    const { of, made } = counting(2);
    for (const key of ["a", "b", "a", "c", "a", "a"]) of(key);
    expect(made).toEqual(["a", "b", "c", "a"]);
  });

  it("is nothing for a while where next to no key comes again", () => {
    const { of, made } = counting(16);
    const keys = Array.from({ length: 17 }, (_, index) => `k${index}`);
    for (const key of [...keys, "again", "again"]) of(key);
    expect(made).toEqual([...keys, "again", "again"]);
    for (let times = 2; times < 64; times += 1) of("again");
    made.length = 0;
    for (const key of ["later", "again", "later", "again"]) of(key);
    expect(made).toEqual(["later", "again"]);
  });

  it("is what would be made, whatever comes", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20)), fc.integer({ min: 1, max: 8 }), (keys, limit) => {
        const of = remember(limit, (key: number) => `${key}!`);
        expect(keys.map(of)).toEqual(keys.map((key) => `${key}!`));
      }),
    );
  });
});
