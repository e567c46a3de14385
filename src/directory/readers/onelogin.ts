import type { IdentityStatus } from "../../model/directory.js";
import { present } from "../../model/present.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { timeOf, timeOrNever } from "../formats/times.js";
import { idOf, list, object, text } from "../formats/values.js";
import { hasAddress } from "../joining/identity-keys.js";
import type { DirectoryReader, FileRecord, IdentityRecord, Reference, Sample, Sink } from "../reader.js";

/** Version 1 puts its list into `data`, version 2 gives it alone. */
const LISTS = ["data", ""];

/**
 * The users of OneLogin's API, versions 1 and 2, and its roles. Roles are what OneLogin has for groups: users name them
 * by their ids, and no role is in another.
 */
const onelogin = Object.freeze({
  id: "onelogin",
  title: "OneLogin: users and roles (API v1 and v2)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "curl -H 'Authorization: bearer ...' 'https://<company>.onelogin.com/api/2/users?limit=1000' > users.json",
    "Roles, which users name by their ids alone: curl -H 'Authorization: bearer ...' 'https://<company>.onelogin.com/api/2/roles?limit=1000' > roles.json",
    "More than 1000 users: the answer's header After-Cursor names the next page; repeat it with cursor=<that>, and put all users into one list. The same with roles.",
  ],
  mustHold: [
    "id, email, username and status, and state where there is one. With fields=... name them all.",
    "role_ids (v2: only with fields=role_ids) or role_id (v1): without them no role is known.",
  ],
  doesNotTell: ["What a role is called: the list of roles tells.", "Who may open the Redash application."],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (someRecord(sample, LISTS, isUser) || someRecord(sample, LISTS, (value) => isRole(value, sample))),
  start: (sink, { sample }) => new OneLoginReading(sink, sample),
} satisfies DirectoryReader);

export default onelogin;

type Raw = Readonly<Record<string, unknown>>;

class OneLoginReading {
  readonly #sink: Sink;
  readonly #sample: Sample;
  readonly #named = new Set<string>();
  #users = 0;
  #roles = 0;

  constructor(sink: Sink, sample: Sample) {
    this.#sink = sink;
    this.#sample = sample;
  }

  record(record: FileRecord): void {
    const raw = object(record.value) ?? {};
    if (!LISTS.includes(record.list)) this.#sink.skipped(record);
    else if (isRole(raw, this.#sample)) {
      this.#roles += 1;
      this.#sink.group(
        present({ ids: [idOf(raw.id) ?? ""], name: text(raw.name), groupsKnown: true }),
        record,
      );
    } else this.#user(identityOf(raw), record);
  }

  #user(identity: IdentityRecord | undefined, record: FileRecord): void {
    this.#users += 1;
    for (const { id } of identity?.memberOf ?? []) if (id !== undefined) this.#named.add(id);
    if (identity === undefined || !hasAddress(identity))
      this.#sink.unusable("neither an email nor a username", record);
    else this.#sink.identity(identity, record);
  }

  end(head: Raw | null): void {
    for (const id of this.#named) this.#sink.group({ ids: [id], groupsKnown: true }, null);
    const of = this.#users > 0 || this.#roles === 0 ? "people" : "groups";
    if (of === "groups") this.#sink.absent("people");
    const pagination = object(head?.pagination);
    if ((text(pagination?.after_cursor) ?? text(pagination?.next_link)) !== undefined)
      this.#sink.partial("Its pagination names a next page.", of);
    else if (head === null) doubtFullPage(this.#sink, this.#users + this.#roles, [50, 100, 1000], of);
  }
}

/** Version 2 lists a role's apps and users with it; version 1 gives id and name, under a head of its own. */
function isRole(value: Raw, { head }: Sample): boolean {
  if (idOf(value.id) === undefined || text(value.name) === undefined || "email" in value) return false;
  const ofVersion2 = head === null && list(value.apps) !== undefined && list(value.users) !== undefined;
  return ofVersion2 || (object(head?.pagination) !== undefined && object(head?.status) !== undefined);
}

/** What OneLogin's users have besides a status by number, and nobody else's do. */
const OWN_FIELDS = [
  "invalid_login_attempts",
  "directory_id",
  "activated_at",
  "role_ids",
  "role_id",
  "group_id",
];

function isUser(value: Raw): boolean {
  return typeof value.status === "number" && "email" in value && OWN_FIELDS.some((field) => field in value);
}

const UNACTIVATED = 0;

/**
 * Whoever is locked out or has to set a password anew has the account all the same, and comes back alone. Who is
 * unactivated was never let in.
 */
const STATUSES: ReadonlyMap<unknown, readonly [IdentityStatus, string]> = new Map([
  [UNACTIVATED, ["inactive", "unactivated"]],
  [1, ["active", "active"]],
  [2, ["inactive", "suspended"]],
  [3, ["active", "locked"]],
  [4, ["active", "password expired"]],
  [5, ["active", "awaiting password reset"]],
  [7, ["active", "password pending"]],
  [8, ["active", "security questions required"]],
]);

/** Whoever is not approved or has no licence cannot sign in, whatever the status is. */
const STATES_WITHOUT_ACCESS: ReadonlyMap<unknown, string> = new Map([
  [0, "unapproved"],
  [2, "rejected"],
  [3, "unlicensed"],
]);

function statusOf(raw: Raw): Pick<IdentityRecord, "status" | "statusAs" | "notYetActive"> {
  const state = STATES_WITHOUT_ACCESS.get(raw.state);
  if (state !== undefined) return { status: "inactive", statusAs: `state ${raw.state} (${state})` };
  const known = STATUSES.get(raw.status);
  if (known) {
    const statusAs = `status ${raw.status} (${known[1]})`;
    return { status: known[0], statusAs, ...(raw.status === UNACTIVATED && { notYetActive: true }) };
  }
  return typeof raw.status === "number"
    ? { status: "unknown", statusAs: `status ${raw.status}` }
    : { status: "unknown" };
}

function identityOf(raw: Raw): IdentityRecord | undefined {
  const id = idOf(raw.id);
  const mail = text(raw.email);
  const login = text(raw.username);
  if ((id ?? mail ?? login) === undefined) return undefined;
  const memberOf = (list(raw.role_ids) ?? list(raw.role_id))?.flatMap(toRole);
  return present({
    ids: id === undefined ? [] : [id],
    mail,
    login,
    upn: text(raw.userprincipalname),
    name: [text(raw.firstname), text(raw.lastname)].flatMap((part) => part ?? []).join(" ") || undefined,
    manager: idOf(raw.manager_user_id),
    department: text(raw.department),
    jobTitle: text(raw.title),
    lastLoginAt: timeOrNever(raw.last_login),
    createdAt: timeOf(raw.created_at),
    memberOf,
    groupsKnown: memberOf && true,
    ...statusOf(raw),
  });
}

function toRole(value: unknown): Reference[] {
  const id = idOf(value);
  return id === undefined ? [] : [{ id, kind: "group" }];
}
