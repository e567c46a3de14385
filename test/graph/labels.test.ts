import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { labelsOf, look } from "../../src/graph/labels.js";

const labels = (names: (string | null)[]) => {
  const label = labelsOf(names.map((name, index) => ({ id: index + 1, name })));
  return names.map((_, index) => label(index + 1));
};

describe("labelsOf", () => {
  it.each([
    [
      ["Analysts", "Auditors"],
      ["Analysts", "Auditors"],
    ],
    [
      ["Sales", "Ops", "Sales"],
      ["Sales #1", "Ops", "Sales #3"],
    ],
    [
      ["", null, "  "],
      ["(no name) #1", "(no name) #2", "(no name) #3"],
    ],
    [
      ["Sales", "Sales", "Sales #1"],
      ["Sales #1", "Sales #2", "Sales #1 #3"],
    ],
    [
      ["Sales", "Sales "],
      ["Sales #1", "Sales  #2"],
    ],
    [
      ["Zoe\u0308", "Zo\u00eb"],
      ["Zoe\u0308 #1", "Zo\u00eb #2"],
    ],
    [
      ["admin", "Admin"],
      ["admin", "Admin"],
    ],
    [
      ["finance,ops", "CN=Fin,OU=G;DC=x"],
      ["finance,ops", "CN=Fin,OU=G;DC=x"],
    ],
  ])("calls %j %j", (names, expected) => {
    expect(labels(names)).toEqual(expected);
  });

  it("calls what it does not know by its id", () => {
    expect(labelsOf([])(15)).toBe("#15");
  });

  it("gives an id to what looks like a label, with blanks behind it as well", () => {
    expect(labels(["Sales", "Sales", "Sales #1 "])).toEqual(["Sales #1", "Sales #2", "Sales #1  #3"]);
  });

  it("never gives two things labels that look alike", () => {
    const name = fc.oneof(
      fc.constantFrom(
        "",
        null,
        "a",
        "a ",
        "a #1",
        "a #1 ",
        "a  #2",
        "a #1 #2",
        "\u00e9",
        "e\u0301",
        "#1",
        "(no name)",
        "(no name) #1",
      ),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(name, { maxLength: 8 }), (names) => {
        expect(new Set([...labels(names), labelsOf([])(99)].map(look)).size).toBe(names.length + 1);
      }),
    );
  });
});
