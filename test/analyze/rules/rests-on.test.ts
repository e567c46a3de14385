import { describe, expect, it } from "vitest";
import { BASE_SECTIONS, type BaseSection } from "../../../src/analyze/rule.js";
import { RULES } from "../../../src/analyze/rules/index.js";
import { DEFAULT_THRESHOLDS } from "../../../src/model/risk-settings.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { driftingSnapshot, itsDirectory, smallSnapshot } from "../../helpers/page.js";
import { examineRule } from "../../helpers/rules.js";
import { query, section } from "../../helpers/snapshots.js";

/** What a section that could not be read leaves of a snapshot. */
const UNREAD: Readonly<Record<BaseSection, Partial<Omit<Snapshot, "sections">>>> = {
  session: { operator: { id: 0, name: "", email: "", groups: [], permissions: [] } },
  groups: { groups: [] },
  users: { users: [] },
  memberships: {},
  dataSources: { dataSources: [] },
  grants: { grants: [], unknownGrants: [] },
};
const risk = {
  internalDomains: ["example.com"],
  serviceAccounts: new Set([2]),
  sharedAccounts: new Set([3]),
  thresholds: { ...DEFAULT_THRESHOLDS, inactiveDays: 0, administrators: 0 },
};
const QUERIES = [query(1, "Rides", { ownerId: 4 })];
const ORGANISATIONS = [
  [{ ...smallSnapshot(), version: "10.1.0", queries: QUERIES }, {}],
  [driftingSnapshot(), { comparison: itsDirectory() }],
] as const;

const resting = RULES.flatMap((rule) => (rule.restsOn ? [[rule.id, rule, rule.restsOn] as const] : []));

describe("a rule that says on which sections it rests", () => {
  it.each(resting)("%s: finds the same whatever else was not read", (_, rule, restsOn) => {
    for (const [parts, told] of ORGANISATIONS) {
      const found = examineRule(rule, parts, { risk, ...told });
      for (const name of BASE_SECTIONS.filter((one) => !restsOn.includes(one))) {
        const less = { ...parts, ...UNREAD[name], sections: { [name]: section({ status: "failed" }) } };
        const without = examineRule(rule, less, { risk, ...told });
        expect({ name, ...without }).toEqual({ name, ...found });
      }
    }
  });

  it("is partly evaluated where one of them is not whole, as every rule that says nothing is by any", () => {
    const sections = { grants: section({ status: "partial" }), users: section({ status: "partial" }) };
    for (const rule of RULES.filter(({ needs }) => needs.length === 0)) {
      expect([rule.id, examineRule(rule, { sections }).state]).toEqual([rule.id, "partly evaluated"]);
    }
  });
});
