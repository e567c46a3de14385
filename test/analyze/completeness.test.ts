import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { completenessOf } from "../../src/analyze/completeness/completeness.js";
import { buildReportOfSource } from "../../src/analyze/only-source.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { dataSource, events, grant, query, section, snapshot, tally, user } from "../helpers/snapshots.js";

function withIds(...ids: number[]): Snapshot {
  return snapshot({ users: ids.map((id) => user(id, `U${id}`, [2])) });
}

describe("ids that no account has", () => {
  it("are told as ranges, with what explains them", () => {
    expect(completenessOf(withIds(2, 3, 7, 12)).userIds).toEqual({
      highest: 12,
      unused: 8,
      ranges: [
        [1, 1],
        [4, 6],
        [8, 11],
      ],
      rangesLeftOut: 0,
      namedElsewhere: [],
      words:
        "The highest id is 12, and 8 ids below it are nobody's: 1, 4 to 6, 8 to 11. That is no gap by itself: Redash numbers the accounts of all organisations of a server in one sequence, and an invitation that was deleted leaves its number.",
    });
  });

  it("are none where there is no break, and where there is nobody", () => {
    expect(completenessOf(withIds(1, 2, 3)).userIds.words).toBe(
      "The ids of the accounts run from 1 to 3 without a break.",
    );
    expect(completenessOf(withIds()).userIds).toMatchObject({ unused: 0, words: "There is no account." });
  });

  it("are told of which something of the organisation names them, those above the highest too", () => {
    const of = {
      ...withIds(1, 3),
      queries: [query(5, "Sales", { ownerId: 2, modifierIds: [1, 9] })],
      events: events({
        executions: [{ userId: 8, dataSourceId: 1, last: "2026-11-01T00:00:00Z", times: 1 }],
      }),
    };
    const { namedElsewhere, words } = completenessOf(of).userIds;
    expect(namedElsewhere).toEqual([2, 8, 9]);
    expect(words).toContain(
      "Queries, dashboards, alerts or events name 3 ids without an account: 2, 8, 9. Ask whose they were.",
    );
  });

  it("together with the accounts are all ids up to the highest", () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 300 })), (ids) => {
        const { highest, unused, ranges, rangesLeftOut } = completenessOf(withIds(...ids)).userIds;
        expect(unused + ids.length).toBe(highest);
        const inRanges = ranges.flatMap(([from, to]) =>
          Array.from({ length: to - from + 1 }, (_, at) => from + at),
        );
        expect(inRanges.filter((id) => ids.includes(id))).toEqual([]);
        if (rangesLeftOut === 0) expect(inRanges.length).toBe(unused);
      }),
    );
  });
});

describe("both sides of the grants", () => {
  const grants = [grant(2, 1), { ...grant(3, 2), readFrom: "group" as const }];
  const byGroup = { of: "grants", reading: "each group by itself", reported: null, read: 2, distinct: 2 };
  const sides = (differing: Partial<Snapshot["sections"]["grants"]>) =>
    completenessOf(snapshot({ grants, sections: { grants: section(differing) } })).bothSides;

  it("are one where the groups were not asked", () => {
    expect(sides({})).toBe(
      "Data sources tell 1 grant by themselves. The groups were not asked for theirs: --prove asks both sides.",
    );
  });

  it("agree where both answered, and a group that does not answer tells none", () => {
    const said = "Data sources tell 1 grant by themselves, groups 2. Wherever both answered, they agree.";
    const path = "/api/groups/<id>/data_sources";
    expect(sides({ totals: [byGroup], requests: [tally(path)] })).toBe(said);
    const failing = tally(path, { requests: 2, statuses: { "200": 1, "500": 1 } });
    expect(sides({ totals: [byGroup], requests: [failing] })).toBe(
      `${said} Not every group answered at once; one that never did tells none.`,
    );
  });

  it("say so where they differ", () => {
    const gap = { code: "sides-differ", what: "1 grant is told differently.", where: "x", hint: "x" };
    expect(sides({ status: "partial", totals: [byGroup], gaps: [gap] })).toBe(
      "Data sources tell 1 grant by themselves, groups 2. 1 grant is told differently.",
    );
  });
});

describe("where somebody can look in Redash", () => {
  const usersAt = (version: string) => {
    const { server } = snapshot();
    const of = { ...withIds(1, 2), server: { ...server, version, baseUrl: "https://r.example/tents/" } };
    return completenessOf(of)
      .ownChecks.filter(({ section: name }) => name === "users")
      .map(({ page, look, number }) => [page, look, number]);
  };

  it("is what the release has", () => {
    const at = "https://r.example/tents/users";
    expect(usersAt("4.0.2")).toEqual([[at, "users", 2]]);
    expect(usersAt("6.0.0")).toEqual([
      [at, "active users", 2],
      [`${at}/disabled`, "disabled users", 0],
    ]);
    expect(usersAt("26.3.0")).toEqual([
      [at, "active users", 2],
      [`${at}/pending`, "pending invitations", 0],
      [`${at}/disabled`, "disabled users", 0],
    ]);
  });

  it("is no page for what was not read, nor for what the run has no number of", () => {
    const total = {
      of: "queries of the whole server, archived ones and drafts included",
      reading: "x",
      read: 4,
    };
    const of = (differing: Parameters<typeof snapshot>[0]) =>
      completenessOf(snapshot(differing)).ownChecks.map(({ page }) =>
        page.replace("https://redash.example.com", ""),
      );
    const failed = section({ status: "failed" });
    expect(
      of({ sections: { users: failed, groups: failed, alerts: section({ status: "partial" }) } }),
    ).toEqual(["/data_sources", "/groups/2", "/groups/2/data_sources"]);
    const reported = (value: number | null) =>
      of({ sections: { queries: section({ totals: [{ ...total, reported: value, distinct: 4 }] }) } });
    expect(reported(4)).toContain("/admin/status");
    expect(reported(null)).not.toContain("/admin/status");
    expect(of({ unknownGrants: [{ dataSourceId: 9, groupIds: [2] }] })).not.toContain(
      "/groups/2/data_sources",
    );
    expect(of({ users: [user(1, "Ana", null)] })).not.toContain("/groups/2");
  });
});

it("is left to the full run where a report is of one data source", () => {
  const of = snapshot({
    users: [user(5, "Ana", [2])],
    dataSources: [dataSource(1, "Ledger")],
    grants: [grant(2, 1)],
  });
  expect(buildReportOfSource(of, 1).completeness).toBeNull();
});
