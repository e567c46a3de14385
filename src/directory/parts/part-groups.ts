import type { GroupRecord, Reference } from "../reader.js";
import type { PlacedGroup, PlacedIdentity } from "./file-part.js";
import { twice } from "./part-identities.js";

/** The groups of one file, as they come. */
export interface PartGroups {
  /**
   * false: the record has neither id nor name.
   * @throws {Problem} directory_contradicts: the file has the group already.
   */
  add(record: GroupRecord, place: string): boolean;
  all(): PlacedGroup[];
}

export function partGroups(): PartGroups {
  const groups: PlacedGroup[] = [];
  const placeOfId = new Map<string, string>();
  const placeOfName = new Map<string, string>();
  const claim = (places: Map<string, string>, what: string, key: string, place: string) => {
    const before = places.get(key);
    if (before !== undefined) throw twice(`The group with the ${what} ${key}`, before, place);
    places.set(key, place);
  };
  return {
    add(record, place) {
      if (record.ids.length === 0 && record.name === undefined) return false;
      for (const id of new Set(record.ids)) claim(placeOfId, "id", id, place);
      // Groups of one name are two, where ids tell them apart.
      if (record.ids.length === 0 && record.name !== undefined)
        claim(placeOfName, "name", record.name, place);
      groups.push({ record, place });
      return true;
    },
    all: () => groups,
  };
}

/** Direct edges as written: an edge that both sides write counts twice, a member listed twice in one list once. */
export function countMemberships(
  identities: readonly PlacedIdentity[],
  groups: readonly PlacedGroup[],
): number {
  let count = 0;
  for (const { record } of identities) count += distinct(record.memberOf);
  for (const { record } of groups) count += distinct(record.members) + distinct(record.memberOf);
  return count;
}

/** Groups that the file has records of, and those that it only refers to. */
export function countGroups(identities: readonly PlacedIdentity[], groups: readonly PlacedGroup[]): number {
  const ids = new Set(groups.flatMap(({ record }) => record.ids));
  const names = new Set(groups.flatMap(({ record }) => record.name ?? []));
  let count = groups.length;
  const refer = ({ id, address, name }: Reference) => {
    const [known, key] = id === undefined && address === undefined ? [names, name] : [ids, id ?? address];
    if (key === undefined || known.has(key)) return;
    known.add(key);
    count += 1;
  };
  for (const { record } of identities) record.memberOf?.forEach(refer);
  for (const { record } of groups) {
    record.memberOf?.forEach(refer);
    for (const member of record.members ?? []) if (member.kind === "group") refer(member);
  }
  return count;
}

/** Whether anything in the file tells who is in a group. */
export function tellsMemberships(
  identities: readonly PlacedIdentity[],
  groups: readonly PlacedGroup[],
): boolean {
  return (
    groups.some(
      ({ record }) =>
        record.members !== undefined || record.memberOf !== undefined || record.everybody === true,
    ) || identities.some(({ record }) => record.memberOf !== undefined)
  );
}

function distinct(references: readonly Reference[] | undefined): number {
  if (references === undefined) return 0;
  if (references.length < 2) return references.length;
  return new Set(references.map(({ id, address, name }) => id ?? address ?? name)).size;
}
