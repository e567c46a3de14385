import { accountOf } from "../../graph/user-access.js";
import { GROUP_ACTIONS } from "../../model/snapshot-content.js";
import type { Cell } from "../../model/table.js";
import { UNKNOWN } from "../cells.js";
import { GROUP } from "../columns.js";
import type { TableDescriptor, TableInput } from "../table-descriptor.js";
import { changesByGroup, eventsInWords, type GroupChange } from "../use.js";

type GroupAction = (typeof GROUP_ACTIONS)[number];

const IN_WORDS: Readonly<Record<GroupAction, string>> = {
  create: "group made",
  edit: "group edited",
  delete: "group deleted",
  add_member: "member added",
  remove_member: "member removed",
  add_data_source: "data source granted",
  change_data_source_permission: "grant changed",
  remove_data_source: "grant removed",
};

const DESCRIPTION =
  "Who changed which group and when, by the server's events: a hint, no proof. A login through single sign-on, a change on the account's own page in Redash and a command on the server leave no event here.";

const groupChanges: TableDescriptor = {
  id: "group-changes",
  title: "Changes of groups",
  description: DESCRIPTION,
  columns: [
    ...GROUP,
    {
      name: "group_state",
      title: "Group now",
      type: "enum",
      values: ["there", "deleted", "unknown"],
      description:
        "Whether the group is still there. Deleted: no list has it any more. Unknown: the groups could not all be read.",
    },
    {
      name: "change",
      title: "Change",
      type: "enum",
      values: GROUP_ACTIONS.map((action) => IN_WORDS[action]),
      description: "What was done to the group.",
    },
    { name: "changed_at", title: "When", type: "time", description: "When, in UTC, as the event says it." },
    {
      name: "changed_by_id",
      title: "By, user id",
      type: "integer",
      description: "The account that did it, as the event says it. Empty where it does not tell.",
    },
    {
      name: "changed_by",
      title: "By",
      type: "text",
      description:
        "The e-mail of that account. `unknown` where the event does not tell, or there is no such account.",
    },
    {
      name: "note",
      title: "Note",
      type: "text",
      description: "What the event does not tell, and how sure it is.",
    },
  ],
  make(input) {
    const { snapshot } = input;
    return {
      description: `${DESCRIPTION} ${eventsInWords(snapshot)}`,
      rowCount: snapshot.events?.groupChanges.length ?? 0,
      rows: () => rowsOf(input),
    };
  },
};

export default Object.freeze(groupChanges);

/** By group, the newest change first. */
function* rowsOf({ snapshot, graph }: TableInput): Iterable<Cell[]> {
  const names = new Map(snapshot.groups.map(({ id, name }) => [id, name]));
  const missing = snapshot.sections.groups.status === "complete" ? "deleted" : UNKNOWN;
  const byGroup = [...changesByGroup(snapshot.events)].sort(([a], [b]) => a - b);
  for (const [groupId, changes] of byGroup) {
    const name = names.get(groupId);
    for (const { action, at, userId } of changes) {
      yield [
        ...[groupId, name ?? UNKNOWN, name === undefined ? missing : "there"],
        ...[IN_WORDS[action], at, userId],
        ...[(userId === null ? undefined : accountOf(graph, userId)?.email) ?? UNKNOWN, noteOf(action)],
      ];
    }
  }
}

function noteOf(action: GroupChange["action"]): string {
  return `${notTold(action)}A hint: anybody can forge events.`;
}

function notTold(action: GroupChange["action"]): string {
  switch (action) {
    case "add_member":
    case "remove_member":
      return "Redash does not tell which member. ";
    case "add_data_source":
    case "change_data_source_permission":
    case "remove_data_source":
      return "Redash does not tell which data source. ";
    case "edit":
      return "Redash does not tell what was edited. ";
    case "create":
    case "delete":
      return "";
  }
}
