import { present } from "../../model/present.js";
import { Problem } from "../../model/problem.js";
import { toKeycloakUser } from "../formats/keycloak-user.js";
import { someRecord } from "../formats/recognising.js";
import { list, object, text } from "../formats/values.js";
import type { DirectoryReader, FileRecord, Sink } from "../reader.js";

/**
 * A realm's export: all in one file, or the realm in `<realm>-realm.json` and its users in `<realm>-users-N.json`. Groups
 * form a tree, and being in a subgroup is not being in its parent: what a group inherits to its subgroups are roles.
 */
const keycloakRealm = Object.freeze({
  id: "keycloak-realm",
  title: "Keycloak: export of a realm",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "On the server: bin/kc.sh export --dir <folder> --realm <realm> --users realm_file",
    "It writes <realm>-realm.json, with the users in it. With --users different_files give all files: <realm>-realm.json and every <realm>-users-N.json.",
    "The admin console's «Partial export» will not do: it never has users.",
  ],
  mustHold: ["users and groups; both come by themselves, unless --users skip is given."],
  doesNotTell: [
    "When somebody last signed in.",
    "Whether the group mapper of the Redash client sends the full path of a group, /teams/analysts, or its name, analysts: the name is taken.",
    "People of a federated directory (LDAP) who were not taken over into Keycloak.",
  ],
  checked: "2026-11-25",
  recognises: (sample) =>
    sample.container === "json" &&
    (isRealm(sample.head ?? {}, sample.lists) || someRecord(sample, [""], isWholeRealm)),
  refuses: (sample) =>
    someRecord(sample, [""], isWholeRealm)
      ? "It is a list of realms: which of them signs people in to Redash, it does not tell. Export that one with --realm."
      : undefined,
  start: (sink, { fileName }) => new RealmReading(sink, fileName),
} satisfies DirectoryReader);

export default keycloakRealm;

type Raw = Readonly<Record<string, unknown>>;

/** A part has `realm` and `users` alone. */
function isRealm(head: Raw, lists: readonly string[]): boolean {
  return text(head.realm) !== undefined && (lists.includes("users") || isWholeRealm(head));
}

function isWholeRealm(head: Raw): boolean {
  return (
    text(head.realm) !== undefined &&
    (head.sslRequired !== undefined || head.accessTokenLifespan !== undefined)
  );
}

class RealmReading {
  readonly #sink: Sink;
  readonly #fileName: string;
  /** Paths of groups: those in the tree, and those that users name. A part of users has no tree. */
  readonly #given = new Set<string>();
  readonly #named = new Set<string>();
  #users = 0;

  constructor(sink: Sink, fileName: string) {
    this.#sink = sink;
    this.#fileName = fileName;
  }

  record(record: FileRecord): void {
    const raw = object(record.value) ?? {};
    if (record.list === "users") this.#user(raw, record);
    else if (record.list !== "groups") this.#sink.skipped(record);
    else if (!this.#group(raw, "", record)) this.#sink.unusable("a group without a name", record);
  }

  end(): void {
    if (this.#users === 0) this.#withoutUsers();
    for (const path of this.#named)
      if (!this.#given.has(path))
        this.#sink.group({ ids: [path], name: nameIn(path), groupsKnown: true }, null);
  }

  #user(raw: Raw, record: FileRecord): void {
    this.#users += 1;
    const identity = toKeycloakUser(raw);
    const paths = list(raw.groups)?.flatMap((path) => text(path) ?? []);
    for (const path of paths ?? []) this.#named.add(path);
    const memberOf = paths?.map((path) => ({ id: path, name: nameIn(path), kind: "group" as const }));
    if (identity === undefined) this.#sink.unusable("neither an id, a username nor an email", record);
    else
      this.#sink.identity({ ...identity, ...present({ memberOf, groupsKnown: memberOf && true }) }, record);
  }

  /** Puts the group and all groups under it; false: it has no name, and so no path. */
  #group(raw: Raw, above: string, record: FileRecord): boolean {
    const name = text(raw.name);
    if (name === undefined) return false;
    const path = text(raw.path) ?? `${above}/${name.replaceAll("/", "~/")}`;
    const id = text(raw.id);
    this.#given.add(path);
    this.#sink.group({ ids: id === undefined ? [path] : [id, path], name, groupsKnown: true }, record);
    const under = list(raw.subGroups) ?? [];
    for (const group of under)
      if (!this.#group(object(group) ?? {}, path, record))
        this.#sink.warn(`${record.place}: a group without a name.`);
    const count = typeof raw.subGroupCount === "number" ? raw.subGroupCount : 0;
    if (count > under.length)
      this.#sink.partial(`${path} has ${count} subgroups, and ${under.length} of them are given.`, "groups");
    return true;
  }

  /**
   * The realm file beside files of users has none itself, and tells the groups; the console's export never has any, and
   * with nothing beside it would say that there is nobody.
   */
  #withoutUsers(): void {
    if (!this.#fileName.endsWith("-realm.json"))
      throw new Problem("directory_unreadable", "This export of a Keycloak realm has no users.", {
        place: this.#fileName,
        hint: "The admin console's export never has users. Export on the server: kc.sh export --dir <folder> --realm <realm> --users realm_file.",
      });
    this.#sink.absent("people");
    this.#sink.warn("It has no users: give the <realm>-users-N.json files of the same export too.");
  }
}

/** The group's name in its path. A slash within a name is written `~/`. */
function nameIn(path: string): string {
  const [name = path] = path.split(/(?<!~)\//).slice(-1);
  return name.replaceAll("~/", "/");
}
