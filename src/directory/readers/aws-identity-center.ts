import { present } from "../../model/present.js";
import { groupOfFileName, groupOfValue, type NamedGroup, whyIncomplete } from "../formats/member-lists.js";
import { someRecord } from "../formats/recognising.js";
import { timeOf } from "../formats/times.js";
import { list, object, text } from "../formats/values.js";
import type { DirectoryReader, FileRecord, GroupRecord, IdentityRecord, Reference, Sink } from "../reader.js";

const LISTS = ["Users", "Groups", "GroupMemberships"];
const GROUP_ID = /(?:[0-9a-f]{10}-)?[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;

/**
 * Users, groups and memberships as the command `aws identitystore` lists them. IAM and Cognito have lists of the same
 * name; only an identity store's entries name their store. Its groups hold users alone.
 */
const awsIdentityCenter = Object.freeze({
  id: "aws-identity-center",
  title: "AWS IAM Identity Center: users, groups and memberships (command line)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "aws sso-admin list-instances names the identity store: IdentityStoreId, such as d-1234567890.",
    "Users: aws identitystore list-users --identity-store-id <store> > users.json",
    "Groups: aws identitystore list-groups --identity-store-id <store> > groups.json",
    "Members, for each group that matters: aws identitystore list-group-memberships --identity-store-id <store> --group-id <group id> > members-of-<group id>.json",
    "Best: also the members of each group that is assigned to the Redash application (IAM Identity Center > Applications > Redash > Assigned users and groups).",
  ],
  mustHold: ["All comes by itself. Give neither --max-items nor --query: the first leaves people out."],
  doesNotTell: [
    "Who is active: older versions of the command leave out UserStatus, and the status is then unknown.",
    "When somebody last signed in.",
    "Whether a list of memberships is that of a group: only the file's name says so, members-of-<group id>.json.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (someRecord(sample, LISTS, isOfStore) || sample.lists.includes("GroupMemberships")),
  start: (sink, { fileName, sample }) =>
    new IdentityCenterReading(
      sink,
      groupOfValue(sample.head?.group, GROUP_ID) ?? groupOfFileName(fileName, GROUP_ID),
    ),
} satisfies DirectoryReader);

export default awsIdentityCenter;

type Raw = Readonly<Record<string, unknown>>;

function isOfStore(value: Raw): boolean {
  return text(value.IdentityStoreId) !== undefined;
}

class IdentityCenterReading {
  readonly #sink: Sink;
  /** The group that the file is named after: its memberships are then those of this group, and all of them. */
  readonly #named: NamedGroup | undefined;
  readonly #members: Reference[] = [];
  readonly #counts = { Users: 0, Groups: 0, GroupMemberships: 0 };
  #groupId: string | undefined;
  #unread = 0;

  constructor(sink: Sink, named: NamedGroup | undefined) {
    this.#sink = sink;
    this.#named = named;
  }

  record(record: FileRecord): void {
    const raw = object(record.value) ?? {};
    if (record.list === "Users") {
      this.#counts.Users += 1;
      const identity = identityOf(raw);
      if (identity) this.#sink.identity(identity, record);
      else this.#sink.unusable("neither a UserId, a UserName nor an e-mail", record);
    } else if (record.list === "Groups") {
      this.#counts.Groups += 1;
      const group = groupOf(raw);
      if (group) this.#sink.group(group, record);
      else this.#sink.unusable("neither a GroupId nor a DisplayName", record);
    } else if (record.list === "GroupMemberships") {
      this.#counts.GroupMemberships += 1;
      this.#membership(raw, record);
    } else this.#sink.skipped(record);
  }

  /** Where no name says that the list is a group's, it may be a person's, and no group in it is whole. */
  #membership(raw: Raw, record: FileRecord): void {
    const groupId = text(raw.GroupId);
    const userId = text(object(raw.MemberId)?.UserId);
    if (groupId === undefined || userId === undefined) {
      this.#unread += 1;
      this.#sink.unusable("it lacks the GroupId or the UserId", record);
    } else if (this.#named === undefined) {
      const memberOf = [{ id: groupId, kind: "group" as const }];
      this.#sink.identity({ ids: [userId], status: "unknown", mentioned: true, memberOf }, record);
    } else if (groupId !== (this.#groupId ?? groupId)) {
      this.#unread += 1;
      this.#sink.unusable("it is of another group than the file's first", record);
    } else {
      this.#groupId = groupId;
      this.#members.push({ id: userId, kind: "person" });
      this.#sink.skipped(record);
    }
  }

  end(head: Raw | null): void {
    const { Users: users, Groups: groups, GroupMemberships: memberships } = this.#counts;
    const morePages =
      text(head?.NextToken) !== undefined ? "It has a NextToken: there are more pages." : undefined;
    if (morePages && users > 0) this.#sink.partial(morePages, "people");
    if (morePages && users === 0) this.#sink.partial(morePages, "groups");
    const isOfMembers = users + groups === 0;
    if (this.#named && isOfMembers) this.#sink.group(this.#membersOf(this.#named, morePages), null);
    if (!this.#named && memberships > 0)
      this.#sink.warn(
        "It does not say that it holds all members of a group: name it members-of-<group id>.json.",
      );
    if (users === 0) this.#sink.absent("people");
    if (users > 0 && groups + memberships === 0) this.#sink.absent("groups");
  }

  #membersOf(named: NamedGroup, morePages: string | undefined): GroupRecord {
    const ids = this.#groupId === undefined ? named.ids : [this.#groupId];
    const because = morePages ? "its list has a NextToken: there are more members" : undefined;
    const incompleteBecause = because ?? whyIncomplete(this.#members.length, this.#unread, []);
    return { ...named, ids, members: this.#members, groupsKnown: true, ...present({ incompleteBecause }) };
  }
}

function groupOf(raw: Raw): GroupRecord | undefined {
  const id = text(raw.GroupId);
  const name = text(raw.DisplayName);
  if ((id ?? name) === undefined) return undefined;
  return present({ ids: id === undefined ? [] : [id], name, groupsKnown: true });
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = text(raw.UserId);
  const login = text(raw.UserName);
  const emails = (list(raw.Emails) ?? []).map((email) => object(email) ?? {});
  const mail = text((emails.find((email) => email.Primary === true) ?? emails[0])?.Value);
  if ((id ?? login ?? mail) === undefined) return undefined;
  const others = emails.flatMap((email) => text(email.Value) ?? []).filter((address) => address !== mail);
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    aliases: others.length === 0 ? undefined : others,
    name: text(raw.DisplayName) ?? text(object(raw.Name)?.Formatted),
    jobTitle: text(raw.Title),
    workerType: text(raw.UserType),
    createdAt: timeOf(raw.CreatedAt),
    ...statusOf(text(raw.UserStatus)),
  });
}

function statusOf(status: string | undefined): Pick<IdentityRecord, "status" | "statusAs"> {
  if (status === undefined) return { status: "unknown" };
  if (status === "ENABLED") return { status: "active", statusAs: status };
  return { status: status === "DISABLED" ? "inactive" : "unknown", statusAs: status };
}
