import { present } from "../../model/present.js";
import {
  checkPages,
  contextOf,
  type EntraObject,
  entraId,
  entraObject,
  entraType,
  isEntraList,
  PAGE_SIZES,
} from "../formats/entra.js";
import { entraMember } from "../formats/entra-member.js";
import { doubtFullPage } from "../formats/page-size.js";
import { list, text } from "../formats/values.js";
import type { DirectoryReader, FileRecord, GroupRecord, Reference, Sample, Sink } from "../reader.js";

/** `$expand` gives so many members and no more, with or without a link to the rest. */
const MOST_EXPANDED = 20;

/** `GET /v1.0/groups` of Microsoft Graph, with `$expand=members` or without. */
const entraGroups = Object.freeze({
  id: "entra-groups",
  title: "Microsoft Entra: groups (Graph, az, PowerShell)",
  container: "json",
  holds: { people: false, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "PowerShell: Connect-MgGraph -Scopes GroupMember.Read.All",
    "PowerShell: ConvertTo-Json -Depth 3 -InputObject @(Get-MgGroup -All -Property Id,DisplayName,SecurityEnabled,GroupTypes) > groups.json",
    "Or: az ad group list > groups.json",
    "Then the members of each group that is sent to Redash: see entra-group-members.",
    "Where no group has 20 members or more, one file has all: az rest --url 'https://graph.microsoft.com/v1.0/groups?$expand=members' > groups.json",
  ],
  mustHold: ["displayName: the name that is sent, where the claim is set to names and not to ids."],
  doesNotTell: [
    "Who is in a group, unless members are expanded; and then no more than 20 of each: a group of exactly 20 is not evaluated.",
    "In which groups a group is.",
  ],
  checked: "2026-11-25",

  recognises: (sample) => sample.container === "json" && holdsGroups(sample),

  start(sink) {
    let groups = 0;
    return {
      record(record) {
        if (!isEntraList(record.list)) {
          sink.skipped(record);
          return;
        }
        groups += 1;
        const group = entraObject(record.value) ?? {};
        if (entraType(group) === "user") sink.unusable("a user, no group", record);
        else if (entraId(group) === undefined && text(group.displayname) === undefined) {
          sink.unusable("a group without id or displayName", record);
        } else {
          readGroup(sink, group, record);
        }
      },
      end(head) {
        checkPages(sink, head, { entries: groups, of: "groups" });
        doubtFullPage(sink, groups, PAGE_SIZES, "groups");
      },
    };
  },
} satisfies DirectoryReader);

export default entraGroups;

function holdsGroups(sample: Sample): boolean {
  const { records } = sample;
  if (/^groups\b/.test(contextOf(sample) ?? "") && contextOf(sample)?.endsWith("/$entity") !== true)
    return true;
  return records.some(({ list: path, value }) => {
    const entry = entraObject(value);
    return isEntraList(path) && entry !== undefined && "displayname" in entry && isGroup(entry);
  });
}

/** A member of another list has its type beside it; an entry of the list of groups has what groups have. */
function isGroup(entry: EntraObject): boolean {
  if ("@odata.type" in entry || "userprincipalname" in entry || "group" in entry) return false;
  if (entraType(entry) === "group") return true;
  return (list(entry.members) ?? []).some((member) => "@odata.type" in (entraObject(member) ?? {}));
}

function readGroup(sink: Sink, group: EntraObject, record: FileRecord): void {
  const id = entraId(group);
  const name = text(group.displayname);
  const expanded = list(group.members);
  sink.group(
    {
      ids: id === undefined ? [] : [id],
      ...present({ name }),
      ...(expanded === undefined ? {} : readMembers(sink, group, expanded, record)),
    },
    record,
  );
}

function readMembers(
  sink: Sink,
  group: EntraObject,
  entries: readonly unknown[],
  record: FileRecord,
): Pick<GroupRecord, "members" | "incompleteBecause"> {
  const members: Reference[] = [];
  let unread = 0;
  for (const entry of entries) {
    const member = entraMember(entry);
    if (member === undefined) unread += 1;
    if (member?.reference !== undefined) members.push(member.reference);
    if (member?.identity !== undefined) sink.identity(member.identity, record);
  }
  const because = incomplete(group, entries.length, unread);
  return { members, ...present({ incompleteBecause: because }) };
}

function incomplete(group: EntraObject, entries: number, unread: number): string | undefined {
  if (unread > 0) return `${unread} of its members cannot be read`;
  if (text(group["members@odata.nextlink"]) !== undefined)
    return "members@odata.nextLink: there are more pages";
  return entries === MOST_EXPANDED ? "exactly 20 members are given, and $expand gives no more" : undefined;
}
