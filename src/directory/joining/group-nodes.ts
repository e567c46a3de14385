import { addressKey } from "../../model/directory.js";
import type { FilePart } from "../parts/file-part.js";
import type { GroupRecord, Reference } from "../reader.js";
import type { ClusterNode } from "./clusters.js";
import { type IdHolders, idHolders } from "./id-holders.js";
import { idSpaceOf } from "./id-space.js";
import { isAddress } from "./identity-keys.js";

/** A record of a group, or what references say of one. */
export interface GroupNode extends ClusterNode {
  readonly record: GroupRecord;
  readonly places: Iterable<string>;
  /** The provider of the file, for whom its members' ids stand. */
  readonly provider: string;
  /** No record, but references alone. */
  readonly referred: boolean;
}

export interface GroupNodes {
  readonly nodes: readonly GroupNode[];
  readonly sameIds: IdHolders["same"];
  /** Takes in a reference to a group, be it known by a record or not: it may have a name that the record lacks. */
  refer(reference: Reference, idSpace: string, place: string): void;
  /** A node that the reference names; of several of one id any, since they are one group. */
  find(reference: Reference): number | undefined;
}

/** Groups of one name are one only where one of them is known by name alone: their ids are of one space. */
const ID_SPACE = "groups";

export function groupNodes(parts: readonly FilePart[]): GroupNodes {
  const nodes: GroupNode[] = [];
  const byId = idHolders();
  parts.forEach((part, list) => {
    const provider = idSpaceOf(part);
    for (const { record, place } of part.groups) {
      for (const id of record.ids) byId.add(id, nodes.length);
      nodes.push({ ...keysOf(record), list, record, places: [place], provider, referred: false });
    }
  });
  return { nodes, sameIds: byId.same, ...references(nodes, byId) };
}

function references(nodes: GroupNode[], byId: IdHolders): Pick<GroupNodes, "refer" | "find"> {
  const records = nodes.length;
  const byReference = new Map<string, { readonly node: number; readonly places: Set<string> }>();
  let hasAddresses = nodes.some(({ ids }) => ids.some(isAddress));
  return {
    refer(reference, provider, place) {
      const ids = idsOf(reference);
      const { name } = reference;
      if (ids.length === 0 && name === undefined) return;
      const key = [...ids, "", name ?? ""].join("\n");
      const before = byReference.get(key);
      if (before !== undefined) {
        before.places.add(place);
        return;
      }
      hasAddresses ||= ids.some(isAddress);
      for (const id of ids) byId.add(id, nodes.length);
      const places = new Set([place]);
      byReference.set(key, { node: nodes.length, places });
      const record = { ids, ...(name === undefined ? {} : { name }) };
      nodes.push({ ...keysOf(record), list: null, record, places, provider, referred: true });
    },
    find(reference) {
      // Most references to people have an address, and most directories have no group with one.
      if (reference.id === undefined && reference.address !== undefined && !hasAddresses) return undefined;
      const ids = idsOf(reference);
      if (ids.length === 0) return byReference.get(`\n${reference.name ?? ""}`)?.node;
      return firstKnown(ids, byId, records) ?? firstKnown(ids, byId, nodes.length);
    },
  };
}

/** Where a group has an address (Google), the address is one of its ids. */
function idsOf({ id, address }: Reference): string[] {
  const ids = id === undefined ? [] : [id];
  return address === undefined ? ids : [...ids, addressKey(address)];
}

/** Of the nodes below a number. */
function firstKnown(ids: readonly string[], nodes: IdHolders, below: number): number | undefined {
  for (const id of ids) {
    const node = nodes.of(id);
    if (node !== undefined && node < below) return node;
  }
  return undefined;
}

function keysOf({ ids, name }: GroupRecord): Pick<ClusterNode, "ids" | "keys" | "weakKeys" | "idSpace"> {
  return { ids, keys: [], weakKeys: name === undefined ? [] : [name], idSpace: ID_SPACE };
}
