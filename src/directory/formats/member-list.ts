import { counted } from "../../model/counted.js";
import { atMost } from "../../model/sentences.js";
import { least, sorted } from "../../model/text-order.js";
import type { GroupNode } from "../joining/group-nodes.js";
import type { JoinedRecords, Resolved } from "../joining/joined-records.js";
import type { Reference } from "../reader.js";

/** One list of a group's direct members, resolved. Who stands in it twice is there twice. */
export interface MemberList {
  readonly people: readonly number[];
  readonly groups: readonly number[];
  /** Members of whom it is not known who they are. */
  readonly unresolved: readonly Reference[];
  readonly incompleteBecause: string | undefined;
  readonly places: Iterable<string>;
}

/** undefined: the record does not list members. */
export function memberList(
  { record, provider, places }: GroupNode,
  records: JoinedRecords,
): MemberList | undefined {
  if (record.members === undefined) return undefined;
  const members: Record<Resolved["kind"], number[]> = { person: [], group: [] };
  const unresolved: Reference[] = [];
  for (const reference of record.members) {
    const resolved = records.resolve(reference, provider, false);
    if (resolved === null) unresolved.push(reference);
    else {
      members[resolved.kind].push(resolved.cluster);
      if (resolved.kind === "person" && records.namedByAlias.has(resolved.cluster))
        unresolved.push(reference);
    }
  }
  const { incompleteBecause } = record;
  return { people: members.person, groups: members.group, unresolved, incompleteBecause, places };
}

/** Why the lists of one group do not tell all its members, in words; undefined: they do. */
export function whyMembersUnknown(lists: readonly MemberList[]): string | undefined {
  if (lists.length === 0) return "no file lists its members";
  const complete = lists.filter(({ incompleteBecause }) => incompleteBecause === undefined);
  if (complete.length === 0) return least(lists.flatMap(({ incompleteBecause }) => incompleteBecause ?? []));
  const unresolved = sorted(lists.flatMap((list) => list.unresolved.map(nameOf)));
  if (unresolved.length > 0) {
    return `of ${counted(unresolved.length, "member")} it is not known who they are: ${atMost(unresolved)}`;
  }
  if (lists.length === 1 || complete.every((whole) => holdsAll(whole, lists))) return undefined;
  return `its lists of members differ: ${atMost(sorted(lists.flatMap(({ places }) => [...places])))}`;
}

function nameOf({ id, address, name }: Reference): string {
  return address ?? id ?? name ?? "";
}

/** Whether everybody who stands in one of the lists stands in this one too. */
function holdsAll(whole: MemberList, lists: readonly MemberList[]): boolean {
  const [people, groups] = [new Set(whole.people), new Set(whole.groups)];
  return lists.every(
    (list) => list.people.every((one) => people.has(one)) && list.groups.every((one) => groups.has(one)),
  );
}
