import { putUnder } from "../model/put-under.js";
import type { Organisation, Snapshot } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import type { AccessTraits } from "../model/versions.js";
import owns from "./edges/owns.js";
import reads from "./edges/reads.js";

/** Ascending ids of queries, by the place of their data source. */
type QueriesByPlace = ReadonlyMap<number, readonly number[]>;

/** The queries by which somebody may have text of his own run, as far as the release lets them. */
export interface OwnEntry {
  readonly owned: QueriesByPlace;
  /** Those that he may modify, whoever owns them; none where the release was not tried with modifiers. */
  readonly modifiable: QueriesByPlace;
  /** Ascending ids of those that can be moved to any data source: on 8 the ones that he owns. */
  readonly movable: readonly number[];
}

export const NO_QUERIES: OwnEntry = Object.freeze({
  owned: new Map(),
  modifiable: new Map(),
  movable: [],
});

/** The places of data sources by their ids, as in `AccessIndex`. */
type Places = ReadonlyMap<number, number>;

/** Who has queries of his own, by user id. Nobody else has an entry. */
export function ownEntries(
  organisation: Organisation,
  traits: AccessTraits,
  places: Places,
): ReadonlyMap<number, OwnEntry> {
  const placeOf = new Map<number, number>();
  for (const { from, to } of reads.edges(organisation)) {
    const place = places.get(to);
    if (place !== undefined) placeOf.set(from, place);
  }
  const owned = new Map<number, number[]>();
  for (const { from, to } of owns.edges(organisation)) putUnder(owned, from, to);
  const modifiable = new Map<number, number[]>();
  for (const { id, modifierIds = [] } of traits.modifiersRun ? organisation.queries : []) {
    // The owner may be among them: he stays one of them when somebody else is made the owner.
    for (const userId of new Set(modifierIds)) putUnder(modifiable, userId, id);
  }
  const entryOf = (userId: number): OwnEntry => {
    const ids = owned.get(userId) ?? [];
    return {
      owned: byPlace(ids, placeOf),
      modifiable: byPlace(modifiable.get(userId) ?? [], placeOf),
      movable: traits.movedQuery === "runs" ? ascending(ids) : [],
    };
  };
  return new Map([...owned.keys(), ...modifiable.keys()].map((userId) => [userId, entryOf(userId)]));
}

function byPlace(queryIds: readonly number[], placeOf: Places): Map<number, number[]> {
  const there = new Map<number, number[]>();
  for (const id of ascending(queryIds)) {
    const place = placeOf.get(id);
    if (place !== undefined) putUnder(there, place, id);
  }
  return there;
}

/** Whether queries of his lead to the data source at this place. */
export function leadTo({ owned, modifiable, movable }: OwnEntry, place: number): boolean {
  return movable.length > 0 || owned.has(place) || modifiable.has(place);
}

/** Whether some of his queries are on the data source at this place already. */
export function areOn({ owned, modifiable }: OwnEntry, place: number): boolean {
  return owned.has(place) || modifiable.has(place);
}

/** Ids of the queries that lead to the data source at this place, ascending. */
export function queriesTo({ owned, modifiable, movable }: OwnEntry, place: number): readonly number[] {
  const lists = [movable, owned.get(place) ?? [], modifiable.get(place) ?? []].filter(
    ({ length }) => length > 0,
  );
  return lists.length < 2 ? (lists[0] ?? []) : ascending(new Set(lists.flat()));
}

/** What is left when he no longer owns, or no longer may modify, these queries. */
export function withoutQueries(
  { owned, modifiable, movable }: OwnEntry,
  { notOwned, notModifiable }: Readonly<Record<"notOwned" | "notModifiable", ReadonlySet<number>>>,
): OwnEntry {
  return {
    owned: without(owned, notOwned),
    modifiable: without(modifiable, notModifiable),
    movable: movable.filter((id) => !notOwned.has(id)),
  };
}

function without(queries: QueriesByPlace, gone: ReadonlySet<number>): QueriesByPlace {
  const left = Array.from(queries, ([place, ids]) => [place, ids.filter((id) => !gone.has(id))] as const);
  return new Map(left.filter(([, ids]) => ids.length > 0));
}

/** Data sources where somebody may have a query of which nobody knows: it, or who may modify it, was not read. */
export function doubtfulSourceIds(
  { dataSources, queries, unseenQueries }: Pick<Snapshot, "dataSources" | "queries" | "unseenQueries">,
  traits: AccessTraits,
): readonly number[] {
  // What was not read can be moved anywhere by its owner.
  if (unseenQueries !== null && traits.movedQuery === "runs") return dataSources.map(({ id }) => id);
  const untold = traits.modifiersRun ? queries.filter(({ modifierIds }) => modifierIds === undefined) : [];
  const ids = new Set([
    ...(unseenQueries?.dataSourceIds ?? []),
    ...untold.map(({ dataSourceId }) => dataSourceId),
  ]);
  return dataSources.flatMap(({ id }) => (ids.has(id) ? [id] : []));
}
