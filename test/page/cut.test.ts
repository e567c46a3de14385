import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { cut } from "../../src/page/cut.js";

describe("a text that is cut", () => {
  it("keeps what there is room for, wide letters taking more of it", () => {
    expect(cut("Warehouse", 20)).toBe("Warehouse");
    expect(cut("A warehouse of everything", 12)).toBe("A warehous…");
    expect(cut("iiiiiiiiiiiiiiii", 10)).toBe("iiiiiiiiiiiiiiii");
    expect(cut("WWWWWWWWWWWWWWWW", 10)).toBe("WWWW…");
    expect(cut("倉庫の部品の一覧", 10)).toBe("倉庫の部…");
  });

  it("leaves no half of a character, nor a blank before the ellipsis", () => {
    expect(cut("😀😀😀😀😀😀", 7)).toBe("😀😀…");
    expect(cut("one two three", 5.6)).toBe("one…");
  });

  it("is a beginning, and is not cut again", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.integer({ min: 4, max: 40 }), (text, most) => {
        const short = cut(text, most);
        if (short !== text) expect(text.startsWith(short.slice(0, -1))).toBe(true);
        expect(cut(short, most)).toBe(short);
      }),
    );
  });
});
