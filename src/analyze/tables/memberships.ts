import { eachOnce } from "../../graph/edges/membership.js";
import type { Snapshot, User } from "../../model/snapshot.js";
import type { Cell } from "../../model/table.js";
import { UNKNOWN, userCells } from "../cells.js";
import { GROUP, USER } from "../columns.js";
import type { TableDescriptor } from "../table-descriptor.js";

const memberships: TableDescriptor = {
  id: "memberships",
  title: "Memberships",
  description: "Who is in which group, those left over from deleted groups included.",
  columns: [
    ...USER,
    ...GROUP,
    {
      name: "group_type",
      title: "Group type",
      type: "enum",
      values: ["builtin", "regular", "unknown"],
      description: "Builtin: admin and default, which Redash makes itself. Unknown for a deleted group.",
    },
    {
      name: "state",
      title: "State",
      type: "enum",
      values: ["member", "deleted group", "unknown"],
      description:
        "Deleted group: the id of a deleted group still stands with the account; it gives nothing. Unknown: the server does not tell the account's groups, or whether the group exists.",
    },
    {
      name: "times",
      title: "Times",
      type: "integer",
      description:
        "How often the group stands with the account. Removing it takes one away at a time, so of 2 one is left. Where the memberships were read from the list, the server shows each once.",
    },
    {
      name: "read_from",
      title: "Read from",
      type: "enum",
      values: ["members", "list"],
      description:
        "Members: the members of a group, with duplicates and deleted groups. List: the list of users, which from Redash 5 on leaves both out.",
    },
  ],
  make({ snapshot }) {
    return {
      rowCount: snapshot.users.reduce(
        (sum, { groups }) => sum + (groups === null ? 1 : eachOnce(groups).length),
        0,
      ),
      rows: () => rowsOf(snapshot),
    };
  },
};

export default Object.freeze(memberships);

function* rowsOf({ users, groups, sections }: Snapshot): Iterable<Cell[]> {
  const byId = new Map(groups.map((group) => [group.id, group]));
  // An id that no list names belongs to a deleted group only if the list is whole.
  const missing = sections.groups.status === "complete" ? "deleted group" : UNKNOWN;
  for (const user of users) {
    for (const [groupId, times] of timesEach(user)) {
      const group = groupId === null ? undefined : byId.get(groupId);
      const state = groupId === null ? UNKNOWN : group === undefined ? missing : "member";
      yield [
        ...userCells(user),
        ...[groupId, group?.name ?? UNKNOWN, group?.type ?? UNKNOWN],
        ...[state, times, user.groupsReadFrom],
      ];
    }
  }
}

/** By ascending group id. A user whose groups are not known has the group null. */
function timesEach({ groups }: User): [groupId: number | null, times: number | null][] {
  if (groups === null) return [[null, null]];
  const times = new Map<number, number>();
  for (const id of groups) times.set(id, (times.get(id) ?? 0) + 1);
  return [...times].sort(([a], [b]) => a - b);
}
