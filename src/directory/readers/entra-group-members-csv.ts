import { present } from "../../model/present.js";
import { type Columns, columnsOf, type Headers, lackingRows } from "../formats/csv-columns.js";
import { ENTRA_ID, isNamedMembersOf } from "../formats/entra.js";
import { groupOfFileName } from "../formats/member-lists.js";
import type { DirectoryReader, FileRecord, Reference } from "../reader.js";

/** "Download members" of a group: the labels that Microsoft documents, then the same as names of properties. */
const HEADERS = {
  id: ["object id", "objectid", "id"],
  upn: ["user principal name", "userprincipalname"],
  type: ["member type", "membertype"],
} as const satisfies Headers<string>;
type Field = keyof typeof HEADERS;

/** The members of one group that the admin center writes as CSV. The file does not say of which group. */
const entraGroupMembersCsv = Object.freeze({
  id: "entra-group-members-csv",
  title: "Microsoft Entra: members of a group (CSV of the admin center)",
  container: "csv",
  holds: { people: false, status: false, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Microsoft Entra admin center, Entra ID > Groups > All groups, open the group, then Members > Download members (in older portals under Bulk operations).",
    "Save it as members-of-GROUP.csv, GROUP being the group's name or object id, such as members-of-redash-analysts.csv: the file does not say itself whose members it lists.",
    "Do so for each group that is sent to Redash, and for the groups in them.",
  ],
  mustHold: ["Object ID, User principal name and Member type: they come by themselves."],
  doesNotTell: [
    "The group: the file's name must.",
    "Whether a member is active: give entra-users or entra-users-csv too.",
    "Members that the group hides.",
  ],
  checked: "2026-11-25",
  recognises({ container, columns, fileName }) {
    if (container !== "csv") return false;
    const { has } = columnsOf(HEADERS, columns);
    // With the columns of users alone, the name tells that they are a group's.
    return has("id", "type") || (has("id", "upn") && isNamedMembersOf(fileName));
  },
  refuses: ({ fileName }) =>
    groupOfFileName(fileName, ENTRA_ID) === undefined
      ? "it does not say whose members it lists: name it members-of-GROUP.csv, GROUP being the group's name or object id"
      : undefined,
  start(sink, { fileName, sample }) {
    const columns = columnsOf(HEADERS, sample.columns);
    const members: Reference[] = [];
    let unread = 0;
    return {
      record(record) {
        const member = memberOf(columns, record);
        if (typeof member === "string") {
          unread += 1;
          return sink.unusable(member, record);
        }
        if (member !== null) members.push(member);
        sink.skipped(record);
      },
      end() {
        const group = groupOfFileName(fileName, ENTRA_ID);
        if (group === undefined) return;
        const ids = group.ids.map((id) => id.toLowerCase());
        sink.group({ ...group, ids, members, ...lackingRows(unread) }, null);
      },
    };
  },
} satisfies DirectoryReader);

export default entraGroupMembersCsv;

/** Whom the row names, null where it is neither a person nor a group, or why it cannot be used. */
function memberOf(columns: Columns<Field>, record: FileRecord): Reference | null | string {
  const cut = columns.cut(record, ["id", "upn", "type"]);
  if (cut !== undefined) return cut;
  const type = columns.cell(record, "type")?.toLowerCase();
  if (type !== undefined && type !== "user" && type !== "group") return null;
  const id = columns.cell(record, "id")?.toLowerCase();
  const address = columns.cell(record, "upn");
  if (id === undefined && address === undefined) return "neither an object id nor a user principal name";
  return present({ id, address, kind: kindOf(type) });
}

function kindOf(type: "user" | "group" | undefined): Reference["kind"] {
  return type === "user" ? "person" : type;
}
