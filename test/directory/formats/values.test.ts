import { describe, expect, it } from "vitest";
import { list, object, text, totalOf } from "../../../src/directory/formats/values.js";

describe("text", () => {
  it.each([
    [" Ada ", "Ada"],
    ["", undefined],
    ["   ", undefined],
    [null, undefined],
    [7, undefined],
    ["System.Object[]", undefined],
    ["System.String[]", undefined],
    ["System.Collections.Generic.List`1[System.String]", undefined],
    ["Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject", undefined],
    ["Microsoft.ActiveDirectory.Management.ADPropertyValueCollection", undefined],
    ["@{Id=1; Name=Ada}", undefined],
    ["Systemtechnik", "Systemtechnik"],
    ["System.Admin", "System.Admin"],
    ["Microsoft", "Microsoft"],
  ])("%j is %j", (value, expected) => {
    expect(text(value)).toBe(expected);
  });
});

describe("object and list", () => {
  it("tell objects from lists and from nothing", () => {
    expect([object({ a: 1 }), object([1]), object(null), object("a")]).toEqual([
      { a: 1 },
      undefined,
      undefined,
      undefined,
    ]);
    expect([list([1]), list({ 0: 1 }), list(null)]).toEqual([[1], undefined, undefined]);
  });
});

describe("totalOf", () => {
  it("takes whole numbers, as text too, and nothing else", () => {
    expect([5, "5", " 12 ", 0].map(totalOf)).toEqual([5, 5, 12, 0]);
    expect([undefined, null, "", "many", 1.5, "1e3", true, "99999999999999999999"].map(totalOf)).toEqual(
      Array.from({ length: 8 }, () => undefined),
    );
  });
});
