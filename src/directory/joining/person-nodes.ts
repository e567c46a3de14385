import type { FilePart } from "../parts/file-part.js";
import type { IdentityRecord, Reference } from "../reader.js";
import type { ClusterNode } from "./clusters.js";
import { type IdHolders, idHolders } from "./id-holders.js";
import { idSpaceOf } from "./id-space.js";
import { addressKeys, isAddress } from "./identity-keys.js";

/** A record of a person, or what references say of one. */
export interface PersonNode extends ClusterNode {
  readonly record: IdentityRecord;
  readonly places: Iterable<string>;
  readonly statusPlace: string | null;
  /** No record, but references alone. */
  readonly referred: boolean;
}

export interface PersonNodes {
  readonly nodes: readonly PersonNode[];
  readonly sameIds: IdHolders["same"];
  /** Takes in a reference with an address, unless its id is known from a record. */
  refer(reference: Reference, idSpace: string, place: string): void;
  /** A node that the reference names; of several of one id any, since they are one person. */
  find(reference: Reference, idSpace: string): number | undefined;
}

export function personNodes(parts: readonly FilePart[]): PersonNodes {
  const nodes: PersonNode[] = [];
  const byId = idHolders();
  parts.forEach((part, list) => {
    const idSpace = idSpaceOf(part);
    for (const placed of part.identities) {
      for (const id of placed.record.ids) byId.add(id, nodes.length);
      nodes.push(nodeOf(placed, idSpace, placed.record.mentioned === true ? null : list, false));
    }
  });
  return { nodes, sameIds: byId.same, ...references(nodes, byId) };
}

function nodeOf(
  { record, places, statusPlace }: Pick<PersonNode, "record" | "places" | "statusPlace">,
  idSpace: string,
  list: number | null,
  referred: boolean,
): PersonNode {
  const all = addressKeys(record);
  const isAllStrong = all.every(isAddress);
  return {
    ids: record.ids,
    keys: isAllStrong ? all : all.filter(isAddress),
    weakKeys: isAllStrong ? NONE : all.filter((key) => !isAddress(key)),
    idSpace,
    list,
    record,
    places,
    statusPlace,
    referred,
  };
}

const NONE: readonly string[] = [];

function references(nodes: PersonNode[], byId: IdHolders): Pick<PersonNodes, "refer" | "find"> {
  const records = nodes.length;
  const byReference = new Map<string, { readonly node: number; readonly places: Set<string> }>();
  const recordWith = (id: string | undefined) => {
    const node = id === undefined ? undefined : byId.of(id);
    return node !== undefined && node < records ? node : undefined;
  };
  return {
    refer({ id, address }, idSpace, place) {
      if (address === undefined || recordWith(id) !== undefined) return;
      const key = referenceKey(id, address, idSpace);
      const before = byReference.get(key);
      if (before !== undefined) {
        before.places.add(place);
        return;
      }
      const places = new Set([place]);
      byReference.set(key, { node: nodes.length, places });
      if (id !== undefined) byId.add(id, nodes.length);
      nodes.push(nodeOf({ record: mentionOf(id, address), places, statusPlace: null }, idSpace, null, true));
    },
    find({ id, address }, idSpace) {
      const known = recordWith(id);
      if (known !== undefined) return known;
      if (address !== undefined) return byReference.get(referenceKey(id, address, idSpace))?.node;
      return id === undefined ? undefined : byId.of(id);
    },
  };
}

/** By the address as written: which of several ways of writing it is taken, the order of the files must not decide. */
function referenceKey(id: string | undefined, address: string, idSpace: string): string {
  return id === undefined ? address : `${idSpace}\n${id}\n${address}`;
}

function mentionOf(id: string | undefined, address: string): IdentityRecord {
  return {
    ids: id === undefined ? [] : [id],
    status: "unknown",
    ...(isAddress(address) ? { mail: address } : { login: address }),
    mentioned: true,
  };
}
