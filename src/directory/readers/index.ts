import type { DirectoryReader } from "../reader.js";
import entraApplicationAssignments from "./entra-application-assignments.js";
import entraGroupMembers from "./entra-group-members.js";
import entraGroups from "./entra-groups.js";
import entraUsers from "./entra-users.js";
import oktaApplicationUsers from "./okta-application-users.js";
import oktaGroupMembers from "./okta-group-members.js";
import oktaGroups from "./okta-groups.js";
import oktaUsers from "./okta-users.js";

/** Every export format, in the order in which `directory formats` lists them. A new one is its file and a line here. */
export const READERS: readonly DirectoryReader[] = [
  oktaUsers,
  oktaGroups,
  oktaGroupMembers,
  oktaApplicationUsers,
  entraUsers,
  entraGroups,
  entraGroupMembers,
  entraApplicationAssignments,
];
