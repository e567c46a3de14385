import { addressKey } from "../../model/directory.js";
import { present } from "../../model/present.js";
import { type Columns, columnsOf, type Headers, lackingRows } from "../formats/csv-columns.js";
import type { DirectoryReader, FileRecord, Reference } from "../reader.js";

/** GAM 7 and GAMADV-XTD3; `level` is there only after `recursive`. */
const HEADERS = {
  group: ["group"],
  type: ["type"],
  id: ["id"],
  mail: ["email"],
  level: ["level"],
} as const satisfies Headers<string>;
type Field = keyof typeof HEADERS;

interface Members {
  readonly members: Reference[];
  everybody: boolean;
  unread: number;
}

/** The members of groups of Google Workspace that the command line tool GAM writes: one row for each member. */
const gamGroupMembersCsv = Object.freeze({
  id: "gam-group-members-csv",
  title: "Google Workspace: members of groups (CSV of GAM)",
  container: "csv",
  holds: { people: false, status: false, assignments: false, groups: true, memberships: true },
  howToGet: [
    "All groups: gam redirect csv ./group-members.csv print group-members",
    "Some: gam redirect csv ./group-members.csv print group-members select analysts@nordlicht.example,admins@nordlicht.example",
    "Leave out roles, types, members, notsuspended and the like: they leave members out, and the file does not say so.",
  ],
  mustHold: [
    "group, type and email: without them the file is not recognised (they come by themselves; nogroupemail takes the group away).",
  ],
  doesNotTell: [
    "What a group is called: it is known by its address.",
    "Groups without members: they have no row.",
    "Whether a member is active: give google-users or google-users-csv too.",
  ],
  checked: "2026-11-25",
  recognises: ({ container, columns }) =>
    container === "csv" && columnsOf(HEADERS, columns).has("group", "type", "mail"),
  start(sink, { sample }) {
    const columns = columnsOf(HEADERS, sample.columns);
    const groups = new Map<string, Members>();
    if (columns.has("level"))
      sink.warn(
        "Written with recursive: everybody stands in the outermost group, and the groups between are not shown.",
      );
    return {
      record(record) {
        const why = add(groups, columns, record);
        if (why === undefined) sink.skipped(record);
        else sink.unusable(why, record);
      },
      end() {
        for (const [address, { members, everybody, unread }] of groups) {
          sink.group(
            { ids: [address], members, ...(everybody && { everybody }), ...lackingRows(unread) },
            null,
          );
        }
      },
    };
  },
} satisfies DirectoryReader);

export default gamGroupMembersCsv;

/** Adds the row's member to its group, or says why it cannot. */
function add(groups: Map<string, Members>, columns: Columns<Field>, record: FileRecord): string | undefined {
  const group = columns.cell(record, "group");
  if (group === undefined) return "no group";
  const known = groups.get(addressKey(group)) ?? { members: [], everybody: false, unread: 0 };
  groups.set(addressKey(group), known);
  const type = columns.cell(record, "type")?.toUpperCase();
  if (type === "CUSTOMER") {
    known.everybody = true;
    return undefined;
  }
  const member = memberOf(columns, record, type);
  if (typeof member === "string") {
    known.unread += 1;
    return member;
  }
  known.members.push(member);
  return undefined;
}

/** Whom the row names, or why it cannot be used. A group is known here by its address alone. */
function memberOf(columns: Columns<Field>, record: FileRecord, type: string | undefined): Reference | string {
  const cut = columns.cut(record, ["type", "mail"]);
  if (cut !== undefined) return cut;
  const [id, address] = [columns.cell(record, "id"), columns.cell(record, "mail")];
  if (id === undefined && address === undefined) return "neither an id nor an email";
  if (type === "GROUP" && address !== undefined) return { address: addressKey(address), kind: "group" };
  return present({ id, address, kind: kindOf(type) });
}

/** `EXTERNAL` is a person of another organisation. Any other word is not told. */
function kindOf(type: string | undefined): Reference["kind"] {
  if (type === "GROUP") return "group";
  return type === "USER" || type === "EXTERNAL" ? "person" : undefined;
}
