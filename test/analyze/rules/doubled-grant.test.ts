import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/doubled-grant.js";
import type { Section } from "../../../src/model/snapshot.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, dataSource, grant, group, section, tally } from "../../helpers/snapshots.js";

const groups = [ADMIN_GROUP, group(2, "default", { type: "builtin" }), group(5, "Support"), group(6, "Ops")];
const dataSources = [dataSource(3, "Tickets"), dataSource(4, "Ledger, old")];
const grants = [grant(5, 3), grant(5, 4, "view")];
const asked = [tally("/api/groups/<id>/data_sources")];

const grantsSection = (differing: Partial<Section>) => ({
  sections: { grants: section({ requests: asked, ...differing }) },
});
const note = { code: "group-list-fails", what: "Most likely one is granted twice.", groups: [5] };
const GRANTS = "Known grants, in full: Tickets; view only: “Ledger, old”.";

it("finds the group whose list fails where nothing else explains it, and names its grants", () => {
  expect(examineRule(rule, { groups, dataSources, grants, ...grantsSection({ notes: [note] }) })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 4, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "doubled-grant-g5",
        status: "open",
        evidence: `Redash answers with an error where the group’s data sources are asked for, and nothing but a doubled grant explains it. ${GRANTS}`,
      },
    ],
  });
});

it("finds nothing where every group's list is told, whatever else is noted", () => {
  const notes = [{ code: "grants-by-group", what: "Every group told its grants.", groups: [6] }];
  const { counts } = examineRule(rule, { groups, grants, ...grantsSection({ notes }) });
  expect(counts).toMatchObject({ examined: 4, found: 0, unknown: 0 });
});

it("does not know it where a data source that shows nowhere may be the reason", () => {
  const gaps = [{ code: "grants-of-unseen", what: "Told nowhere.", where: "", hint: "", groups: [5, 6] }];
  const examined = examineRule(rule, {
    groups,
    dataSources,
    grants,
    ...grantsSection({ status: "partial", gaps }),
  });
  const ERROR =
    "Redash answers with an error where the group’s data sources are asked for: either one is granted twice, or the driver of one does not load.";
  expect(examined).toEqual({
    state: "partly evaluated",
    why: ["Told nowhere."],
    counts: { examined: 4, found: 0, accepted: 0, unknown: 2 },
    findings: [
      { id: "doubled-grant-g5", status: "unknown", evidence: `${ERROR} ${GRANTS}` },
      { id: "doubled-grant-g6", status: "unknown", evidence: `${ERROR} No grant of it is known.` },
    ],
  });
});

it("is not evaluated where the groups were not asked for their lists", () => {
  expect(examineRule(rule, { groups })).toMatchObject({ state: "not evaluated", counts: null, findings: [] });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("doubled-grant-g5")];
  const { findings } = examineRule(rule, { groups, ...grantsSection({ notes: [note] }) }, { acceptances });
  expect(findings).toMatchObject([{ status: "accepted" }]);
});
