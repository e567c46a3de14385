import fc from "fast-check";
import { expect, test } from "vitest";
import { diffSnapshots } from "../../../src/analyze/diff/diff.js";
import { buildGraph } from "../../../src/graph/build.js";
import { accessOf } from "../../../src/graph/user-access.js";
import type { DiffRow } from "../../../src/model/diff.js";
import type { Snapshot } from "../../../src/model/snapshot.js";
import { applyDiff, stateOf } from "../../helpers/apply-diff.js";
import { changed } from "../../helpers/arbitrary-changes.js";
import { snapshots } from "../../helpers/arbitrary-snapshots.js";
import { changesBetween } from "../../helpers/diff.js";
import { section } from "../../helpers/snapshots.js";

/** Everybody's groups are told; a grant is known or not, and never both. */
const told = snapshots.map(
  (snapshot): Snapshot => ({
    ...snapshot,
    users: snapshot.users.map((user) => ({ ...user, groups: user.groups ?? [] })),
    unknownGrants: [],
  }),
);

test("a snapshot differs from itself in nothing, whatever the order of its lists", () => {
  fc.assert(
    fc.property(snapshots, (snapshot) => {
      const turned: Snapshot = {
        ...snapshot,
        users: snapshot.users
          .map((user) => ({ ...user, groups: user.groups?.toReversed() ?? null }))
          .toReversed(),
        groups: snapshot.groups.map((group) => ({ ...group, permissions: group.permissions.toReversed() })),
        dataSources: snapshot.dataSources.toReversed(),
        grants: snapshot.grants.toReversed(),
        unknownGrants: snapshot.unknownGrants.toReversed(),
      };
      expect(changesBetween(snapshot, snapshot)).toEqual([]);
      expect(changesBetween(snapshot, turned)).toEqual([]);
    }),
  );
});

test("what a diff says, done to the older snapshot, gives the newer one", () => {
  fc.assert(
    fc.property(changed(told), ([before, after]) => {
      expect(applyDiff(stateOf(before), changesBetween(before, after))).toEqual(stateOf(after));
    }),
  );
});

test("access has changed where the rule says so, and nowhere else", () => {
  fc.assert(
    fc.property(changed(told), ([before, after]) => {
      const [older, newer] = [levelsOf(before), levelsOf(after)];
      const expected = new Map<string, string>();
      for (const pair of new Set([...older.keys(), ...newer.keys()])) {
        const [was, is] = [older.get(pair) ?? "none", newer.get(pair) ?? "none"];
        if (was === is) continue;
        const isUnknown = was === "unknown" || is === "unknown";
        expected.set(
          pair,
          isUnknown ? "unknown" : was === "none" ? "new" : is === "none" ? "gone" : "changed",
        );
      }
      const rows = changesBetween(before, after, "access").filter(differsInLevel);
      expect(
        new Map(rows.map(({ subjects, what }) => [subjects.map(({ id }) => id).join(" "), what])),
      ).toEqual(expected);
    }),
  );
});

test("nothing is new for want of a whole list on the older side, or gone for want of one on the newer", () => {
  const names = fc.constantFrom("users", "groups", "dataSources", "grants");
  fc.assert(
    fc.property(changed(told), names, ([before, after], name) => {
      const cut = (one: Snapshot): Snapshot => ({ ...one, sections: { ...one.sections, [name]: NOT_WHOLE } });
      const whole = changesBetween(before, after).flatMap(claimsOf);
      const withoutOld = changesBetween(cut(before), after).filter(({ comparable }) => comparable);
      const withoutNew = changesBetween(before, cut(after)).filter(({ comparable }) => comparable);
      expect(withoutOld.filter((row) => row.what === "new" && restsOnAbsence(row, name, "before"))).toEqual(
        [],
      );
      expect(withoutNew.filter((row) => row.what === "gone" && restsOnAbsence(row, name, "after"))).toEqual(
        [],
      );
      // Nothing is claimed that whole snapshots would not show.
      expect(whole).toEqual(expect.arrayContaining([...withoutOld, ...withoutNew].flatMap(claimsOf)));
    }),
  );
});

const NOT_WHOLE = section({
  status: "partial",
  gaps: [{ code: "lost", what: "Lost.", where: "GET /", hint: "Again." }],
});
const KINDS: Readonly<Record<string, string>> = {
  users: "user",
  groups: "group",
  dataSources: "data source",
};

/** Whether nothing but the list that is not whole, by not naming something, speaks for the row. */
function restsOnAbsence({ part, subjects }: DiffRow, name: string, side: "before" | "after"): boolean {
  const missing = subjects.filter((subject) => subject[side] === null);
  if (name === "grants") return (part === "grants" || part === "access") && missing.length === 0;
  // An account's own list tells all its groups, whatever the list of groups lacks.
  if (name === "groups" && part === "memberships") return false;
  return missing.length > 0 && missing.every(({ kind }) => kind === KINDS[name]);
}

/** What a row claims, field by field. */
function claimsOf({ part, subjects, fields }: DiffRow): string[] {
  return fields.map((field) => JSON.stringify([part, subjects.map(({ id }) => id), field]));
}

function differsInLevel({ fields }: DiffRow): boolean {
  return fields.some(({ field }) => field === "level");
}

/** Every level that is not none, by user and data source. */
function levelsOf(snapshot: Snapshot): Map<string, string> {
  const graph = buildGraph(snapshot);
  return new Map(
    graph.userIds.flatMap((userId) =>
      graph.dataSourceIds.flatMap((dataSourceId): [string, string][] => {
        const { level } = accessOf(graph, userId, dataSourceId);
        return level === "none" ? [] : [[`${userId} ${dataSourceId}`, level]];
      }),
    ),
  );
}

test("counts are of the rows, and rows come again each time they are asked for", () => {
  fc.assert(
    fc.property(changed(snapshots), ([before, after]) => {
      for (const { counts, rows } of diffSnapshots(before, after).parts) {
        const all = [...rows];
        expect([...rows]).toEqual(all);
        expect(counts.reduce((sum, count) => sum + count.rows, 0)).toBe(all.length);
        for (const { what, direction, rows: times } of counts)
          expect(all.filter((row) => row.what === what && row.direction === direction)).toHaveLength(times);
      }
    }),
  );
});
