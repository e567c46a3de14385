import { eachOnce } from "../graph/edges/membership.js";
import type { Snapshot, User } from "../model/snapshot.js";
import { ascending } from "../model/sort-few.js";
import type { ReleaseTraits } from "../model/versions.js";

/** Whose groups were read as the server keeps them: from 5 on the list of users leaves out duplicates and deleted groups. */
export function isRaw({ userList }: ReleaseTraits): (user: Pick<User, "groupsReadFrom">) => boolean {
  return ({ groupsReadFrom }) => groupsReadFrom === "members" || userList === "bare";
}

/** Ids in a user's list of groups that no group has. */
export interface GroupsGone {
  /** Each once, ascending. */
  readonly ids: readonly number[];
  /** False: not all groups were read, so that they may be there. */
  readonly areDeleted: boolean;
}

export function findGroupsGone({
  groups,
  sections,
}: Pick<Snapshot, "groups" | "sections">): (user: Pick<User, "groups">) => GroupsGone {
  const known = new Set(groups.map(({ id }) => id));
  const areDeleted = sections.groups.status === "complete";
  return (user) => {
    const ids = ascending(eachOnce((user.groups ?? []).filter((id) => !known.has(id))));
    return { ids, areDeleted };
  };
}
