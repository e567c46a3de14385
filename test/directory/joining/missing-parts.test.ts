import { expect, it } from "vitest";
import { missingParts } from "../../../src/directory/joining/missing-parts.js";

const people = (format: string, ...names: string[]) =>
  names.map((name) => ({ name, format, people: "whole" as const }));

it.each([
  ["Keycloak's begin with 0", people("keycloak-realm", "r-users-1.json"), ["r-users-N.json number 0 is"]],
  [
    "one in between",
    people("keycloak-realm", "r-users-0.json", "r-users-3.json"),
    ["r-users-N.json numbers 1, 2 are"],
  ],
  ["of others they may begin with 1", people("okta-users", "page1.json", "page2.json"), []],
  ["or with 0", people("okta-users", "page0.json", "page2.json"), ["pageN.json number 1 is"]],
  [
    "they need not begin there",
    people("okta-users", "page2.json", "page4.json", "page5.json"),
    ["pageN.json number 3 is"],
  ],
  ["what comes before the first is not known", people("okta-users", "q3.json", "q4.json"), []],
  ["sizes are no parts", people("okta-users", "okta50.json", "okta200.json"), []],
  [
    "as many as are there are still a set",
    people("okta-users", "p1.json", "p2.json", "p5.json"),
    ["pN.json numbers 3, 4 are"],
  ],
  ["where more are missing, they are none", people("okta-users", "p1.json", "p2.json", "p7.json"), []],
  [
    "only five are spelled out",
    people("keycloak-realm", "r-users-0.json", "r-users-9.json"),
    ["r-users-N.json numbers 1, 2, 3, 4, 5 and 3 more are"],
  ],
  ["one alone is no set", people("okta-users", "users-7.json"), []],
  ["years and days are no parts", people("okta-users", "u-2024.csv", "u-2026.csv", "u-20260701.csv"), []],
  ["other formats are another set", [...people("okta-users", "u1.json"), ...people("scim", "u3.json")], []],
  [
    "lists without people are none",
    [
      { name: "g-3.json", format: "okta-groups", people: "absent" as const },
      { name: "g-7.json", format: "okta-groups", people: "absent" as const },
    ],
    [],
  ],
])("tells missing parts: %s", (_, files, missing) => {
  expect(missingParts(files)).toEqual(
    missing.map((what) => `Of the files ${what} missing: people may stand there.`),
  );
});
