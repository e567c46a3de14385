import type { FilePart } from "../parts/file-part.js";
import type { Reference } from "../reader.js";
import { type Clusters, findClusters } from "./clusters.js";
import { namedByAlias } from "./named-by-alias.js";
import { type RecordsOfParts, recordsOfParts } from "./records-of-parts.js";

/** What all files say, and which records tell of the same person or group. */
export interface JoinedRecords {
  readonly people: RecordsOfParts["people"]["nodes"];
  readonly groups: RecordsOfParts["groups"]["nodes"];
  readonly personClusters: Clusters;
  readonly groupClusters: Clusters;
  /** By the cluster of somebody whom no list of people has: the people who have his address as an alias. */
  readonly namedByAlias: ReadonlyMap<number, readonly number[]>;
  /** null: nobody has the id, or several may be meant. */
  resolve(reference: Reference, idSpace: string, asGroup: boolean): Resolved | null;
}

export interface Resolved {
  readonly kind: "person" | "group";
  readonly cluster: number;
}

export function joinRecords(parts: readonly FilePart[]): JoinedRecords {
  const { people, groups, targetOf } = recordsOfParts(parts);
  const personClusters = findClusters(people);
  const groupClusters = findClusters(groups);
  return {
    people: people.nodes,
    groups: groups.nodes,
    personClusters,
    groupClusters,
    namedByAlias: namedByAlias(people.nodes, personClusters),
    resolve(reference, idSpace, asGroup) {
      const target = targetOf(reference, idSpace, asGroup);
      if (target === undefined) return null;
      const cluster = (target.kind === "person" ? personClusters : groupClusters).of(target.node);
      return cluster === null ? null : { kind: target.kind, cluster };
    },
  };
}
