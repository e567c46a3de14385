import { present } from "../../model/present.js";
import { groupOfFileName, type NamedGroup, whyIncomplete } from "../formats/member-lists.js";
import { someRecord } from "../formats/recognising.js";
import { timeOf, timeOrNever } from "../formats/times.js";
import { list, object, text, totalOf } from "../formats/values.js";
import { hasAddress } from "../joining/identity-keys.js";
import type { DirectoryReader, FileRecord, GroupRecord, IdentityRecord, Reference, Sink } from "../reader.js";

const GROUP_ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i;
const LISTS = ["_embedded.users", "_embedded.groups", ""];

/** PingOne's users, with the groups of each where these were asked for; its groups; or the users in one of them. */
const pingone = Object.freeze({
  id: "pingone",
  title: "PingOne: users and groups (API)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Users: curl -H 'Authorization: Bearer ...' 'https://api.pingone.com/v1/environments/<environment>/users?limit=1000&include=memberOfGroupNames' > users.json",
    "More pages: follow _links.next, and put all users into one list _embedded.users.",
    "Best: also the people of each group that may open Redash (Applications > Redash > Access): the same with &filter=memberOfGroups[id eq <group id>], saved as members-of-<group id>.json.",
  ],
  mustHold: [
    "include=memberOfGroupNames, or memberOfGroupIDs with a second file of /groups: without it no group is known.",
  ],
  doesNotTell: [
    "Who may open the Redash application: that is set per group, under Applications > Redash > Access.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (sample.lists.includes("_embedded.users") ||
      someRecord(sample, ["_embedded.groups"], isGroup) ||
      someRecord(sample, [""], isUser)),
  start: (sink, { fileName }) => new PingOneReading(sink, groupOfFileName(fileName, GROUP_ID)),
} satisfies DirectoryReader);

export default pingone;

type Raw = Readonly<Record<string, unknown>>;

class PingOneReading {
  readonly #sink: Sink;
  /** The group that the file is named after: its users are then the members of this group alone. */
  readonly #named: NamedGroup | undefined;
  readonly #members: Reference[] = [];
  #users = 0;
  #groups = 0;
  #groupsTold = false;

  constructor(sink: Sink, named: NamedGroup | undefined) {
    this.#sink = sink;
    this.#named = named;
  }

  record(record: FileRecord): void {
    const raw = object(record.value) ?? {};
    if (!LISTS.includes(record.list)) this.#sink.skipped(record);
    else if (record.list === "_embedded.groups") this.#group(groupOf(raw), record);
    else this.#user(identityOf(raw), record);
  }

  #group(group: GroupRecord | undefined, record: FileRecord): void {
    this.#groups += 1;
    if (group) this.#sink.group(group, record);
    else this.#sink.unusable("neither an id nor a name", record);
  }

  #user(identity: IdentityRecord | undefined, record: FileRecord): void {
    this.#users += 1;
    if (identity === undefined || !hasAddress(identity)) {
      this.#sink.unusable("neither an email nor a username", record);
      return;
    }
    if (identity.memberOf) this.#groupsTold = true;
    const address = identity.mail ?? identity.login;
    if (this.#named) this.#members.push({ ...present({ id: identity.ids[0], address }), kind: "person" });
    this.#sink.identity(this.#named ? { ...identity, mentioned: true } : identity, record);
  }

  end(head: Raw | null): void {
    const isOfPeople = this.#groups === 0 && this.#named === undefined;
    const of = isOfPeople ? "people" : "groups";
    const because = whyNotWhole(head, this.#users + this.#groups);
    if (because !== undefined) this.#sink.partial(because, of);
    else if (isOfPeople && isFiltered(head))
      this.#sink.partial("It is a list by a filter, not of all people.", "people");
    if (!isOfPeople) this.#sink.absent("people");
    if (isOfPeople && !this.#groupsTold) this.#sink.absent("groups");
    if (this.#named) this.#putMembers(this.#named, because);
  }

  #putMembers(named: NamedGroup, because: string | undefined): void {
    const incompleteBecause =
      because === undefined
        ? whyIncomplete(this.#users, this.#users - this.#members.length, [])
        : "not all pages of its list are given";
    this.#sink.group({ ...named, members: this.#members, ...present({ incompleteBecause }) }, null);
  }
}

/** `count` is the number of all entries, of all pages. */
function whyNotWhole(head: Raw | null, entries: number): string | undefined {
  if (text(object(object(head?._links)?.next)?.href) !== undefined) return "Its _links name a next page.";
  const count = totalOf(head?.count) ?? entries;
  return count > entries ? `It holds ${entries} of ${count} entries (count).` : undefined;
}

/** The answer repeats the address that was asked. */
function isFiltered(head: Raw | null): boolean {
  return /[?&]filter=/.test(text(object(object(head?._links)?.self)?.href) ?? "");
}

function isUser(value: Raw): boolean {
  return (
    text(value.username) !== undefined &&
    object(value.population) !== undefined &&
    (object(value.lifecycle) ?? object(value.environment)) !== undefined
  );
}

function isGroup(value: Raw): boolean {
  return text(value.name) !== undefined && object(value.environment) !== undefined;
}

function groupOf(raw: Raw): GroupRecord | undefined {
  const id = text(raw.id);
  const name = text(raw.name);
  return (id ?? name) === undefined ? undefined : present({ ids: id === undefined ? [] : [id], name });
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = text(raw.id);
  const mail = text(raw.email);
  const login = text(raw.username);
  if ((id ?? mail ?? login) === undefined) return undefined;
  const memberOf = groupsOf(raw);
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    name: nameOf(object(raw.name) ?? {}),
    jobTitle: text(raw.title),
    workerType: text(raw.type),
    lastLoginAt: timeOrNever(object(raw.lastSignOn)?.at),
    createdAt: timeOf(raw.createdAt),
    memberOf,
    groupsKnown: memberOf && true,
    ...statusOf(raw.enabled),
  });
}

function statusOf(enabled: unknown): Pick<IdentityRecord, "status" | "statusAs"> {
  if (typeof enabled !== "boolean") return { status: "unknown" };
  return { status: enabled ? "active" : "inactive", statusAs: `enabled ${enabled}` };
}

function nameOf(name: Raw): string | undefined {
  const parts = [text(name.given), text(name.family)].flatMap((part) => part ?? []);
  return text(name.formatted) ?? (parts.join(" ") || undefined);
}

/** Names and ids are two lists whose order nothing ties: names are taken where there are any. */
function groupsOf(raw: Raw): Reference[] | undefined {
  const names = list(raw.memberOfGroupNames)?.map((name) => ({ name: text(name) }));
  const ids = list(raw.memberOfGroupIDs)?.map((id) => ({ id: text(id) }));
  const both = list(raw.memberOfGroups)?.map((group) => ({
    id: text(object(group)?.id),
    name: text(object(group)?.name),
  }));
  return (names ?? ids ?? both)
    ?.map((group): Reference => ({ ...present(group), kind: "group" }))
    .filter(({ id, name }) => (id ?? name) !== undefined);
}
