import fc from "fast-check";
import { expect, it } from "vitest";
import { verdictCells } from "../../src/analyze/access-rows.js";
import { fieldsIn } from "../../src/analyze/recurring-runs.js";
import { verdictFields } from "../../src/analyze/verdict-fields.js";
import type { Access } from "../../src/graph/types.js";
import type { Ability } from "../../src/model/access-words.js";
import type { Snapshot } from "../../src/model/snapshot.js";
import { csvForMachines } from "../../src/report/csv/machines.js";
import { csvForPeople } from "../../src/report/csv/people.js";
import { dangerousText } from "../helpers/formulas.js";
import { dataSource, grant, group, query, snapshot, user } from "../helpers/snapshots.js";
import { tableOf } from "../helpers/tables.js";

const GROUP_IDS = [1, 2, 3, 4, 5, 6];
const SOURCE_IDS = [1, 2, 3, 4];

const groupName = fc.oneof(
  dangerousText,
  fc.constantFrom(
    "Sales",
    "a, b",
    "this and that",
    "a;b\\",
    '"Q"',
    "“x”",
    "=1",
    "Łódź",
    "x\ud83d",
    "\ude00y",
  ),
);
const permissions = fc.subarray([
  ...["admin", "view_query", "execute_query", "create_query", "edit_query", "list_data_sources"],
]);
const grants = fc.uniqueArray(
  fc.tuple(fc.constantFrom(...GROUP_IDS), fc.constantFrom(...SOURCE_IDS), fc.constantFrom("full", "view")),
  { selector: ([groupId, sourceId]) => groupId * 10 + sourceId, maxLength: 16 },
);
const people = fc.array(fc.tuple(fc.subarray(GROUP_IDS), fc.boolean(), fc.boolean()), { maxLength: 12 });

/** People in few groups, so that what is kept of one verdict is met by another. */
const crowds: fc.Arbitrary<Snapshot> = fc
  .tuple(
    fc.tuple(...GROUP_IDS.map(() => fc.tuple(groupName, permissions))),
    grants,
    people,
    fc.subarray(GROUP_IDS),
    fc.array(fc.tuple(fc.nat(12), fc.constantFrom(...SOURCE_IDS)), { maxLength: 4 }),
    fc.option(fc.subarray(SOURCE_IDS)),
    fc.constantFrom("8.0.0", "10.1.0", "26.3.0"),
  )
  .map(([groups, granted, members, unknown, queries, unseen, version]) =>
    snapshot({
      version,
      groups: groups.map(([name, allowed], index) => group(index + 1, name, { permissions: allowed })),
      users: members.map(([groupIds, disabled, pending], index) =>
        user(index + 1, `User ${index}`, groupIds, { disabled, pending }),
      ),
      dataSources: SOURCE_IDS.map((id) => dataSource(id, `Source ${id}`)),
      grants: granted.map(([groupId, sourceId, level]) => grant(groupId, sourceId, level)),
      unknownGrants: [{ dataSourceId: 4, groupIds: unknown }],
      unseenQueries: unseen && { count: null, dataSourceIds: unseen },
      queries: queries.map(([owner, dataSourceId], index) =>
        query(index + 1, `Query ${index}`, { ownerId: owner + 1, dataSourceId }),
      ),
    }),
  );

it("writes each verdict as the rows have it, whatever the groups are called and whatever was written before", () => {
  fc.assert(
    fc.property(crowds, fc.constantFrom(csvForPeople, csvForMachines), (crowd, format) => {
      const { lines, rows } = tableOf(crowd, "effective-access");
      expect([...(lines?.(format) ?? [])].join("")).toBe(format.lines([...rows()]));
    }),
    { numRuns: 400 },
  );
});

const ABILITIES: readonly (readonly Ability[])[] = [
  [],
  ["schema"],
  ["list", "schema", "open_query", "read_result", "run_saved"],
  ["list", "schema", "open_query", "read_result", "refresh", "run_any", "create_query"],
  ["schema", "refresh", "create_query"],
];
const LEVELS = ["query", "view", "schema", "none", "unknown"] as const;
const verdicts: fc.Arbitrary<Access> = fc.record({
  grant: fc.constant("full" as const),
  level: fc.constantFrom(...LEVELS),
  groupLevel: fc.constantFrom(...LEVELS),
  ownQueries: fc.option(fc.record({ queryIds: fc.subarray([1, 2, 3]), byNewQuery: fc.boolean() }), {
    freq: 1,
  }),
  maybeMoreQueries: fc.boolean(),
  abilities: fc.constantFrom(...ABILITIES),
  runAnyAsOwner: fc.constantFrom(true, false, "unknown" as const),
  admin: fc.boolean(),
  now: fc.constantFrom("live" as const, "latent" as const),
  keyOnly: fc.boolean(),
  // In full by one at the least, as what is certain may need.
  grants: fc
    .tuple(
      fc.subarray(GROUP_IDS, { minLength: 1 }),
      fc.constantFrom("admin" as const, "full" as const),
      fc.nat(5),
    )
    .map(([groupIds, gives, more]) =>
      groupIds.map((groupId, place) => ({ groupId, gives: place <= more ? gives : ("view" as const) })),
    ),
  permissionGroups: fc.subarray(GROUP_IDS),
  unknownBecause: fc.option(fc.constantFrom("grants" as const, "driver" as const, "groups" as const), {
    freq: 1,
  }),
});

it("writes any verdict as its cells are written, though much be alike in the one before", () => {
  const names = fc.tuple(...GROUP_IDS.map(() => groupName));
  fc.assert(
    fc.property(
      names,
      fc.array(verdicts, { maxLength: 40 }),
      fc.constantFrom(csvForPeople, csvForMachines),
      (labels, accesses, format) => {
        const labelOf = (groupId: number) => labels[groupId - 1] || "(no name)";
        const fieldsOf = verdictFields(labelOf, format);
        const write = fieldsIn(format);
        for (const access of accesses) {
          const { before, after } = verdictCells(access, labelOf);
          expect(fieldsOf(access)).toEqual({ before: write(before), after: write(after) });
        }
      },
    ),
    { numRuns: 400 },
  );
});
