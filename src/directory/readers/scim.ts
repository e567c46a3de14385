import { putUnder } from "../../model/put-under.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { attribute, type Resource, schemasOf, toGroup, toUser, typeOf } from "../formats/scim-resource.js";
import { object, text, totalOf } from "../formats/values.js";
import type { DirectoryReader, FileRecord, GroupRecord, Sink } from "../reader.js";

/** What a list response calls its list; attribute names have no case. */
const isResources = (list: string) => list === "" || list.toLowerCase() === "resources";

/**
 * SCIM 2.0 (RFC 7643, RFC 7644): a list response of users, of groups or of both, the array of resources alone, or one
 * user or group by itself. Version 1.1 has the same members.
 */
const scim = Object.freeze({
  id: "scim",
  title: "SCIM 2.0: users and groups",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Users: curl -H 'Authorization: Bearer ...' 'https://<your provider>/scim/v2/Users?startIndex=1&count=1000' > users.json",
    "Groups: the same with /Groups in place of /Users.",
    "Where totalResults is more than the number of Resources, go on with startIndex, and put all Resources into one list.",
  ],
  mustHold: [
    "id, userName and emails: without emails only the user name can be compared.",
    "active: without it it is not known who is active.",
    "Of groups displayName and members; excludedAttributes must not name members.",
  ],
  doesNotTell: [
    "When somebody last signed in.",
    "Whether a group without a list of members is empty: some servers leave out an empty list, and some leave out every list.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (isOfScim(sample.head) || someRecord(sample, [...sample.lists.filter(isResources)], isOfScim)),
  refuses({ head }) {
    const isError = schemasOf(head).some((schema) => schema.endsWith(":messages:2.0:Error"));
    return isError
      ? `It is an error message of the server: ${text(attribute(head, "detail")) ?? "without words"}`
      : undefined;
  },
  start(sink, { sample }) {
    return isOfScim(sample.head) && !sample.lists.some(isResources) ? readOne(sink) : readList(sink);
  },
} satisfies DirectoryReader);

export default scim;

function isOfScim(resource: unknown): boolean {
  return schemasOf(resource).some((schema) => /^urn:(?:ietf:params:)?scim:/i.test(schema));
}

function readList(sink: Sink) {
  const counts = { users: 0, groups: 0, others: 0 };
  let groupsTold = false;
  const groups = groupsOf(sink);
  return {
    record(record: FileRecord) {
      if (!isResources(record.list)) return sink.skipped(record);
      const resource = object(record.value) ?? {};
      const type = typeOf(resource);
      counts[type] += 1;
      if (type === "others") return sink.unusable("neither a user nor a group", record);
      if (type === "groups") {
        const group = toGroup(resource);
        if (group) groups.put(group, record);
        else sink.unusable("neither an id nor a displayName", record);
        return;
      }
      const user = toUser(resource);
      if (user?.memberOf) groupsTold = true;
      if (user) sink.identity(user, record);
      else sink.unusable("neither an id, a userName nor an email", record);
    },
    end(head: Resource | null) {
      groups.end();
      if (counts.users === 0 && counts.groups > 0) sink.absent("people");
      if (counts.groups === 0 && !groupsTold) sink.absent("groups");
      const entries = counts.users + counts.groups + counts.others;
      const parts = (["users", "groups"] as const).filter((part) => counts[part] > 0);
      for (const part of parts) tellExtent(sink, head, entries, part === "users" ? "people" : "groups");
    },
  };
}

/**
 * Where no group of a file has any member, the server leaves members out of its lists (AWS IAM Identity Center writes
 * an empty list): nothing says then that a group is empty. Groups without members wait until one comes that has some.
 */
function groupsOf(sink: Sink) {
  let waiting: { readonly group: GroupRecord; readonly at: FileRecord }[] | null = [];
  const putAll = () => {
    for (const { group, at } of waiting ?? []) sink.group(group, at);
    waiting = null;
  };
  return {
    put(group: GroupRecord, at: FileRecord) {
      if (group.members?.length !== 0) putAll();
      if (waiting === null) sink.group(group, at);
      else waiting.push({ group, at });
    },
    end() {
      if (waiting === null || waiting.length < 2) return putAll();
      sink.warn(
        "No group has a member: some servers leave members out of lists. Members are taken as not told.",
      );
      for (const { group, at } of waiting) {
        const { members: _, ...withoutMembers } = group;
        sink.group(withoutMembers, at);
      }
    },
  };
}

/** `totalResults` is no proof of the whole: some servers write the number of entries of the page there. */
function tellExtent(sink: Sink, head: Resource | null, entries: number, of: "people" | "groups") {
  const before = (totalOf(attribute(head, "startIndex")) ?? 1) - 1;
  const total = totalOf(attribute(head, "totalResults")) ?? entries;
  if (before > 0) sink.partial(`It begins with entry ${before + 1}: the pages before it are missing.`, of);
  else if (total > entries) sink.partial(`It holds ${entries} of ${total} entries (totalResults).`, of);
  else if (text(attribute(head, "nextCursor")) !== undefined)
    sink.partial("It has a nextCursor: there are more pages.", of);
  else doubtFullPage(sink, entries, [50, 100], of);
}

/** One user or group by itself. Its lists come as records, and what it is only its head tells. */
function readOne(sink: Sink) {
  const lists = new Map<string, unknown[]>();
  return {
    record(record: FileRecord) {
      putUnder(lists, record.list, record.value);
      sink.skipped(record);
    },
    end(head: Resource | null) {
      const resource = { ...head, ...Object.fromEntries(lists) };
      const user = typeOf(resource) === "users" ? toUser(resource) : undefined;
      const group = typeOf(resource) === "groups" ? toGroup(resource) : undefined;
      if (user) sink.identity(user, null);
      if (group) sink.group(group, null);
      if (group) sink.absent("people");
      // One user is no list of users: it must never make anybody else «not in the directory».
      if (user) sink.partial("It is one user by itself, no list of users.", "people");
      if (user && !user.memberOf) sink.absent("groups");
    },
  };
}
