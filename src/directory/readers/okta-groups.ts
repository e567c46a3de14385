import { doubtFullPage } from "../formats/page-size.js";
import { list, object, text } from "../formats/values.js";
import type { DirectoryReader, GroupRecord } from "../reader.js";

const TYPES: readonly unknown[] = ["OKTA_GROUP", "APP_GROUP", "BUILT_IN"];
const PAGE_SIZES = [200, 10_000];

/** `GET /api/v1/groups`: the groups and their names, without members. */
const oktaGroups = Object.freeze({
  id: "okta-groups",
  title: "Okta: groups (API)",
  container: "json",
  holds: { people: false, status: false, assignments: false, groups: true, memberships: false },
  howToGet: [
    "curl -D headers-1 -o groups.json -H 'Authorization: SSWS TOKEN' 'https://YOUR-ORG.okta.com/api/v1/groups'",
    'Where the headers have a Link with rel="next", there are more: fetch that address too, and put the pages together: jq -s add page-*.json > groups.json',
    "Then the members of each group that is sent to Redash: see okta-group-members.",
  ],
  mustHold: [],
  doesNotTell: ["Who is in a group: add okta-group-members. The group Everyone alone needs no list."],
  checked: "2026-11-25",

  recognises: ({ container, head, records }) =>
    container === "json" && head === null && records.some(({ value }) => isOktaGroup(value)),

  start(sink) {
    let groups = 0;
    return {
      record(record) {
        groups += 1;
        const group = oktaGroup(record.value);
        if (group === undefined) sink.unusable("a group without id or name", record);
        else sink.group(group, record);
      },
      end() {
        doubtFullPage(sink, groups, PAGE_SIZES, "groups");
      },
    };
  },
} satisfies DirectoryReader);

export default oktaGroups;

function isOktaGroup(value: unknown): boolean {
  const group = object(value);
  if (oktaGroup(group) === undefined) return false;
  const classes = list(group?.objectClass) ?? [];
  return (
    TYPES.includes(group?.type) ||
    classes.some((name) => typeof name === "string" && name.startsWith("okta:"))
  );
}

/** Okta has no groups in groups, and its builtin group Everyone holds everybody. */
function oktaGroup(value: unknown): GroupRecord | undefined {
  const group = object(value);
  const id = text(group?.id);
  const name = text(object(group?.profile)?.name);
  if (id === undefined || name === undefined) return undefined;
  const everybody = group?.type === "BUILT_IN" && name === "Everyone";
  return { ids: [id], name, groupsKnown: true, ...(everybody ? { everybody } : {}) };
}
