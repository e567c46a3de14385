import fc from "fast-check";
import type { Snapshot } from "../../src/model/snapshot.js";
import { dataSource, group, user } from "./snapshots.js";

/** What somebody did in Redash between two collections, to the things that the numbers pick. */
interface Deed {
  readonly does: (typeof DEEDS)[number];
  readonly one: number;
  readonly other: number;
}

const DEEDS = [
  "rename user",
  "disable or enable",
  "add user",
  "remove user",
  "join",
  "leave",
  "rename group",
  "permit or forbid",
  "add group",
  "remove group",
  "rename data source",
  "add data source",
  "remove data source",
  "grant",
  "revoke",
  "turn lists round",
] as const;

const deeds: fc.Arbitrary<Deed[]> = fc.array(
  fc.record({ does: fc.constantFrom(...DEEDS), one: fc.nat(50), other: fc.nat(50) }),
  { maxLength: 12 },
);

/** A snapshot, and a later one of the same server in which a few things are different. */
export function changed(snapshots: fc.Arbitrary<Snapshot>): fc.Arbitrary<readonly [Snapshot, Snapshot]> {
  return fc
    .tuple(snapshots, deeds)
    .map(([before, done]) => [
      before,
      done.reduce((snapshot, deed, index) => after(snapshot, deed, NEW_IDS + index), before),
    ]);
}

/** No id comes again: Redash counts on. */
const NEW_IDS = 1000;

function after(snapshot: Snapshot, { does, one, other }: Deed, id: number): Snapshot {
  const { users, groups, dataSources, grants, unknownGrants } = snapshot;
  const [who, which, what] = [pick(users, one), pick(groups, other), pick(dataSources, one)];
  const listed = dataSources.filter(({ presence }) => presence === "listed");
  switch (does) {
    case "rename user":
      return { ...snapshot, users: replaced(users, who, { name: `Renamed ${other}` }) };
    case "disable or enable":
      return { ...snapshot, users: replaced(users, who, { disabled: !who?.disabled }) };
    case "add user":
      return { ...snapshot, users: [...users, user(id, "Added", which ? [which.id] : [])] };
    case "remove user":
      return { ...snapshot, users: users.filter((candidate) => candidate !== who) };
    case "join":
      return which === undefined
        ? snapshot
        : { ...snapshot, users: replaced(users, who, { groups: [...(who?.groups ?? []), which.id] }) };
    case "leave":
      return { ...snapshot, users: replaced(users, who, { groups: who?.groups?.slice(1) ?? [] }) };
    case "rename group":
      return { ...snapshot, groups: replaced(groups, which, { name: `Renamed ${one}` }) };
    case "permit or forbid":
      return {
        ...snapshot,
        groups: replaced(groups, which, { permissions: one % 2 ? ["admin"] : ["view_query"] }),
      };
    case "add group":
      return { ...snapshot, groups: [...groups, group(id, "Added")] };
    case "remove group":
      // The ids stay with some of its members, as they do in Redash.
      return {
        ...snapshot,
        groups: groups.filter((candidate) => candidate !== which),
        grants: grants.filter(({ groupId }) => groupId !== which?.id),
        unknownGrants: unknownGrants.map((unknown) => ({
          ...unknown,
          groupIds: unknown.groupIds.filter((id) => id !== which?.id),
        })),
      };
    case "rename data source":
      return {
        ...snapshot,
        dataSources: replaced(dataSources, pick(listed, one), { name: `Renamed ${other}` }),
      };
    case "add data source":
      return { ...snapshot, dataSources: [...dataSources, dataSource(id, "Added")] };
    case "remove data source":
      return {
        ...snapshot,
        dataSources: dataSources.filter((candidate) => candidate !== what),
        grants: grants.filter(({ dataSourceId }) => dataSourceId !== what?.id),
        unknownGrants: unknownGrants.filter(({ dataSourceId }) => dataSourceId !== what?.id),
      };
    case "grant":
      return granted(snapshot, which?.id, pick(listed, one)?.id, other % 2 === 0);
    case "revoke":
      return { ...snapshot, grants: grants.filter((candidate) => candidate !== pick(grants, one)) };
    case "turn lists round":
      return {
        ...snapshot,
        users: users.toReversed(),
        groups: groups.toReversed(),
        grants: grants.toReversed(),
      };
  }
}

function granted(snapshot: Snapshot, groupId?: number, dataSourceId?: number, viewOnly = false): Snapshot {
  if (groupId === undefined || dataSourceId === undefined) return snapshot;
  const others = snapshot.grants.filter(
    (grant) => grant.groupId !== groupId || grant.dataSourceId !== dataSourceId,
  );
  return { ...snapshot, grants: [...others, { groupId, dataSourceId, viewOnly, readFrom: "data source" }] };
}

function pick<T>(things: readonly T[], number: number): T | undefined {
  return things[number % Math.max(1, things.length)];
}

function replaced<T>(things: readonly T[], thing: T | undefined, by: Partial<T>): T[] {
  return things.map((candidate) => (candidate === thing ? { ...candidate, ...by } : candidate));
}
