import { Problem } from "../../model/problem.js";
import { toKeycloakUser } from "../keycloak-user.js";
import type { DirectoryReader, FileRecord, Reference, Sink } from "../reader.js";
import { someRecord } from "../recognising.js";
import { list, object, text, told } from "../values.js";

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
  start(sink, { fileName }) {
    let users = 0;
    return {
      record(record) {
        if (record.list === "users") {
          users += 1;
          readUser(sink, record);
        } else if (record.list === "groups") readGroup(sink, record);
        else sink.skipped(record);
      },
      end() {
        if (users === 0) withoutUsers(sink, fileName);
      },
    };
  },
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

/**
 * The realm file beside files of users has none itself, and tells the groups; the console's export never has any, and
 * beside nothing else it would say that there is nobody.
 */
function withoutUsers(sink: Sink, fileName: string): void {
  if (!fileName.endsWith("-realm.json"))
    throw new Problem("directory_unreadable", "This export of a Keycloak realm has no users.", {
      place: fileName,
      hint: "The admin console's export never has users. Export on the server: kc.sh export --dir <folder> --realm <realm> --users realm_file.",
    });
  sink.absent("people");
  sink.warn("It has no users: give the <realm>-users-N.json files of the same export too.");
}

function readUser(sink: Sink, record: FileRecord): void {
  const raw = object(record.value) ?? {};
  const identity = toKeycloakUser(raw);
  const memberOf = list(raw.groups)?.flatMap((path) => referenceTo(text(path)) ?? []);
  if (identity === undefined) sink.unusable("neither an id, a username nor an email", record);
  else sink.identity({ ...identity, ...told({ memberOf, groupsKnown: memberOf && true }) }, record);
}

function referenceTo(path: string | undefined): Reference | undefined {
  return path === undefined ? undefined : { id: path, name: nameIn(path), kind: "group" };
}

/** A slash within a name is written `~/`. */
function nameIn(path: string): string {
  const [name = path] = path.split(/(?<!~)\//).slice(-1);
  return name.replaceAll("~/", "/");
}

function readGroup(sink: Sink, record: FileRecord): void {
  if (!putGroup(sink, record, object(record.value) ?? {}, ""))
    sink.unusable("a group without a name", record);
}

/** Puts the group and all groups under it; false: it has no name, and so no path. */
function putGroup(sink: Sink, record: FileRecord, raw: Raw, above: string): boolean {
  const name = text(raw.name);
  if (name === undefined) return false;
  const path = text(raw.path) ?? `${above}/${name.replaceAll("/", "~/")}`;
  const id = text(raw.id);
  sink.group({ ids: id === undefined ? [path] : [id, path], name, groupsKnown: true }, record);
  const under = list(raw.subGroups) ?? [];
  for (const group of under)
    if (!putGroup(sink, record, object(group) ?? {}, path))
      sink.warn(`${record.place}: a group without a name.`);
  if (typeof raw.subGroupCount === "number" && raw.subGroupCount > under.length)
    sink.partial(
      `${path} has ${raw.subGroupCount} subgroups, and ${under.length} of them are given.`,
      "groups",
    );
  return true;
}
