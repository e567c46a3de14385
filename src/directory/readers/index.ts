import type { DirectoryReader } from "../reader.js";
import awsIdentityCenter from "./aws-identity-center.js";
import entraApplicationAssignments from "./entra-application-assignments.js";
import entraGroupMembers from "./entra-group-members.js";
import entraGroupMembersCsv from "./entra-group-members-csv.js";
import entraGroups from "./entra-groups.js";
import entraUsers from "./entra-users.js";
import entraUsersCsv from "./entra-users-csv.js";
import gamGroupMembersCsv from "./gam-group-members-csv.js";
import googleGroups from "./google-groups.js";
import googleMembers from "./google-members.js";
import googleUsers from "./google-users.js";
import googleUsersCsv from "./google-users-csv.js";
import jumpcloud from "./jumpcloud.js";
import keycloakRealm from "./keycloak-realm.js";
import keycloakUsers from "./keycloak-users.js";
import ldif from "./ldif.js";
import oktaApplicationUsers from "./okta-application-users.js";
import oktaCurrentAssignmentsCsv from "./okta-current-assignments-csv.js";
import oktaGroupMembers from "./okta-group-members.js";
import oktaGroups from "./okta-groups.js";
import oktaPasswordHealthCsv from "./okta-password-health-csv.js";
import oktaUsers from "./okta-users.js";
import onelogin from "./onelogin.js";
import pingone from "./pingone.js";
import scim from "./scim.js";

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
  googleUsers,
  googleGroups,
  googleMembers,
  scim,
  ldif,
  keycloakRealm,
  keycloakUsers,
  onelogin,
  jumpcloud,
  awsIdentityCenter,
  pingone,
  oktaPasswordHealthCsv,
  oktaCurrentAssignmentsCsv,
  entraUsersCsv,
  entraGroupMembersCsv,
  googleUsersCsv,
  gamGroupMembersCsv,
];
