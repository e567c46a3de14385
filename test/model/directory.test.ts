import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addressKey } from "../../src/model/directory.js";

describe("how addresses are compared", () => {
  it.each([
    [" Ana@Nordlicht.EXAMPLE ", "ana@nordlicht.example"],
    ["a.n.a+redash@x.example", "a.n.a+redash@x.example"],
    ["rene\u0301@x.example", "ren\u00e9@x.example"],
    ["\u00a0ana@x.example\u00a0", "ana@x.example"],
    ["", ""],
  ])("%j is %j", (address, key) => {
    expect(addressKey(address)).toBe(key);
  });

  it("is trimmed, NFC and lower case, whatever the text", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: "grapheme" }), fc.emailAddress()), (text) => {
        expect(addressKey(text)).toBe(text.trim().normalize("NFC").toLowerCase());
      }),
    );
  });
});
