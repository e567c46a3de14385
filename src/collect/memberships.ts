import { counted } from "../model/counted.js";
import type { Section, User } from "../model/snapshot.js";
import type { CollectContext } from "./context.js";
import { closeSection, openSection } from "./section.js";

/**
 * The coverage of who is in which group. The memberships themselves stand with the users, and are as complete as
 * those: nobody's groups are known who was not read.
 */
export function describeMemberships(
  context: CollectContext,
  users: readonly User[],
  usersSection: Section,
): Section {
  const draft = openSection(context.now);
  const unknown = users.filter((user) => user.groups === null).map((user) => user.id);
  const fromList = users.filter((user) => user.groups !== null && user.groupsReadFrom === "list").length;
  const groupsOf = users.map((user) => user.groups ?? []);
  draft.totals.push({
    of: "memberships",
    reading: "group ids of every account read",
    reported: null,
    read: groupsOf.reduce((sum, groups) => sum + groups.length, 0),
    distinct: groupsOf.reduce((sum, groups) => sum + new Set(groups).size, 0),
  });
  if (usersSection.status !== "complete") {
    draft.gaps.push({
      code: "memberships-of-unread-users",
      what: "The groups of accounts that may be missing from the list of users are not known either.",
      where: "GET /api/users",
      hint: "See the section on users.",
    });
  }
  if (unknown.length > 0) {
    draft.gaps.push({
      code: "groups-unknown",
      what: "The server gives no groups for these accounts, so what they can do is not known.",
      where: "GET /api/users",
      hint: "Their groups column is NULL in Redash's database. Set it to an empty list there.",
      users: unknown,
    });
  }
  if (fromList > 0) {
    draft.notes.push({
      code: "groups-from-list",
      what: `The groups of ${counted(fromList, "account")} come from the list of users, which leaves out duplicate memberships and deleted groups. Access does not depend on these.`,
    });
  }
  return closeSection(draft, context.now(), usersSection.status === "failed");
}
