import fc from "fast-check";
import { expect, it } from "vitest";
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
    fc.constantFrom("8.0.0", "10.1.0", "26.3.0"),
  )
  .map(([groups, granted, members, unknown, queries, version]) =>
    snapshot({
      version,
      groups: groups.map(([name, allowed], index) => group(index + 1, name, { permissions: allowed })),
      users: members.map(([groupIds, disabled, pending], index) =>
        user(index + 1, `User ${index}`, groupIds, { disabled, pending }),
      ),
      dataSources: SOURCE_IDS.map((id) => dataSource(id, `Source ${id}`)),
      grants: granted.map(([groupId, sourceId, level]) => grant(groupId, sourceId, level)),
      unknownGrants: [{ dataSourceId: 4, groupIds: unknown }],
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
