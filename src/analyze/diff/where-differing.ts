import { type PermissionSet, permissionSet } from "../../graph/access.js";
import { accessNow } from "../../graph/user-access.js";
import type { User } from "../../model/snapshot.js";
import { knownVersion } from "../../model/versions.js";
import type { Pair } from "./pairs.js";
import { idOrder } from "./ranks.js";
import type { Side, Sides } from "./sides.js";

/** The data sources where somebody's access may differ, by ascending id. */
export type Where = readonly number[] | "anywhere";

/**
 * Finds where somebody's access may differ. Who is in the same groups on both sides, with the same permissions and the
 * same queries, has other access only where one of the groups has another grant: nearly everybody nowhere or on a few
 * data sources. The other verdicts need not be asked for: of 100,000 people those are six million.
 */
export function whereDiffering(sides: Sides): (pair: Pair<User>) => Where {
  const { older, newer } = sides;
  if (!haveSameGround(older, newer)) return () => "anywhere";
  const ofGroup = whereGroupsDiffer(older, newer);
  const [had, has] = [queriesOf(older), queriesOf(newer)];
  return ({ id, before, after }) => {
    const [were, are] = [before?.groups ?? null, after?.groups ?? null];
    const isSame =
      were !== null &&
      are !== null &&
      isSameSet(were, are) &&
      had.get(id) === has.get(id) &&
      accessNow(older.graph, id) === accessNow(newer.graph, id);
    return isSame ? together(were, ofGroup) : "anywhere";
  };
}

function together(groupIds: readonly number[], ofGroup: ReadonlyMap<number, Where>): Where {
  let all: Where = NOWHERE;
  for (const groupId of groupIds) {
    const where = ofGroup.get(groupId) ?? NOWHERE;
    if (where === "anywhere") return where;
    if (where.length > 0) all = all.length === 0 ? where : [...new Set([...all, ...where])].sort(idOrder);
  }
  return all;
}

const NOWHERE: readonly number[] = [];

/** What bears on everybody alike: the release, which data sources are there, and queries that were not read. */
function haveSameGround(older: Side, newer: Side): boolean {
  const ground = ({ snapshot, knows }: Side) =>
    JSON.stringify([
      traitsOf(snapshot).release,
      snapshot.dataSources.map(({ id, presence }) => [id, presence]),
      snapshot.unseenQueries,
      knows.allModifiers,
    ]);
  return ground(older) === ground(newer);
}

function traitsOf({ server }: Side["snapshot"]) {
  return knownVersion(server.version).traits;
}

/** Where groups give something else. One that is not on both sides, or has other permissions, gives it anywhere. */
function whereGroupsDiffer(older: Side, newer: Side): ReadonlyMap<number, Where> {
  const [were, are] = [givenByGroup(older), givenByGroup(newer)];
  // On 8 a grant lets its members make queries, and move them anywhere.
  const isConfined = traitsOf(newer.snapshot).access.movedQuery !== "runs";
  const where = (was: Given | undefined, is: Given | undefined): Where => {
    if (was?.permissions !== is?.permissions) return "anywhere";
    const ids = [...new Set([...(was?.grants.keys() ?? []), ...(is?.grants.keys() ?? [])])];
    const differing = ids.filter((id) => was?.grants.get(id) !== is?.grants.get(id));
    const there = differing.filter((id) => newer.dataSources.has(id)).sort(idOrder);
    return there.length === 0 || isConfined ? there : "anywhere";
  };
  return new Map([...were.keys(), ...are.keys()].map((id) => [id, where(were.get(id), are.get(id))]));
}

interface Given {
  readonly permissions: PermissionSet;
  /** By data source: what the lists say of it, in a text that is the same for the same. */
  readonly grants: Map<number, string>;
}

function givenByGroup({ snapshot }: Side): ReadonlyMap<number, Given> {
  const given = new Map<number, Given>();
  for (const { id, permissions } of snapshot.groups)
    given.set(id, { permissions: permissionSet(permissions), grants: new Map() });
  const add = (groupId: number, dataSourceId: number, what: string) => {
    // Who is in a group that no list names has nothing through it.
    const grants = given.get(groupId)?.grants;
    grants?.set(dataSourceId, (grants.get(dataSourceId) ?? "") + what);
  };
  for (const { groupId, dataSourceId, viewOnly } of snapshot.grants)
    add(groupId, dataSourceId, viewOnly ? "v" : "f");
  for (const { dataSourceId, groupIds } of snapshot.unknownGrants)
    for (const groupId of groupIds) add(groupId, dataSourceId, "?");
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
