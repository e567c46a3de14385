import type { SectionName } from "../model/snapshot.js";

/** What a report calls the parts of a collection. */
export const SECTION_TITLES: Readonly<Record<SectionName, string>> = {
  session: "Session",
  settings: "Settings",
  groups: "Groups",
  users: "Users",
  memberships: "Memberships",
  dataSources: "Data sources",
  grants: "Grants",
  queries: "Queries",
  dashboards: "Dashboards",
  modifiers: "Who may modify",
  alerts: "Alerts",
  events: "Events",
};
