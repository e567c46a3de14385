import { groupOfFileName } from "../member-lists.js";
import { isOktaUser, OKTA_GROUP_ID, oktaIdentity } from "../okta.js";
import { doubtFullPage } from "../page-size.js";
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
    "curl -H 'Authorization: SSWS TOKEN' 'https://YOUR-ORG.okta.com/api/v1/users?limit=200' > users-1.json",
    'Every answer has 200 people at most. Its header Link: <...>; rel="next" has the address of the next: fetch until there is none, and give all the files together.',
    "With 'search=status eq \"DEPROVISIONED\"' (URL-encoded) the same address lists the deactivated people, whom it otherwise leaves out: give that file too.",
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
        if (identity === undefined) sink.unusable("no id, no email and no login", record);
        else sink.identity(identity, record);
        if (identity?.statusAs?.toUpperCase() === "DEPROVISIONED") deprovisioned += 1;
      },
      end() {
        doubtFullPage(sink, people, PAGE_SIZES, "people");
        if (/group|member/i.test(fileName)) {
          sink.doubt(
            "By its name it may hold the members of a group; then call it members-of-GROUP.json, GROUP being its id or name.",
            "people",
          );
        }
        if (deprovisioned === 0) sink.leavesOut("deprovisioned users");
      },
    };
  },
} satisfies DirectoryReader);

export default oktaUsers;
