import type { DirectoryReader, FileRecord, GroupRecord, IdentityRecord, Reference, Sink } from "../reader.js";
import { someRecord } from "../recognising.js";
import { timeOf, timeOrNever } from "../times.js";
import { list, object, text, told } from "../values.js";

const LISTS = ["_embedded.users", "_embedded.groups", ""];

/** PingOne's users, with the groups of each where these were asked for, and its groups. */
const pingone = Object.freeze({
  id: "pingone",
  title: "PingOne: users and groups (API)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "Users: curl -H 'Authorization: Bearer ...' 'https://api.pingone.com/v1/environments/<environment>/users?limit=1000&include=memberOfGroupNames' > users.json",
    "More pages: follow _links.next, and put all users into one list _embedded.users.",
    'Best: only the people of a group that may open Redash: the same with &filter=memberOfGroups[id eq "<group id>"].',
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
  start: (sink) => new PingOneReading(sink),
} satisfies DirectoryReader);

export default pingone;

type Raw = Readonly<Record<string, unknown>>;

class PingOneReading {
  readonly #sink: Sink;
  #users = 0;
  #groups = 0;
  #groupsTold = false;

  constructor(sink: Sink) {
    this.#sink = sink;
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
    if (identity?.memberOf) this.#groupsTold = true;
    if (identity) this.#sink.identity(identity, record);
    else this.#sink.unusable("neither an id, an email nor a username", record);
  }

  end(head: Raw | null): void {
    if (this.#users === 0 && this.#groups > 0) this.#sink.absent("people");
    if (this.#groups === 0 && !this.#groupsTold) this.#sink.absent("groups");
    const of = this.#users > 0 ? "people" : "groups";
    const entries = this.#users + this.#groups;
    if (text(object(object(head?._links)?.next)?.href) !== undefined)
      this.#sink.partial("Its _links name a next page.", of);
    else if (typeof head?.count === "number" && head.count > entries)
      this.#sink.partial(`It holds ${entries} of ${head.count} entries (count).`, of);
  }
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
  return (id ?? name) === undefined ? undefined : told({ ids: id === undefined ? [] : [id], name });
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = text(raw.id);
  const mail = text(raw.email);
  const login = text(raw.username);
  if ((id ?? mail ?? login) === undefined) return undefined;
  const memberOf = groupsOf(raw);
  return told({
    ids: id === undefined ? [] : [id],
    ...statusOf(raw.enabled),
    mail,
    login,
    name: nameOf(object(raw.name) ?? {}),
    jobTitle: text(raw.title),
    workerType: text(raw.type),
    lastLoginAt: timeOrNever(object(raw.lastSignOn)?.at),
    createdAt: timeOf(raw.createdAt),
    memberOf,
    groupsKnown: memberOf && true,
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
    ?.map((group): Reference => ({ ...told(group), kind: "group" }))
    .filter(({ id, name }) => (id ?? name) !== undefined);
}
