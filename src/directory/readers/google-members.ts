import { addressKey } from "../../model/directory.js";
import { present } from "../../model/present.js";
import { groupOfFileName, whyIncomplete } from "../formats/member-lists.js";
import { someRecord } from "../formats/recognising.js";
import { object, text } from "../formats/values.js";
import type { DirectoryReader, GroupRecord, Reference, Sample } from "../reader.js";

const LISTS = ["members", ""];
const PAGE = 200;

/**
 * The members of one group, `members.list`. The answer does not say of which group: a wrapper `{group, members}` does,
 * or the file's name. An answer without `members` is that of an empty group.
 */
const googleMembers = Object.freeze({
  id: "google-members",
  title: "Google Workspace: members of a group (API)",
  container: "json",
  holds: { people: false, status: false, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Open the Directory API's reference page of members.list, https://developers.google.com/admin-sdk/directory/reference/rest/v1/members/list, signed in as an administrator.",
    "In «Try this method» set groupKey to the group's address and maxResults to 200, leave includeDerivedMembership off, and run it.",
    "Save the answer as members-of-<address>.json, such as members-of-analysts@nordlicht.example.json: it does not say itself of which group it is.",
    'Or put it into a wrapper that does: {"group": "analysts@nordlicht.example", "members": [...]}.',
    "Do so for each group that is sent to Redash, for those for which the Redash app is turned on, and for the groups in them.",
  ],
  mustHold: [
    "email, id and type: without type a group in the group is told apart from a person only by its address.",
  ],
  doesNotTell: [
    "What the group is called: give google-groups too.",
    "Whether a member is active: give google-users too.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (sample.head?.kind === "admin#directory#members" ||
      someRecord(sample, LISTS, (value) => value.kind === "admin#directory#member") ||
      (groupIn(sample.fileName, sample.head) !== undefined && holdsMembers(sample))),
  refuses: (sample) =>
    groupIn(sample.fileName, sample.head) === undefined
      ? "It does not say of which group these are the members: name the file members-of-<address>.json, with the group's address."
      : undefined,
  start(sink, { fileName }) {
    const members: Reference[] = [];
    let [entries, unread] = [0, 0];
    let everybody = false;
    return {
      record(record) {
        if (!LISTS.includes(record.list)) return sink.skipped(record);
        entries += 1;
        const raw = object(record.value) ?? {};
        const member = referenceTo(raw);
        if (raw.type === "CUSTOMER") everybody = true;
        else if (member === undefined) {
          unread += 1;
          return sink.unusable("neither an id nor an email", record);
        } else members.push(member);
        sink.skipped(record);
      },
      end(head) {
        const group = groupIn(fileName, head);
        if (group === undefined) return;
        const morePages = text(head?.nextPageToken) !== undefined;
        if (morePages) sink.partial("It has a nextPageToken: the group has more members.", "groups");
        const incompleteBecause = morePages
          ? "its list has a nextPageToken: there are more members"
          : whyIncomplete(entries, unread, head === null || head.kind === undefined ? [PAGE] : []);
        sink.group(
          { ...group, members, ...present({ everybody: everybody || undefined, incompleteBecause }) },
          null,
        );
      },
    };
  },
} satisfies DirectoryReader);

export default googleMembers;

type Raw = Readonly<Record<string, unknown>>;

const MEMBER_TYPES: readonly unknown[] = ["USER", "GROUP", "CUSTOMER", "EXTERNAL"];

/** Where a selection of fields has left `kind` out: what members have and nobody else's do. */
function holdsMembers(sample: Sample): boolean {
  return someRecord(
    sample,
    LISTS,
    (value) => MEMBER_TYPES.includes(value.type) && (text(value.email) ?? text(value.id)) !== undefined,
  );
}

/** An address after `members-of-`; what follows it without being one is taken for the group's name. */
const ADDRESS = /(?<=members[-_ ]of[-_ ])\S+@\S+/i;

/** The group that the wrapper names, as an address, an id or a group of `groups.list`; else the one in the file's name. */
function groupIn(fileName: string, head: Raw | null): GroupRecord | undefined {
  const wrapped = object(head?.group);
  const written = text(head?.group);
  const ids = [text(wrapped?.id), text(wrapped?.email), written].flatMap((id) => id ?? []);
  const group =
    ids.length > 0 ? present({ ids, name: text(wrapped?.name) }) : groupOfFileName(fileName, ADDRESS);
  return group && { ...group, ids: group.ids.map((id) => (id.includes("@") ? addressKey(id) : id)) };
}

function referenceTo(raw: Raw): Reference | undefined {
  const id = text(raw.id);
  const address = text(raw.email);
  if (id === undefined && address === undefined) return undefined;
  return present({ id, address, kind: kindOf(raw.type) });
}

/** `EXTERNAL` is a person of another organisation. Any other word is not told. */
function kindOf(type: unknown): "person" | "group" | undefined {
  if (type === "GROUP") return "group";
  return type === "USER" || type === "EXTERNAL" ? "person" : undefined;
}
