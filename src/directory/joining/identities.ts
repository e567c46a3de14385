import type { Identity } from "../../model/directory.js";
import { sorted } from "../../model/text-order.js";
import type { FilePart } from "../parts/file-part.js";
import type { IdentityRecord } from "../reader.js";
import { idSpaceOf } from "./id-space.js";
import type { JoinedGroups } from "./join-groups.js";
import type { JoinedPerson } from "./join-people.js";
import type { JoinedRecords } from "./joined-records.js";
import { perhapsAssigned } from "./perhaps-assigned.js";
import type { PersonNode } from "./person-nodes.js";
import { byKey } from "./unique-keys.js";

/** What is asked of the files as a whole for each identity. */
interface Surroundings {
  readonly groups: JoinedGroups;
  /** The providers that tell of groups. Who lists all his groups with one of them may be in groups of another. */
  readonly providersWithGroups: readonly string[];
  readonly assignmentsWhole: boolean;
  /** Whom an assignment may mean, without saying so. */
  readonly isPerhapsAssigned: (person: JoinedPerson) => boolean;
}

/** The identities of the directory, by key. */
export function identitiesOf(
  parts: readonly FilePart[],
  people: readonly JoinedPerson[],
  records: JoinedRecords,
  groups: JoinedGroups,
  assignmentsWhole: boolean,
): Identity[] {
  const withGroups = parts.filter((part) => part.tellsMemberships);
  const surroundings: Surroundings = {
    groups,
    providersWithGroups: sorted(withGroups.map(idSpaceOf)),
    assignmentsWhole,
    isPerhapsAssigned: perhapsAssigned(
      records,
      people.filter(({ record }) => record.assigned === true),
    ),
  };
  return people.map((person) => identityOf(person, surroundings)).sort(byKey);
}

/**
 * Takes over what the record tells, as it is; whatever else a reader might leave in it is not. Spelled out: by a list of
 * names it takes twice as long.
 */
function putTold(from: IdentityRecord, to: Identity): void {
  if (from.statusAs !== undefined) to.statusAs = from.statusAs;
  if (from.notYetActive !== undefined) to.notYetActive = from.notYetActive;
  if (from.mail !== undefined) to.mail = from.mail;
  if (from.mailFrom !== undefined) to.mailFrom = from.mailFrom;
  if (from.upn !== undefined) to.upn = from.upn;
  if (from.login !== undefined) to.login = from.login;
  if (from.aliases !== undefined) to.aliases = from.aliases;
  if (from.name !== undefined) to.name = from.name;
  if (from.kind !== undefined) to.kind = from.kind;
  if (from.manager !== undefined) to.manager = from.manager;
  if (from.department !== undefined) to.department = from.department;
  if (from.jobTitle !== undefined) to.jobTitle = from.jobTitle;
  if (from.workerType !== undefined) to.workerType = from.workerType;
  if (from.lastLoginAt !== undefined) to.lastLoginAt = from.lastLoginAt;
  if (from.createdAt !== undefined) to.createdAt = from.createdAt;
  if (from.inactiveSince !== undefined) to.inactiveSince = from.inactiveSince;
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
  putTold(record, identity);
  const isAssigned = record.assigned === true || (around.isPerhapsAssigned(person) ? undefined : false);
  if (around.assignmentsWhole && isAssigned !== undefined) identity.assigned = isAssigned;
  return identity;
}

function listsAllGroups(nodes: JoinedPerson["nodes"], { providersWithGroups }: Surroundings): boolean {
  const isComplete = ({ record }: PersonNode) => record.groupsKnown === true;
  return (
    nodes.some(isComplete) &&
    providersWithGroups.every((provider) => nodes.some((one) => isComplete(one) && one.idSpace === provider))
  );
}
