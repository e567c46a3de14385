import { expect, it } from "vitest";
import rule from "../../../src/analyze/rules/wider-permissions.js";
import { accepting, examineRule } from "../../helpers/rules.js";
import { ADMIN_GROUP, group, section, user } from "../../helpers/snapshots.js";

const owners = group(5, "Owners", { permissions: ["view_query", "super_admin", "admin"] });
const groups = [
  ADMIN_GROUP,
  group(2, "default", { type: "builtin" }),
  owners,
  group(6, "Parked", { permissions: [] }),
];
const users = [user(8, "Ana", [2, 5]), user(9, "Bo", [5, 5]), user(10, "Cy", [5], { disabled: true })];

it("finds the group that permits more than Redash gives, and what each change would take", () => {
  expect(examineRule(rule, { groups, users })).toEqual({
    state: "evaluated",
    why: [],
    counts: { examined: 3, found: 1, accepted: 0, unknown: 0 },
    findings: [
      {
        id: "wider-permissions-g5",
        status: "open",
        evidence: "It permits admin, super_admin. Members: 2 accounts that are not disabled.",
        changes: [
          { kind: "permission", groupId: 5, permission: "admin" },
          { kind: "permission", groupId: 5, permission: "super_admin" },
        ],
      },
    ],
  });
});

it("finds the built-in group default too, and a permission that Redash does not know", () => {
  const permissions = ["view_query", "edit_everything"];
  const wide = [ADMIN_GROUP, group(2, "default", { type: "builtin", permissions })];
  expect(examineRule(rule, { groups: wide }).findings).toMatchObject([
    {
      id: "wider-permissions-g2",
      evidence: "It permits edit_everything. Members: 0 accounts that are not disabled.",
    },
  ]);
});

it("finds nothing in the usual permissions, and is partly evaluated where not all groups were read", () => {
  const sections = { groups: section({ status: "partial" }) };
  expect(examineRule(rule, { groups: [ADMIN_GROUP, group(6, "Analysts")], sections })).toMatchObject({
    state: "partly evaluated",
    counts: { examined: 1, found: 0 },
  });
});

it("shows an accepted one as accepted", () => {
  const acceptances = [accepting("wider-permissions-g5")];
  expect(examineRule(rule, { groups, users }, { acceptances }).findings).toMatchObject([
    { status: "accepted" },
  ]);
});
