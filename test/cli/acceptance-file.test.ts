import { expect, it } from "vitest";
import { ACCEPTED_GAPS, ACCEPTED_RISKS, parseAcceptances } from "../../src/cli/acceptance-file.js";
import { thrownBy } from "../helpers/thrown.js";

const ONE = "- finding: pending-key-u5\n  reason: Known\n  owner: Ina\n  expires: 2026-12-31\n";

it("reads accepted risks in their order", () => {
  const text = `# Ours\n${ONE}- {finding: drift-*-u7, reason: " On leave ", owner: "Bo", expires: "2027-02-28"}\n`;
  expect(parseAcceptances(ACCEPTED_RISKS, text, "x.yaml")).toEqual([
    { finding: "pending-key-u5", reason: "Known", owner: "Ina", expires: "2026-12-31" },
    { finding: "drift-*-u7", reason: "On leave", owner: "Bo", expires: "2027-02-28" },
  ]);
});

it.each(["", "# nothing yet\n", "[]\n"])("reads none from %j", (text) => {
  expect(parseAcceptances(ACCEPTED_RISKS, text, "x.yaml")).toEqual([]);
});

const EACH = "must be a list of entries, each with finding, reason, owner and expires, and nothing else";
const FINDING =
  "must give as finding the id of one, as in findings.csv, or a pattern: letters, digits, -, _ and *";
const DAY = "must give as expires a day such as 2026-12-31";

it.each([
  ["finding: a\n", "x.yaml:1", EACH],
  ["- finding: [a\n", "x.yaml:2", "is not YAML that can be read"],
  ["\n- just text\n", "x.yaml:2", EACH],
  [`${ONE}  ticket: 7\n`, "x.yaml:1", EACH],
  [`${ONE}- reason: Known\n  owner: Ina\n  expires: 2026-12-31\n`, "x.yaml:5", FINDING],
  [`${ONE}- finding: b-u1\n  owner: Ina\n  expires: 2026-12-31\n`, "x.yaml:5", "must give as reason a text"],
  [`${ONE}- finding: b-u1\n  reason: x\n  expires: 2026-12-31\n`, "x.yaml:5", "must give as owner a text"],
  [`${ONE}- finding: b-u1\n  reason: x\n  owner: Ina\n`, "x.yaml:5", DAY],
  [ONE.replace("Known", '" "'), "x.yaml:2", "must give as reason a text"],
  [ONE.replace("Ina", "7"), "x.yaml:3", "must give as owner a text"],
  [ONE.replace("2026-12-31", "2026-02-30"), "x.yaml:4", DAY],
  [ONE.replace("2026-12-31", "next year"), "x.yaml:4", DAY],
  [ONE.replace("2026-12-31", "2026-12-31T10:00:00Z"), "x.yaml:4", DAY],
  [ONE.replace("pending-key-u5", '"*"'), "x.yaml:1", FINDING],
  [ONE.replace("pending-key-u5", "pending key"), "x.yaml:1", FINDING],
  [`${ONE}${ONE}`, "x.yaml:5", "must accept pending-key-u5 once"],
])("refuses %j by its line", (text, place, what) => {
  const problem = thrownBy(() => parseAcceptances(ACCEPTED_RISKS, text, "x.yaml"));
  expect(problem).toMatchObject({
    code: "config_invalid",
    place,
    message: `The file of accepted risks ${what}.`,
    ownHint: "Correct the place named. docs/rules.md shows what may stand in the file.",
  });
});

it("reads accepted gaps alike, by names of their own", () => {
  const one =
    "- gap: data-source-hidden-10\n  reason: Its driver is gone\n  approver: Ina\n  expires: 2026-12-31\n";
  expect(parseAcceptances(ACCEPTED_GAPS, one, "x.yaml")).toEqual([
    { gap: "data-source-hidden-10", reason: "Its driver is gone", approver: "Ina", expires: "2026-12-31" },
  ]);
  expect(thrownBy(() => parseAcceptances(ACCEPTED_GAPS, ONE, "x.yaml"))).toMatchObject({
    place: "x.yaml:1",
    message:
      "The file of accepted gaps must give as gap the id of one, as in coverage.csv, or a pattern: letters, digits, -, _ and *.",
    ownHint: "Correct the place named. docs/evidence.md shows what may stand in the file.",
  });
});
