import { describe, expect, it, test } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import type { Judging } from "../../../src/analyze/diff/sides.js";
import type { Section, Snapshot } from "../../../src/model/snapshot.js";
import { dataSource, grant, group, section, snapshot, user } from "../../helpers/snapshots.js";

const GROUPS = [...snapshot().groups, group(5, "Readers")];

/** Who is in group 15, which no list names: deleted, where the list is whole. */
function withMembers(
  ids: readonly number[],
  differing: Partial<Omit<Snapshot, "sections">> = {},
  groups?: Section,
) {
  return snapshot({
    groups: GROUPS,
    dataSources: [dataSource(3, "Warehouse")],
    grants: [grant(5, 3)],
    users: [7, 8, 9].map((id) => user(id, `U${id}`, ids.includes(id) ? [5, 15] : [5])),
    ...differing,
    ...(groups && { sections: { groups } }),
  });
}

const RULE = "deleted-group-membership";

function findings(older: Snapshot, newer: Snapshot, judging?: Partial<Judging>) {
  const part = diffSnapshots(older, newer, judging).parts.find((one) => one.part === "findings");
  const own = [...(part?.rows ?? [])].filter(({ subjects }) => String(subjects.at(-1)?.id).startsWith(RULE));
  return {
    part,
    own,
    short: own.map(({ what, direction, subjects }) => [what, direction, subjects.at(-1)?.id]),
  };
}

test("a finding is new or gone by its identity, and one that stays is none", () => {
  const { own, short } = findings(withMembers([7, 8]), withMembers([8, 9]));
  expect(short).toEqual([
    ["gone", "narrower", `${RULE}-u7`],
    ["new", "wider", `${RULE}-u9`],
  ]);
  expect(own[1]).toMatchObject({
    comparable: true,
    subjects: [
      { kind: "user", id: 9 },
      { kind: "finding", before: null },
    ],
    fields: [
      { field: "status", before: null, after: "open" },
      { field: "severity", before: null },
      { field: "evidence", before: null },
    ],
  });
});

test("one that was accepted since has changed", () => {
  const acceptances = [{ finding: `${RULE}-u7`, reason: "R.", owner: "O", expires: "2026-11-24" }];
  const later = { startedAt: "2026-11-26T09:00:00Z", finishedAt: "2026-11-26T09:00:00Z" };
  const earlier = { startedAt: "2026-11-23T09:00:00Z", finishedAt: "2026-11-23T09:00:00Z" };
  const { own } = findings(withMembers([7], earlier), withMembers([7], later), { acceptances });
  expect(own).toMatchObject([
    {
      what: "changed",
      direction: "neither",
      fields: [{ field: "status", before: "accepted", after: "acceptance expired" }],
    },
  ]);
});

describe("where a rule could not be evaluated wholly", () => {
  const gap = { code: "groups-not-read-again", what: "Lost.", where: "GET /", hint: "Again." };
  const notWhole = section({ status: "partial", gaps: [gap] });

  it("on the older side, nothing is new", () => {
    const { own, part } = findings(withMembers([], {}, notWhole), withMembers([7]));
    expect(own).toMatchObject([{ what: "unknown", comparable: false }]);
    expect(part?.comparable).toBe("partly");
    expect(part?.why.join(" ")).toMatch(/partly evaluated on the older snapshot, evaluated on the newer/);
  });

  it("on the newer side, nothing is gone", () => {
    const { short } = findings(withMembers([7]), withMembers([], {}, notWhole));
    expect(short).toEqual([["unknown", "unknown", `${RULE}-u7`]]);
  });
});
