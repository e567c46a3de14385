import { toKeycloakUser } from "../keycloak-user.js";
import { doubtFullPage } from "../page-size.js";
import type { DirectoryReader } from "../reader.js";
import { someRecord } from "../recognising.js";
import { object, text } from "../values.js";

/** The array of `GET /admin/realms/<realm>/users`, which `kcadm.sh get users` writes too. Groups are not in it. */
const keycloakUsers = Object.freeze({
  id: "keycloak-users",
  title: "Keycloak: users (API, kcadm)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "kcadm.sh config credentials --server https://<keycloak> --realm master --user <administrator>",
    "kcadm.sh get users -r <realm> --limit 100000 > users.json",
    "Better: the realm's export (format keycloak-realm), which has the groups too.",
  ],
  mustHold: [
    "id, username, email, enabled and createdTimestamp; all come by themselves. Without --limit it is the first 100 users.",
  ],
  doesNotTell: [
    "Who is in which group: the realm's export tells.",
    "When somebody last signed in.",
    "People of a federated directory (LDAP) who were not taken over into Keycloak.",
  ],
  checked: "2026-11-25",
  recognises: (sample) => sample.container === "json" && someRecord(sample, [""], isUser),
  start(sink) {
    let users = 0;
    return {
      record(record) {
        if (record.list !== "") return sink.skipped(record);
        users += 1;
        const identity = toKeycloakUser(object(record.value) ?? {});
        if (identity === undefined) sink.unusable("neither an id, a username nor an email", record);
        else sink.identity(identity, record);
      },
      end() {
        doubtFullPage(sink, users, [100], "people");
      },
    };
  },
} satisfies DirectoryReader);

export default keycloakUsers;

function isUser(value: Readonly<Record<string, unknown>>): boolean {
  return (
    text(value.username) !== undefined &&
    typeof value.createdTimestamp === "number" &&
    value.realm === undefined
  );
}
