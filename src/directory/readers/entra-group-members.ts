import { baseName } from "../formats/base-name.js";
import {
  checkPages,
  contextOf,
  ENTRA_ID,
  entraObject,
  entraType,
  isEntraList,
  PAGE_SIZES,
} from "../formats/entra.js";
import { entraMember } from "../formats/entra-member.js";
import {
  groupOfFileName,
  groupOfValue,
  isMemberList,
  type MemberFormat,
  type NamedGroup,
  readMemberLists,
  wrappedMembers,
} from "../formats/member-lists.js";
import { object, text } from "../formats/values.js";
import type { DirectoryReader, Sample } from "../reader.js";

const FORMAT: MemberFormat = Object.freeze({
  groupId: ENTRA_ID,
  pageSizes: PAGE_SIZES,
  flat: false,
  member: entraMember,
});

/** `GET /v1.0/groups/{id}/members` of Microsoft Graph: direct members; the group stands in the file's name. */
const entraGroupMembers = Object.freeze({
  id: "entra-group-members",
  title: "Microsoft Entra: members of a group (Graph, az, PowerShell)",
  container: "json",
  holds: { people: false, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "PowerShell: Connect-MgGraph -Scopes GroupMember.Read.All,User.ReadBasic.All",
    "PowerShell: ConvertTo-Json -Depth 4 -InputObject @(Get-MgGroupMember -GroupId GROUP-ID -All) > members-of-GROUP-ID.json",
    "Or: az ad group member list --group GROUP-ID > members-of-GROUP-ID.json",
    "The answer does not say of which group it is: keep the group's id, or its name, in the file's name, after members-of-.",
    "Groups that are members of the group need a file each, too.",
    'Many groups can stand in one file: [{"group": "GROUP-ID", "members": [...]}, ...].',
  ],
  mustHold: ["id, and @odata.type as it comes: it tells people from groups."],
  doesNotTell: [
    "Whether an account is enabled: add entra-users.",
    "The group's name, where its id alone is given: add entra-groups.",
    "Members of groups with hidden membership: their list is empty for who may not see it.",
    "Whether pages are missing: a group of exactly 100 or 999 is not evaluated.",
  ],
  checked: "2026-11-25",

  recognises: (sample) => sample.container === "json" && (hasWrapped(sample) || hasLone(sample)),

  refuses: (sample) =>
    sample.records.some(({ value }) => wrappedMembers(value) !== undefined) ||
    groupOfFile(sample) !== undefined
      ? undefined
      : "it does not say whose members it lists: name it members-of-GROUP.json, GROUP being the group's id or name",

  start(sink, context) {
    const reading = readMemberLists(sink, context, FORMAT);
    let entries = 0;
    return {
      record(record) {
        entries += 1;
        reading.record(record);
      },
      end(head) {
        checkPages(sink, head, { entries, of: "groups" });
        reading.end(head);
      },
    };
  },
} satisfies DirectoryReader);

export default entraGroupMembers;

function groupOfFile({ head, fileName }: Sample): NamedGroup | undefined {
  return groupOfValue(head?.group, ENTRA_ID) ?? groupOfFileName(fileName, ENTRA_ID);
}

/** A list of groups with their members; a group that has none is Entra's by its id. */
function hasWrapped({ records }: Sample): boolean {
  return records.some(({ value }) => {
    const members = wrappedMembers(value);
    if (members === undefined) return false;
    if (members.length > 0) return members.some((member) => isTyped(member) || isUser(member));
    return groupOfValue(object(value)?.group, ENTRA_ID)?.ids.length === 1;
  });
}

/** Entries with a type beside them are members; users without one, where the head or the name tells the group. */
function hasLone(sample: Sample): boolean {
  const { fileName, head, lists, records } = sample;
  if (contextOf(sample)?.startsWith("directoryObjects") === true) return true;
  const entries = records.filter(
    ({ list }) => isEntraList(list) || (head?.group !== undefined && isMemberList(list)),
  );
  if (entries.some(({ value }) => isTyped(value))) return true;
  const told =
    groupOfValue(head?.group, ENTRA_ID) ??
    groupOfFileName(baseName(fileName).replace(ENTRA_ID, "id"), ENTRA_ID);
  if (told === undefined) return false;
  if (entries.length > 0) return entries.some(({ value }) => isUser(value));
  return lists.some(isMemberList) && groupOfFile(sample)?.ids.length === 1;
}

function isTyped(value: unknown): boolean {
  return /^#?microsoft\.graph\./i.test(text(entraObject(value)?.["@odata.type"]) ?? "");
}

function isUser(value: unknown): boolean {
  const entry = entraObject(value);
  return entry !== undefined && "userprincipalname" in entry && entraType(entry) === "user";
}
