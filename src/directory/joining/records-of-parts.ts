import type { FilePart } from "../parts/file-part.js";
import type { Reference } from "../reader.js";
import { type GroupNodes, groupNodes } from "./group-nodes.js";
import { idSpaceOf } from "./id-space.js";
import { type PersonNodes, personNodes } from "./person-nodes.js";

/** The node that a reference names. undefined: nothing says whom it names. */
type Target = { readonly kind: "person" | "group"; readonly node: number } | undefined;

/** Everything that the files say of people and groups, before it is known which records tell of the same one. */
export interface RecordsOfParts {
  readonly people: Pick<PersonNodes, "nodes" | "sameIds">;
  readonly groups: Pick<GroupNodes, "nodes" | "sameIds">;
  /** `asGroup`: whatever its kind, it stands in a list of groups. */
  targetOf(reference: Reference, idSpace: string, asGroup: boolean): Target;
}

/**
 * Who refers to somebody by an address, or to a group by anything, tells of him: such references become records too, so
 * that they are joined like the others. The bare id of a person whom no record has names nobody.
 */
export function recordsOfParts(parts: readonly FilePart[]): RecordsOfParts {
  const people = personNodes(parts);
  const groups = groupNodes(parts);
  const isGroup = (reference: Reference, asGroup: boolean) => asGroup || reference.kind === "group";
  eachReference(parts, (reference, idSpace, place, asGroup) => {
    if (isGroup(reference, asGroup)) groups.refer(reference, idSpace, place);
    else if (reference.kind === "person") people.refer(reference, idSpace, place);
  });
  // Only now is it known which ids are groups, in whatever order the files come.
  eachReference(parts, (reference, idSpace, place, asGroup) => {
    if (isGroup(reference, asGroup) || reference.kind === "person") return;
    if (reference.id === undefined && reference.address === undefined)
      groups.refer(reference, idSpace, place);
    else if (groups.find(reference) === undefined) people.refer(reference, idSpace, place);
  });
  return {
    people,
    groups,
    targetOf(reference, idSpace, asGroup) {
      const group = reference.kind === "person" && !asGroup ? undefined : groups.find(reference);
      const person = isGroup(reference, asGroup) ? undefined : people.find(reference, idSpace);
      if (group !== undefined && person !== undefined) return undefined;
      if (group !== undefined) return { kind: "group", node: group };
      return person === undefined ? undefined : { kind: "person", node: person };
    },
  };
}

type Visit = (reference: Reference, idSpace: string, place: string, asGroup: boolean) => void;

function eachReference(parts: readonly FilePart[], visit: Visit): void {
  for (const part of parts) {
    const idSpace = idSpaceOf(part);
    for (const { record, places } of part.identities) {
      for (const reference of record.memberOf ?? []) visit(reference, idSpace, places[0] as string, true);
    }
    for (const { record, place } of part.groups) {
      for (const reference of record.members ?? []) visit(reference, idSpace, place, false);
      for (const reference of record.memberOf ?? []) visit(reference, idSpace, place, true);
    }
  }
}
