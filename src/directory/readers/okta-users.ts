import { baseName } from "../formats/base-name.js";
import { groupOfFileName } from "../formats/member-lists.js";
import { isOktaAssignment, isOktaUser, OKTA_GROUP_ID, oktaIdentity } from "../formats/okta.js";
import { doubtFullPage } from "../formats/page-size.js";
import { hasAddress } from "../joining/identity-keys.js";
import type { DirectoryReader } from "../reader.js";

const PAGE_SIZES = [200];

/** `GET /api/v1/users`: a bare array of users. */
const oktaUsers = Object.freeze({
  id: "okta-users",
  title: "Okta: users (API)",
  container: "json",
  holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
  howToGet: [
    "Best, who is assigned to Redash: see okta-application-users; give that file beside this one.",
    "curl -D headers-1 -o page-1.json -H 'Authorization: SSWS TOKEN' 'https://YOUR-ORG.okta.com/api/v1/users?limit=200'",
    'An answer has 200 people at most. Where the headers have a Link with rel="next", fetch that address as page-2.json, and so on until there is none.',
    "Put the pages together into one file: jq -s add page-*.json > users.json",
    "People who were deactivated are left out. They are listed by https://YOUR-ORG.okta.com/api/v1/users?limit=200&filter=status%20eq%20%22DEPROVISIONED%22: give that file beside this one.",
  ],
  mustHold: [],
  doesNotTell: [
    "Deprovisioned people, unless they were asked for.",
    "Groups: add okta-groups and okta-group-members.",
    "Whether pages are missing: a list of exactly 200 is taken for one page of more.",
  ],
  checked: "2026-11-25",

  recognises: ({ container, head, fileName, records }) =>
    container === "json" &&
    head === null &&
    groupOfFileName(fileName, OKTA_GROUP_ID) === undefined &&
    records.some(({ value }) => isOktaUser(value)),

  start(sink, { fileName }) {
    let people = 0;
    let deprovisioned = 0;
    return {
      record(record) {
        people += 1;
        const identity = oktaIdentity(record.value);
        if (isOktaAssignment(record.value)) sink.unusable("an assignment to an application, no user", record);
        else if (identity === undefined || !hasAddress(identity))
          sink.unusable("no email and no login", record);
        else sink.identity(identity, record);
        if (identity?.statusAs?.toUpperCase() === "DEPROVISIONED") deprovisioned += 1;
      },
      end() {
        doubtFullPage(sink, people, PAGE_SIZES, "people");
        if (/group|member/i.test(baseName(fileName))) {
          sink.doubt(
            "By its name it may hold the members of a group; then call it members-of-GROUP.json, GROUP being its id or name.",
            "people",
          );
        }
        if (deprovisioned === 0) sink.leavesOut("deprovisioned users");
        // Asked for alone, to be given beside the others: it says nothing of who is not in it.
        if (deprovisioned === people && people > 0) sink.absent("people");
      },
    };
  },
} satisfies DirectoryReader);

export default oktaUsers;
