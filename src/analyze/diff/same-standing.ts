import { permissionSet } from "../../graph/access.js";
import { accessNow } from "../../graph/user-access.js";
import type { User } from "../../model/snapshot.js";
import { knownVersion } from "../../model/versions.js";
import type { Pair } from "./pairs.js";
import type { Side, Sides } from "./sides.js";

/**
 * Finds whose access cannot differ: who is in the same groups on both sides, none of which gives anything else than
 * before, and has the same queries. Most people are, and the verdicts on all their data sources need not be asked for:
 * of 100,000 people those are six million.
 */
export function sameStanding(sides: Sides): (pair: Pair<User>) => boolean {
  const { older, newer } = sides;
  if (!haveSameGround(older, newer)) return () => false;
  const touched = touchedGroups(older, newer);
  const [had, has] = [queriesOf(older), queriesOf(newer)];
  return ({ id, before, after }) =>
    before?.groups !== undefined &&
    after?.groups !== undefined &&
    before.groups !== null &&
    after.groups !== null &&
    before.groups.every((groupId) => !touched.has(groupId)) &&
    isSameSet(before.groups, after.groups) &&
    had.get(id) === has.get(id) &&
    accessNow(older.graph, id) === accessNow(newer.graph, id);
}

/** What bears on everybody alike: the release, which data sources are there, and queries that were not read. */
function haveSameGround(older: Side, newer: Side): boolean {
  const ground = ({ snapshot, knows }: Side) =>
    JSON.stringify([
      knownVersion(snapshot.server.version).traits.release,
      snapshot.dataSources.map(({ id, presence }) => [id, presence]),
      snapshot.unseenQueries,
      knows.allModifiers,
    ]);
  return ground(older) === ground(newer);
}

/** Groups that are not on both sides, or give something else. */
function touchedGroups(older: Side, newer: Side): ReadonlySet<number> {
  const [were, are] = [givenByGroup(older), givenByGroup(newer)];
  return new Set([...were.keys(), ...are.keys()].filter((id) => were.get(id) !== are.get(id)));
}

/** All that a group gives, in a text that is the same for the same. */
function givenByGroup({ snapshot }: Side): ReadonlyMap<number, string> {
  const given = new Map(snapshot.groups.map(({ id, permissions }) => [id, `${permissionSet(permissions)}`]));
  const add = (groupId: number, what: string) => given.set(groupId, `${given.get(groupId) ?? ""} ${what}`);
  for (const { groupId, dataSourceId, viewOnly } of snapshot.grants)
    add(groupId, `${dataSourceId}${viewOnly ? "v" : "f"}`);
  for (const { dataSourceId, groupIds } of snapshot.unknownGrants)
    for (const groupId of groupIds) add(groupId, `${dataSourceId}?`);
  return given;
}

/** The queries that somebody owns or may modify, in a text that is the same for the same. */
function queriesOf({ snapshot }: Side): ReadonlyMap<number, string> {
  const queries = new Map<number, string>();
  const add = (userId: number, what: string) => queries.set(userId, `${queries.get(userId) ?? ""} ${what}`);
  for (const { id, dataSourceId, ownerId, modifierIds } of snapshot.queries.toSorted((a, b) => a.id - b.id)) {
    add(ownerId, `${id}>${dataSourceId}`);
    for (const userId of modifierIds?.toSorted((a, b) => a - b) ?? []) add(userId, `${id}~${dataSourceId}`);
  }
  return queries;
}

/** Both may have a group more than once, in any order. */
function isSameSet(some: readonly number[], others: readonly number[]): boolean {
  return some.every((id) => others.includes(id)) && others.every((id) => some.includes(id));
}
