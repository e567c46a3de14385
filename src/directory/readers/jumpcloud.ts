import { present } from "../../model/present.js";
import { groupOfFileName, groupOfValue, type NamedGroup, whyIncomplete } from "../formats/member-lists.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { timeOf } from "../formats/times.js";
import { idOf, object, text, totalOf } from "../formats/values.js";
import { hasAddress } from "../joining/identity-keys.js";
import type {
  DirectoryReader,
  FileRecord,
  GroupRecord,
  IdentityRecord,
  Reference,
  Sample,
  Sink,
} from "../reader.js";

const LISTS = ["results", "members", ""];
/** Where nothing is asked for, and the most. */
const PAGE_SIZES = [10, 100];
const GROUP_ID = /(?<![0-9a-z])[0-9a-f]{24}(?![0-9a-z])/i;

/**
 * JumpCloud's users (API v1), its user groups and the members of one group (API v2). The list of members does not say
 * of which group: a wrapper `{group, members}` does, or the file's name.
 */
const jumpcloud = Object.freeze({
  id: "jumpcloud",
  title: "JumpCloud: users, groups and members (API)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Users: curl -H 'x-api-key: ...' 'https://console.jumpcloud.com/api/systemusers?limit=100&skip=0' > users.json. More than 100: repeat it with skip=100, 200, ..., and put all results into one list.",
    "Groups: curl -H 'x-api-key: ...' 'https://console.jumpcloud.com/api/v2/usergroups?limit=100' > groups.json",
    "Members, for each group that matters: curl -H 'x-api-key: ...' 'https://console.jumpcloud.com/api/v2/usergroups/<group id>/members?limit=100' > members-of-<group id>.json",
    "Best: also the members of each group for which the Redash application is turned on (SSO Applications > Redash > User Groups).",
  ],
  mustHold: [
    "id, email, username, state, activated and suspended; all come by themselves, unless fields=... leaves them out.",
  ],
  doesNotTell: [
    "When somebody last signed in.",
    "Who may open the Redash application: that is set per group.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (someRecord(sample, ["results", ""], (value) => isUser(value) || isGroup(value)) ||
      someRecord(sample, ["members", ""], (value) => memberOf(value) !== undefined) ||
      isEmpty(sample)),
  refuses: (sample) =>
    someRecord(sample, ["members", ""], (value) => memberOf(value) !== undefined) &&
    groupIn(sample.fileName, sample.head) === undefined
      ? "It does not say of which group these are the members: name the file members-of-<group id>.json."
      : undefined,
  start: (sink, { fileName }) => new JumpCloudReading(sink, fileName),
} satisfies DirectoryReader);

export default jumpcloud;

type Raw = Readonly<Record<string, unknown>>;

class JumpCloudReading {
  readonly #sink: Sink;
  readonly #fileName: string;
  readonly #members: Reference[] = [];
  #unread = 0;
  #users = 0;
  #groups = 0;

  constructor(sink: Sink, fileName: string) {
    this.#sink = sink;
    this.#fileName = fileName;
  }

  record(record: FileRecord): void {
    const raw = object(record.value) ?? {};
    if (!LISTS.includes(record.list)) this.#sink.skipped(record);
    else if ("to" in raw) this.#member(memberOf(raw), record);
    else if (isGroup(raw)) {
      this.#groups += 1;
      this.#sink.group(groupOf(raw), record);
    } else {
      this.#users += 1;
      const identity = identityOf(raw);
      if (identity && hasAddress(identity)) this.#sink.identity(identity, record);
      else this.#sink.unusable("neither an email nor a username", record);
    }
  }

