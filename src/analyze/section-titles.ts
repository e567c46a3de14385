import type { SectionName } from "../model/snapshot.js";

/** What a report calls the parts of a collection. */
export const SECTION_TITLES: Readonly<Record<SectionName, string>> = {
  session: "Session",
  settings: "Sign-in settings",
  groups: "Groups",
  users: "Users",
  memberships: "Memberships",
  dataSources: "Data sources",
  grants: "Grants",
};
