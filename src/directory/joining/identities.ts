import type { Identity } from "../../model/directory.js";
import { sorted } from "../../model/text-order.js";
import type { FilePart } from "../parts/file-part.js";
import { tellsMemberships } from "../parts/part-groups.js";
import type { IdentityRecord } from "../reader.js";
import { idSpaceOf } from "./id-space.js";
import type { JoinedGroups } from "./join-groups.js";
import type { JoinedPerson } from "./join-people.js";
import type { JoinedRecords } from "./joined-records.js";
import { perhapsAssigned } from "./perhaps-assigned.js";

/** What is asked of the files as a whole for each identity. */
interface Surroundings {
  readonly groups: JoinedGroups;
  /** The providers that tell of groups. Who lists all his groups with one of them may be in groups of another. */
  readonly providersWithGroups: readonly string[];
  readonly assignmentsWhole: boolean;
  /** Whom an assignment may mean, without saying so. */
  readonly isPerhapsAssigned: (person: JoinedPerson) => boolean;
}

/** The identities of the directory, in the order of the people. */
export function identitiesOf(
  parts: readonly FilePart[],
  people: readonly JoinedPerson[],
  records: JoinedRecords,
  groups: JoinedGroups,
  assignmentsWhole: boolean,
): Identity[] {
  const withGroups = parts.filter((part) => tellsMemberships(part.identities, part.groups));
  const surroundings: Surroundings = {
    groups,
    providersWithGroups: sorted(withGroups.map(idSpaceOf)),
    assignmentsWhole,
    isPerhapsAssigned: perhapsAssigned(
      records,
      people.filter(({ record }) => record.assigned === true),
    ),
  };
  return people.map((person) => identityOf(person, surroundings));
}

/** What is taken over from the record as it is; whatever else a reader might leave in it is not. */
const TOLD = [
  "statusAs",
  "notYetActive",
  "mail",
  "mailFrom",
  "upn",
  "login",
  "aliases",
  "name",
  "kind",
  "manager",
  "department",
  "jobTitle",
  "workerType",
  "lastLoginAt",
  "createdAt",
  "inactiveSince",
] as const satisfies readonly (keyof Identity & keyof IdentityRecord)[];

type Told = Pick<Identity, (typeof TOLD)[number]>;

function take<Field extends keyof Told>(field: Field, from: Pick<Told, Field>, to: Pick<Told, Field>): void {
  if (from[field] !== undefined) to[field] = from[field];
}

function identityOf(person: JoinedPerson, around: Surroundings): Identity {
  const { cluster, key, places, record, nodes } = person;
  const identity: Identity = {
    key,
    ids: sorted(record.ids),
    status: record.status,
    groups: around.groups.groupsOf(cluster),
    groupsKnown: !around.groups.namesUnknownGroup(cluster) && listsAllGroups(nodes, around),
    places: [...places],
  };
  for (const field of TOLD) take(field, record, identity);
  const isAssigned = record.assigned === true || (around.isPerhapsAssigned(person) ? undefined : false);
  if (around.assignmentsWhole && isAssigned !== undefined) identity.assigned = isAssigned;
  return identity;
}

function listsAllGroups(nodes: JoinedPerson["nodes"], { providersWithGroups }: Surroundings): boolean {
  const complete = nodes.filter(({ record }) => record.groupsKnown === true);
  return (
    complete.length > 0 &&
    providersWithGroups.every((provider) => complete.some(({ idSpace }) => idSpace === provider))
  );
}
