import {
  groupOfFileName,
  groupOfValue,
  type Member,
  type MemberFormat,
  readMemberLists,
  wrappedMembers,
} from "../formats/member-lists.js";
import { isOktaUser, OKTA_GROUP_ID, oktaIdentity } from "../formats/okta.js";
import { object } from "../formats/values.js";
import type { DirectoryReader, Sample } from "../reader.js";

const FORMAT: MemberFormat = Object.freeze({
  groupId: OKTA_GROUP_ID,
  pageSizes: [200, 1000],
  flat: true,
  member: oktaMember,
});

/** `GET /api/v1/groups/{id}/users`: users like those of `okta-users`; the group stands in a wrapper or the file's name. */
const oktaGroupMembers = Object.freeze({
  id: "okta-group-members",
  title: "Okta: members of a group (API)",
  container: "json",
  holds: { people: false, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "curl -D headers-1 -o members-of-GROUP-ID.json -H 'Authorization: SSWS TOKEN' 'https://YOUR-ORG.okta.com/api/v1/groups/GROUP-ID/users'",
    "The answer does not say of which group it is: keep the group's id, or its name, in the file's name, after members-of-.",
    'An answer has 1,000 people at most. Where the headers have a Link with rel="next", fetch that address too, and put the pages of one group together: jq -s add page-*.json > members-of-GROUP-ID.json',
    'Many groups can stand in one file: [{"group": "GROUP-ID", "users": [...]}, ...].',
  ],
  mustHold: [],
  doesNotTell: [
    "The group's name, where its id alone is given: add okta-groups.",
    "People who are in none of the groups.",
    "Whether pages are missing: a group of exactly 200 or 1,000 is not evaluated.",
  ],
  checked: "2026-11-25",

  recognises: (sample) => sample.container === "json" && (hasWrapped(sample) || hasLone(sample)),

  refuses: ({ head, fileName, records }) =>
    records.some(({ value }) => wrappedMembers(value) !== undefined) ||
    groupOfValue(head?.group, OKTA_GROUP_ID) !== undefined ||
    groupOfFileName(fileName, OKTA_GROUP_ID) !== undefined
      ? undefined
      : "it does not say whose members it lists: name it members-of-GROUP.json, GROUP being the group's id or name",

  start: (sink, context) => readMemberLists(sink, context, FORMAT),
} satisfies DirectoryReader);

export default oktaGroupMembers;

/** A list of groups with their members; a group that has none is Okta's by its id. */
function hasWrapped({ records }: Sample): boolean {
  return records.some(({ value }) => {
    const members = wrappedMembers(value);
    if (members === undefined) return false;
    return members.length > 0 ? members.some(isOktaUser) : isOktaId(groupOf(object(value)?.group));
  });
}

/** One list, whose group the head or the file's name tells. An empty one is Okta's by the group's id. */
function hasLone({ head, fileName, lists, records }: Sample): boolean {
  const group = head === null ? groupOfFileName(fileName, OKTA_GROUP_ID) : groupOf(head.group);
  if (group === undefined || lists.length === 0) return false;
  return records.length > 0 ? records.some(({ value }) => isOktaUser(value)) : isOktaId(group);
}

function groupOf(value: unknown) {
  return groupOfValue(value, OKTA_GROUP_ID);
}

function isOktaId(group: ReturnType<typeof groupOf>): boolean {
  return group?.ids.some((id) => OKTA_GROUP_ID.test(id)) ?? false;
}

function oktaMember(entry: unknown): Member | undefined {
  const identity = oktaIdentity(entry);
  if (identity === undefined) return undefined;
  const [id] = identity.ids;
  const address = identity.mail ?? identity.login;
  const reference =
    id !== undefined
      ? { id, kind: "person" as const }
      : { ...(address === undefined ? {} : { address }), kind: "person" as const };
  return { reference, identity: { ...identity, mentioned: true } };
}
