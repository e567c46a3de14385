import { present } from "../../model/present.js";
import { toKeycloakUser } from "../formats/keycloak-user.js";
import { groupOfFileName, type Member, type MemberFormat, readMemberLists } from "../formats/member-lists.js";
import { doubtFullPage } from "../formats/page-size.js";
import { someRecord } from "../formats/recognising.js";
import { object, text } from "../formats/values.js";
import { hasAddress } from "../joining/identity-keys.js";
import type { DirectoryReader, FileContext, Reading, Sink } from "../reader.js";

const FORMAT: MemberFormat = Object.freeze({
  groupId: /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/i,
  pageSizes: [100],
  flat: true,
  member: toMember,
});

/**
 * The array of `GET /admin/realms/<realm>/users`, which `kcadm.sh get users` writes too. Groups are not in it; a group's
 * members are an array of the same users, which the file's name alone tells from a list of all.
 */
const keycloakUsers = Object.freeze({
  id: "keycloak-users",
  title: "Keycloak: users, or members of a group (API, kcadm)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    "kcadm.sh config credentials --server https://<keycloak> --realm master --user <administrator>",
    "kcadm.sh get users -r <realm> --limit 100000 > users.json",
    "Members, for each group that matters: kcadm.sh get groups/<group id>/members -r <realm> --limit 100000 > members-of-<group name>.json",
    "Better: the realm's export (format keycloak-realm), which has the groups too.",
  ],
  mustHold: [
    "id, username, email, enabled and createdTimestamp; all come by themselves. Without --limit it is the first 100.",
  ],
  doesNotTell: [
    "Who is in which group: the realm's export tells, or one file of members for each group.",
    "When somebody last signed in.",
    "People of a federated directory (LDAP) who were not taken over into Keycloak.",
  ],
  checked: "2026-11-25",
  recognises: (sample) => sample.container === "json" && someRecord(sample, [""], isUser),
  start: (sink, context) =>
    groupOfFileName(context.fileName, FORMAT.groupId) === undefined
      ? readUsers(sink)
      : readMembers(sink, context),
} satisfies DirectoryReader);

export default keycloakUsers;

function isUser(value: Readonly<Record<string, unknown>>): boolean {
  return (
    text(value.username) !== undefined &&
    typeof value.createdTimestamp === "number" &&
    value.realm === undefined
  );
}

function readUsers(sink: Sink): Reading {
  let users = 0;
  return {
    record(record) {
      users += 1;
      const identity = toKeycloakUser(object(record.value) ?? {});
      if (identity === undefined || !hasAddress(identity))
        sink.unusable("neither a username nor an email", record);
      else sink.identity(identity, record);
    },
    end() {
      sink.absent("groups");
      doubtFullPage(sink, users, FORMAT.pageSizes, "people");
    },
  };
}

function readMembers(sink: Sink, context: FileContext): Reading {
  sink.absent("people");
  return readMemberLists(sink, context, FORMAT);
}

function toMember(entry: unknown): Member | undefined {
  const identity = toKeycloakUser(object(entry) ?? {});
  if (identity === undefined) return undefined;
  const address = identity.mail ?? identity.login;
  const reference = { ...present({ id: identity.ids[0], address }), kind: "person" as const };
  return { reference, identity: { ...identity, mentioned: true } };
}
