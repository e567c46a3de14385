import { describe, expect, it, test } from "vitest";
import { codesOf } from "../../../src/evidence/share/codes.js";
import { canBeLookedFor, wordFinder } from "../../../src/evidence/share/find-words.js";
import { pseudonymsOf } from "../../../src/evidence/share/pseudonyms.js";
import { scrubber } from "../../../src/evidence/share/scrub.js";
import { KEY } from "../../helpers/share.js";

describe("a name in a text", () => {
  const find = wordFinder(["Ana Berg", "Berg", "田中 美咲", "Zoë", "<b>"].map((name) => [name, name]));
  it.each([
    ["of Ana Berg's team", ["Ana Berg"]],
    ["ANA BERG, berg", ["Ana Berg", "Berg"]],
    ["Bergen, Ana Bergen, Heidelberg", []],
    ["Anna Berg", ["Berg"]],
    ["部品田中 美咲部品", ["田中 美咲"]],
    ["Zoe\u0308, ZOË", ["Zoë", "Zoë"]],
    ["a <b> c", ["<b>"]],
    ["İstanbul: Ana Berg", ["Ana Berg"]],
  ])("%s", (text, found) => {
    expect(find(text).map(({ value }) => value)).toEqual(found);
    for (const { at, end, value } of find(text)) {
      expect(text.slice(at, end).normalize("NFC").toLowerCase()).toBe(value.toLowerCase());
    }
  });
});

test("names too short to be told from other words are not looked for", () => {
  const names = [
    "Bo",
    "Root",
    "Bo Li",
    "Jo Lin",
    "Berg",
    "Maria",
    "田中",
    "田",
    "",
    "12345",
    "👩‍💻",
    "a@b.c",
  ];
  expect(names.filter(canBeLookedFor)).toEqual(["Bo Li", "Jo Lin", "Maria", "田中", "a@b.c"]);
});

test("names, addresses of anybody and hosts are replaced in a text, and the rest stays", () => {
  const pseudonyms = pseudonymsOf(codesOf(KEY));
  const scrub = scrubber(
    [
      ["Ana Berg", "Person xyz"],
      ["nordlicht.example", "qrs.example"],
    ],
    pseudonyms,
  );
  const stranger = pseudonyms.address("eve@other.example");
  const host = pseudonyms.domain("sso.other.example");
  expect(scrub("Redash:Ana Berg (team), ana berg, ANA BERG")).toBe(
    "Redash:Person xyz (team), person xyz, PERSON XYZ",
  );
  expect(scrub("“eve@other.example”, mail.nordlicht.example")).toBe(`“${stranger}”, mail.qrs.example`);
  expect(scrub("redirects to https://sso.other.example/login.")).toBe(`redirects to https://${host}/login.`);
  expect(scrub("The grants of 1 data source are told nowhere.")).toBe(
    "The grants of 1 data source are told nowhere.",
  );
});
