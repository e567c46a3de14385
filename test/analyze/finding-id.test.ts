import fc from "fast-check";
import { expect, it } from "vitest";
import { findingId } from "../../src/analyze/finding-id.js";
import type { Subject } from "../../src/analyze/rule.js";
import { SUBJECT_KINDS } from "../../src/model/finding.js";

it.each<[string, Subject[]]>([
  ["last-administrator", []],
  [
    "unused-access-u42-s3",
    [
      { kind: "user", id: 42 },
      { kind: "data source", id: 3 },
    ],
  ],
  ["unused-access-n_caf_e9__20_1_5f_", [{ kind: "name", id: "café 1_" }]],
  ["unused-access-i_ana_40_nordlicht_2e_example", [{ kind: "identity", id: "ana@nordlicht.example" }]],
  ["unused-access-n_", [{ kind: "name", id: "" }]],
])("is %s", (expected, about) => {
  expect(findingId(about.length === 0 ? "last-administrator" : "unused-access", about)).toBe(expected);
});

const word = fc.stringMatching(/^[a-z]+$/);
const ruleIds = fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => words.join("-"));
const subjects = fc.record({
  kind: fc.constantFrom(...SUBJECT_KINDS),
  id: fc.oneof(fc.nat(), fc.string({ unit: "binary" }), fc.stringMatching(/^[u_ -]?[a-z0-9]{0,3}$/)),
});

it("is another for another rule or another subject, and plain text to a spreadsheet", () => {
  const findings = fc.tuple(ruleIds, fc.array(subjects, { maxLength: 2 }));
  fc.assert(
    fc.property(findings, findings, (one, other) => {
      const [a, b] = [findingId(...one), findingId(...other)];
      expect(a).toMatch(/^[a-z][A-Za-z0-9_-]*$/);
      expect(a === b).toBe(JSON.stringify(one) === JSON.stringify(other));
    }),
    { numRuns: 2_000 },
  );
});
