import fc from "fast-check";
import type { Snapshot } from "../../src/model/snapshot.js";
import { organisations, versions } from "./arbitraries.js";
import { snapshotOfOrganisation } from "./from-organisation.js";

/** Snapshots of random organisations in which some grants and data sources are not known. */
export const snapshots: fc.Arbitrary<Snapshot> = fc
  .tuple(organisations, versions)
  .map(([organisation, version]) => snapshotOfOrganisation(organisation, version))
  .chain((snapshot) => {
    const unknown = fc.record({
      dataSourceId: oneOf(snapshot.dataSources),
      groupIds: fc.subarray(snapshot.groups.map(({ id }) => id)),
    });
    return fc
      .tuple(fc.array(unknown, { maxLength: snapshot.dataSources.length === 0 ? 0 : 2 }), fc.boolean())
      .map(([unknownGrants, asPossible]) => ({
        ...snapshot,
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
