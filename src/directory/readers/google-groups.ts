import { addressKey } from "../../model/directory.js";
import { present } from "../../model/present.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { object, text } from "../formats/values.js";
import type { DirectoryReader, GroupRecord } from "../reader.js";

const LISTS = ["groups", ""];

/** The list of the Directory API, `groups.list`: what the groups are called. Who is in them, google-members tells. */
const googleGroups = Object.freeze({
  id: "google-groups",
  title: "Google Workspace: groups (API)",
  container: "json",
  holds: { people: false, status: false, assignments: false, groups: true, memberships: false },
  howToGet: [
    "Open the Directory API's reference page of groups.list, https://developers.google.com/admin-sdk/directory/reference/rest/v1/groups/list, signed in as an administrator.",
    "In «Try this method» set customer to my_customer and maxResults to 200, run it, and save the answer as it is.",
    "More than 200 groups: repeat it with pageToken set to the nextPageToken of the answer before, and put all groups into one list without nextPageToken.",
  ],
  mustHold: ["id, email and name: without name the groups are known by their addresses alone."],
  doesNotTell: ["Who is in a group: give one google-members file for each group."],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (sample.head?.kind === "admin#directory#groups" || someRecord(sample, LISTS, isGroup)),
  start(sink) {
    let groups = 0;
    return {
      record(record) {
        if (!LISTS.includes(record.list)) return sink.skipped(record);
        groups += 1;
        const raw = object(record.value) ?? {};
        const group = groupOf(raw);
        if ("primaryEmail" in raw) sink.unusable("a user, no group", record);
        else if (group === undefined) sink.unusable("neither an id nor an email", record);
        else sink.group(group, record);
      },
      end(head) {
        if (text(head?.nextPageToken) !== undefined)
          sink.partial("It has a nextPageToken: there are more pages.", "groups");
        else if (head === null) doubtFullPage(sink, groups, [200], "groups");
      },
    };
  },
} satisfies DirectoryReader);

export default googleGroups;

/** Without `kind`, which a selection of fields leaves out, the count of members is what only a group has. */
function isGroup(value: Readonly<Record<string, unknown>>): boolean {
  return (
    value.kind === "admin#directory#group" ||
    (text(value.email) !== undefined && text(value.directMembersCount) !== undefined)
  );
}

function groupOf(raw: Readonly<Record<string, unknown>>): GroupRecord | undefined {
  const id = text(raw.id);
  const email = text(raw.email);
  const ids = [id, email && addressKey(email)].flatMap((one) => one ?? []);
  return ids.length === 0 ? undefined : present({ ids, name: text(raw.name) });
}