  #member(member: Reference | undefined, record: FileRecord): void {
    if (member === undefined) {
      this.#unread += 1;
      this.#sink.unusable("a member that is neither a user nor a group of users", record);
    } else {
      this.#members.push(member);
      this.#sink.skipped(record);
    }
  }

  end(head: Raw | null): void {
    const group = groupIn(this.#fileName, head);
    const isOfMembers = group !== undefined && this.#users + this.#groups === 0;
    if (isOfMembers) this.#putMembers(group);
    if (this.#users > 0) this.#tellPeople(head);
    else if (isOfMembers || this.#groups > 0) this.#sink.absent("people");
    if (!isOfMembers && this.#groups === 0) this.#sink.absent("groups");
    doubtFullPage(this.#sink, this.#groups, PAGE_SIZES, "groups");
  }

  #putMembers(group: NamedGroup): void {
    const incompleteBecause = whyIncomplete(this.#members.length + this.#unread, this.#unread, PAGE_SIZES);
    this.#sink.group(
      { ...group, members: this.#members, groupsKnown: true, ...present({ incompleteBecause }) },
      null,
    );
  }

  #tellPeople(head: Raw | null): void {
    const total = totalOf(head?.totalCount);
    if (total === undefined) doubtFullPage(this.#sink, this.#users, PAGE_SIZES, "people");
    else if (total > this.#users)
      this.#sink.partial(`It holds ${this.#users} of ${total} users (totalCount).`, "people");
  }
}

function isUser(value: Raw): boolean {
  return (
    typeof value.activated === "boolean" &&
    text(value.username) !== undefined &&
    (typeof value.suspended === "boolean" || "account_locked" in value)
  );
}

function isGroup(value: Raw): boolean {
  return value.type === "user_group" && text(value.name) !== undefined;
}

/** Nothing but the id of a group, or the name of the list beside its total, says whose an empty list is. */
function isEmpty({ head, fileName, lists, records }: Sample): boolean {
  if (records.length > 0) return false;
  if (lists.includes("results")) return totalOf(head?.totalCount) !== undefined;
  return LISTS.some((list) => lists.includes(list)) && groupIn(fileName, head)?.ids.length === 1;
}

/** An entry of a group's list of members: an edge of JumpCloud's graph. */
function memberOf(value: Raw): Reference | undefined {
  const to = object(value.to);
  const id = idOf(to?.id);
  if (id === undefined || (to?.type !== "user" && to?.type !== "user_group")) return undefined;
  return { id, kind: to.type === "user" ? "person" : "group" };
}

function groupIn(fileName: string, head: Raw | null): NamedGroup | undefined {
  return groupOfValue(head?.group, GROUP_ID) ?? groupOfFileName(fileName, GROUP_ID);
}

/** Groups of users hold users alone. */
function groupOf(raw: Raw): GroupRecord {
  const id = idOf(raw.id);
  return present({ ids: id === undefined ? [] : [id], name: text(raw.name), groupsKnown: true });
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = idOf(raw.id) ?? idOf(raw._id);
  const mail = text(raw.email);
  const login = text(raw.username);
  if ((id ?? mail ?? login) === undefined) return undefined;
  const alternate = text(raw.alternateEmail);
  const fullName = [text(raw.firstname), text(raw.lastname)].flatMap((part) => part ?? []).join(" ");
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    aliases: alternate === undefined ? undefined : [alternate],
    name: text(raw.displayname) ?? (fullName || undefined),
    manager: idOf(raw.manager),
    department: text(raw.department),
    jobTitle: text(raw.jobTitle),
    workerType: text(raw.employeeType),
    createdAt: timeOf(raw.created),
    ...statusOf(raw),
  });
}

/** `state` came later than the flags, and says what they say. Who never set a password has not been activated. */
function statusOf(raw: Raw): Pick<IdentityRecord, "status" | "statusAs" | "notYetActive"> {
  const state = text(raw.state)?.toUpperCase();
  if (raw.suspended === true || state === "SUSPENDED") return { status: "inactive", statusAs: "suspended" };
  if (state === "STAGED") return { status: "inactive", statusAs: "staged", notYetActive: true };
  if (raw.activated === false) return { status: "inactive", statusAs: "not activated", notYetActive: true };
  if (state === "ACTIVATED" || raw.activated === true) return { status: "active", statusAs: "activated" };
  return { status: "unknown", ...present({ statusAs: state }) };
}
