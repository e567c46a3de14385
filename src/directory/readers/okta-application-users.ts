import { present } from "../../model/present.js";
import { isOktaAssignment } from "../formats/okta.js";
import { doubtFullPage } from "../formats/page-size.js";
import { object, text } from "../formats/values.js";
import type { DirectoryReader, IdentityRecord } from "../reader.js";

const PAGE_SIZES = [50, 200, 500];

/** `GET /api/v1/apps/{id}/users`: who is assigned to the application, by himself or through a group. */
const oktaApplicationUsers = Object.freeze({
  id: "okta-application-users",
  title: "Okta: people assigned to an application (API)",
  container: "json",
  holds: { people: false, status: false, assignments: true, groups: false, memberships: false },
  howToGet: [
    "Admin Console, Applications > Applications, Redash: the address of the page has the application's id, 0oa....",
    "curl -D headers-1 -o page-1.json -H 'Authorization: SSWS TOKEN' 'https://YOUR-ORG.okta.com/api/v1/apps/APPLICATION-ID/users?limit=500'",
    'An answer has 500 people at most. Where the headers have a Link with rel="next", fetch that address as page-2.json, and so on; put the pages together: jq -s add page-*.json > application-users.json',
    "Give okta-users beside it: that file says whose account is active.",
  ],
  mustHold: [],
  doesNotTell: [
    "Whether an account is active: the status in this list is the assignment's. Add okta-users.",
    "Addresses, where the application has no profile of its own: people are then found by id in okta-users.",
    "Whether pages are missing: a list of exactly 50, 200 or 500 is taken for one page of more.",
  ],
  checked: "2026-11-25",

  recognises: ({ container, head, records }) =>
    container === "json" && head === null && records.some(({ value }) => isAssignment(value)),

  start(sink) {
    let assignments = 0;
    return {
      record(record) {
        assignments += 1;
        const identity = assignedIdentity(record.value);
        if (!isOktaAssignment(record.value)) sink.unusable("no assignment: it has no scope", record);
        else if (identity === undefined) sink.unusable("an assignment without the user's id", record);
        else sink.identity(identity, record);
      },
      end() {
        doubtFullPage(sink, assignments, PAGE_SIZES, "assignments");
      },
    };
  },
} satisfies DirectoryReader);

export default oktaApplicationUsers;

function isAssignment(value: unknown): boolean {
  const assignment = object(value);
  return (
    text(assignment?.id) !== undefined &&
    isOktaAssignment(value) &&
    assignment !== undefined &&
    ("credentials" in assignment || "syncState" in assignment)
  );
}

/** The login is the user name that Okta sends to this application; it may be another one than the login at Okta. */
function assignedIdentity(value: unknown): IdentityRecord | undefined {
  const assignment = object(value);
  const id = text(assignment?.id);
  if (id === undefined) return undefined;
  const profile = object(assignment?.profile);
  return {
    ids: [id],
    status: "unknown",
    mentioned: true,
    assigned: true,
    ...present({
      mail: text(profile?.email),
      login: text(object(assignment?.credentials)?.userName),
      name: text(profile?.displayName) ?? text(profile?.name),
    }),
  };
}
