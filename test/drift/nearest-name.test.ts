import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameBook, nearestInWords } from "../../src/drift/nearest-name.js";

const BOOK = nameBook(["Finance", "ops", "Data Team", "Café", "team 1", "Analysts", "Sales US"]);

describe("a name that Redash does not have", () => {
  it.each([
    ["finance", "Redash has “Finance”: the case differs"],
    ["DATA TEAM", "Redash has “Data Team”: the case differs"],
    ["Data  Team", "Redash has “Data Team”: blanks, or how an accent is encoded, differ"],
    ["Cafe\u0301", "Redash has “Café”: blanks, or how an accent is encoded, differ"],
    ["Analyts", "Redash has “Analysts”: perhaps a typing error"],
    ["Anlaysts", "Redash has “Analysts”: perhaps a typing error"],
    ["Finance,ops", "it looks like a comma list of “Finance” and “ops”, and Redash takes it for one name"],
    [
      "ops, hr, Finance",
      "it looks like a comma list of “ops”, “Finance” and another name, and Redash takes it for one name",
    ],
    ["ops;Finance", "Redash has no name near it"],
    ["CN=Fin,OU=G,DC=x", "Redash has no name near it"],
    ["Marketing", "Redash has no name near it"],
    ["oops", "Redash has “ops”: perhaps a typing error"],
    ["oopps", "Redash has no name near it"],
    ["team 2", "Redash has no name near it"],
    ["team 11", "Redash has no name near it"],
  ])("%s: %s", (name, words) => {
    expect(nearestInWords(BOOK.nearest(name))).toBe(words);
  });

  it("is held against the name that takes the fewest letters, then the first", () => {
    const book = nameBook(["reporting", "reportink", "reportings"]);
    expect(book.nearest("reportin")).toEqual({ kind: "typo", name: "reporting" });
  });
});

describe("a name that Redash has", () => {
  it("is near nothing", () => {
    expect(BOOK.has("Finance")).toBe(true);
    expect(BOOK.nearest("Finance")).toBeUndefined();
  });
});

describe("of every name", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 6, maxLength: 9 });

  it("one letter changed, left out or put in is found", () => {
    fc.assert(
      fc.property(letters, fc.nat(5), fc.constantFrom("change", "leave out", "put in"), (name, at, edit) => {
        const kept = edit === "put in" ? at : at + 1;
        const written = `${name.slice(0, at)}${edit === "leave out" ? "" : "x"}${name.slice(kept)}`;
        expect(nameBook([name]).nearest(written)).toEqual({ kind: "typo", name });
      }),
    );
  });

  it("three letters changed are another name", () => {
    fc.assert(
      fc.property(letters, (name) => {
        expect(nameBook([name]).nearest(`xyz${name.slice(3)}`)).toBeUndefined();
      }),
    );
  });
});
