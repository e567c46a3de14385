import fc from "fast-check";
import type { Query, Snapshot } from "../../src/model/snapshot.js";
import { organisations, versions } from "./arbitraries.js";
import { snapshotOfOrganisation } from "./from-organisation.js";
import { query } from "./snapshots.js";

/** Queries of people who are there and of some who are not, on data sources that are there, gone, or not known. */
function queriesIn({ users, dataSources }: Snapshot): fc.Arbitrary<Query[]> {
  const userIds = [9998, ...users.map(({ id }) => id)];
  const sourceIds = [null, 9999, ...dataSources.map(({ id }) => id)];
  const made = fc.record(
    {
      ownerId: fc.constantFrom(...userIds),
      dataSourceId: fc.constantFrom(...sourceIds),
      modifierIds: fc.subarray(userIds),
      archived: fc.boolean(),
    },
    { requiredKeys: ["ownerId", "dataSourceId", "archived"] },
  );
  return fc
    .array(made, { maxLength: 6 })
    .map((all) => all.map((differing, place) => query(place + 1, `Query ${place}`, differing)));
}

/** Snapshots of random organisations with queries, in which some grants, data sources and queries are not known. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .tuple(organisations, versions)
  .map(([organisation, version]) => snapshotOfOrganisation(organisation, version))
  .chain((snapshot) => {
    const unknown = fc.record({
      dataSourceId: oneOf(snapshot.dataSources),
      groupIds: fc.subarray(snapshot.groups.map(({ id }) => id)),
    });
    const unseen = fc.subarray(snapshot.dataSources.map(({ id }) => id));
    return fc
      .tuple(
        fc.array(unknown, { maxLength: snapshot.dataSources.length === 0 ? 0 : 2 }),
        fc.boolean(),
        queriesIn(snapshot),
        fc.option(unseen, { freq: 2 }),
      )
      .map(([unknownGrants, asPossible, queries, dataSourceIds]) => ({
        ...snapshot,
        queries,
        unseenQueries: dataSourceIds && { count: null, dataSourceIds },
        unknownGrants: [...snapshot.unknownGrants, ...unknownGrants],
        dataSources: snapshot.dataSources.map((source) =>
          source.presence === "hidden" && asPossible ? { ...source, presence: "possible" as const } : source,
        ),
      }));
  });

/** The id of one of them, or 0 where there is none. */
export function oneOf(things: readonly { readonly id: number }[]): fc.Arbitrary<number> {
  return things.length === 0 ? fc.constant(0) : fc.constantFrom(...things.map(({ id }) => id));
}
