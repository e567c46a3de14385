import { isAdmin, permissionSet } from "../../graph/access.js";
import { accountOf, groupsOf } from "../../graph/user-access.js";
import { coversWindow } from "../../model/events-window.js";
import type { Group } from "../../model/snapshot.js";
import type { Cell, Column } from "../../model/table.js";
import { type UserStatus, userStatus } from "../../model/user-status.js";
import { UNKNOWN, yesNo } from "../cells.js";
import { GROUP } from "../columns.js";
import { GRANT_LEVELS, grantRows, indexGrants } from "../grant-rows.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";
import { changesByGroup } from "../use.js";

const groups: TableDescriptor = {
  id: "groups",
  title: "Groups",
  description: "Every group, what it lets its members do, and how many members and data sources it has.",
  columns: [
    ...GROUP,
    {
      name: "group_type",
      title: "Type",
      type: "enum",
      values: ["builtin", "regular"],
      description: "Builtin: admin and default, which Redash makes itself and which cannot be deleted.",
    },
    {
      name: "permissions",
      title: "Permissions",
      type: "list",
      description:
        "What the group lets its members do, in Redash's own words. They hold on every data source.",
    },
    {
      name: "admin",
      title: "Makes administrators",
      type: "enum",
      values: ["yes", "no"],
      description: "Whether it has the permission admin: its members are granted every data source in full.",
    },
    {
      name: "created_at",
      title: "Created",
      type: "time",
      description: "When the group was made, in UTC, or `unknown`.",
    },
    members("enabled"),
    members("disabled"),
    members("pending"),
    granted("full", "are granted to the group in full."),
    granted("view", "are granted to the group view only."),
    granted("unknown", "may be granted to the group: the server does not tell."),
    {
      name: "last_changed_at",
      title: "Last changed",
      type: "time",
      description:
        "When the group, its members or its grants were last changed, in UTC, by the events of the window that was asked for. `no event`: none of the window; what changed before, by a login through single sign-on, on an account's own page or by a command on the server leaves none here. `unknown`: events were not asked for, or do not reach over the window.",
    },
    {
      name: "last_changed_by",
      title: "Changed by",
      type: "text",
      description:
        "The e-mail of the account that did it, as the event says: a hint, as anybody can forge events. `unknown` where it does not tell, or there is no such account. Empty: no event.",
    },
  ],
  make(input) {
    const membersOf = countMembers(input);
    const lastChange = lastChanges(input);
    const { dataSourcesOf } = indexGrants(grantRows(input.snapshot));
    const rows = input.snapshot.groups.map((group) => {
      const member = membersOf.get(group.id);
      return [
        ...[group.id, group.name, group.type, group.permissions.toSorted()],
        yesNo(isAdmin(permissionSet(group.permissions))),
        group.createdAt ?? UNKNOWN,
        ...[member?.enabled ?? 0, member?.disabled ?? 0, member?.pending ?? 0],
        ...GRANT_LEVELS.map((level) => dataSourcesOf(group.id, level).length),
        ...lastChange(group.id),
      ];
    });
    return { rowCount: rows.length, rows: () => rows };
  },
};

export default Object.freeze(groups);

function lastChanges({ snapshot: { events }, graph }: TableInput): (groupId: number) => Cell[] {
  const changes = changesByGroup(events);
  const none = events !== null && coversWindow(events) ? ["no event", null] : [UNKNOWN, UNKNOWN];
  return (groupId) => {
    const newest = changes.get(groupId)?.[0];
    if (newest === undefined) return none;
    return [newest.at, accountOf(graph, newest.userId ?? -1)?.email ?? UNKNOWN];
  };
}

function members(status: UserStatus): Column {
  return {
    name: `members_${status}`,
    title: `Members: ${status}`,
    type: "integer",
    description: `How many ${status} accounts are in the group.`,
  };
}

function granted(level: string, description: string): Column {
  return {
    name: `data_sources_${level}`,
    title: `Data sources: ${level}`,
    type: "integer",
    description: `How many data sources ${description}`,
  };
}

function countMembers({ snapshot, graph }: TableInput): Map<Group["id"], Record<UserStatus, number>> {
  const counts = new Map(snapshot.groups.map(({ id }) => [id, { enabled: 0, disabled: 0, pending: 0 }]));
  for (const user of snapshot.users) {
    for (const groupId of groupsOf(graph, user.id) ?? []) {
      const count = counts.get(groupId);
      if (count !== undefined) count[userStatus(user)] += 1;
    }
  }
  return counts;
}
