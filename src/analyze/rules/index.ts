import type { RuleDescriptor } from "../rule.js";
import accountWithoutAccess from "./account-without-access.js";
import administrator from "./administrator.js";
import administratorsOnlySource from "./administrators-only-source.js";
import alertDestination from "./alert-destination.js";
import closedSourceKey from "./closed-source-key.js";
import createQueryAccess from "./create-query-access.js";
import defaultFullGrant from "./default-full-grant.js";
import deletedGroupMembership from "./deleted-group-membership.js";
import disabledMembership from "./disabled-membership.js";
import disabledOwner from "./disabled-owner.js";
import disabledOwnerAlert from "./disabled-owner-alert.js";
import disabledOwnerDashboard from "./disabled-owner-dashboard.js";
import disabledOwnerSchedule from "./disabled-owner-schedule.js";
import disabledSubscriber from "./disabled-subscriber.js";
import disabledToken from "./disabled-token.js";
import disabledWorking from "./disabled-working.js";
import doubledGrant from "./doubled-grant.js";
import driftAmbiguousPerson from "./drift-ambiguous-person.js";
import driftComingMembership from "./drift-coming-membership.js";
import driftExtraMembership from "./drift-extra-membership.js";
import driftInactivePerson from "./drift-inactive-person.js";
import driftMissingAccount from "./drift-missing-account.js";
import driftMissingMembership from "./drift-missing-membership.js";
import driftPassingMembership from "./drift-passing-membership.js";
import driftPendingLeaver from "./drift-pending-leaver.js";
import driftPossibleMembership from "./drift-possible-membership.js";
import driftSecondAccount from "./drift-second-account.js";
import driftServiceAccount from "./drift-service-account.js";
import driftStaleMembership from "./drift-stale-membership.js";
import driftUnassignedPerson from "./drift-unassigned-person.js";
import driftUncertainMembership from "./drift-uncertain-membership.js";
import driftUnknownGroup from "./drift-unknown-group.js";
import driftUnknownPerson from "./drift-unknown-person.js";
import driftUntoldMembership from "./drift-untold-membership.js";
import driftUntoldStatus from "./drift-untold-status.js";
import duplicateMembership from "./duplicate-membership.js";
import excessAdministrators from "./excess-administrators.js";
import externalAccount from "./external-account.js";
import externalSensitiveAccess from "./external-sensitive-access.js";
import forbiddenPublicLink from "./forbidden-public-link.js";
import hamperedAdministrator from "./hampered-administrator.js";
import impersonalAccount from "./impersonal-account.js";
import inactiveAccount from "./inactive-account.js";
import localPassword from "./local-password.js";
import memberlessGroup from "./memberless-group.js";
import missingDriver from "./missing-driver.js";
import missingOwner from "./missing-owner.js";
import modifiableQuery from "./modifiable-query.js";
import movableQuery from "./movable-query.js";
import namelessGroup from "./nameless-group.js";
import namesakeMembership from "./namesake-membership.js";
import oldInvitation from "./old-invitation.js";
import outsideSubscriber from "./outside-subscriber.js";
import ownedQuery from "./owned-query.js";
import ownerlessSensitiveSource from "./ownerless-sensitive-source.js";
import passwordLogin from "./password-login.js";
import pausedDataSource from "./paused-data-source.js";
import pendingKey from "./pending-key.js";
import publicDashboard from "./public-dashboard.js";
import sameNamedGroups from "./same-named-groups.js";
import scriptDataSource from "./script-data-source.js";
import sensitiveDashboard from "./sensitive-dashboard.js";
import sensitiveDefaultGrant from "./sensitive-default-grant.js";
import sensitiveQueryKey from "./sensitive-query-key.js";
import serviceAccount from "./service-account.js";
import sharedAccount from "./shared-account.js";
import soleAdministrator from "./sole-administrator.js";
import subscriberWithoutAccess from "./subscriber-without-access.js";
import unlistedAdministrator from "./unlisted-administrator.js";
import untoldMembership from "./untold-membership.js";
import unusedAccess from "./unused-access.js";
import unusedAccount from "./unused-account.js";
import unusedAdministrator from "./unused-administrator.js";
import usedQueryKey from "./used-query-key.js";
import viewOnlyKey from "./view-only-key.js";
import widerPermissions from "./wider-permissions.js";

/** Every rule, in the order of their ids. A new one is its file and a line here. */
export const RULES: readonly RuleDescriptor[] = [
  accountWithoutAccess,
  administrator,
  administratorsOnlySource,
  alertDestination,
  closedSourceKey,
  createQueryAccess,
  defaultFullGrant,
  deletedGroupMembership,
  disabledMembership,
  disabledOwner,
  disabledOwnerAlert,
  disabledOwnerDashboard,
  disabledOwnerSchedule,
  disabledSubscriber,
  disabledToken,
  disabledWorking,
  doubledGrant,
  driftAmbiguousPerson,
  driftComingMembership,
  driftExtraMembership,
  driftInactivePerson,
  driftMissingAccount,
  driftMissingMembership,
  driftPassingMembership,
  driftPendingLeaver,
  driftPossibleMembership,
  driftSecondAccount,
  driftServiceAccount,
  driftStaleMembership,
  driftUnassignedPerson,
  driftUncertainMembership,
  driftUnknownGroup,
  driftUnknownPerson,
  driftUntoldMembership,
  driftUntoldStatus,
  duplicateMembership,
  excessAdministrators,
  externalAccount,
  externalSensitiveAccess,
  forbiddenPublicLink,
  hamperedAdministrator,
  impersonalAccount,
  inactiveAccount,
  localPassword,
  memberlessGroup,
  missingDriver,
  missingOwner,
  modifiableQuery,
  movableQuery,
  namelessGroup,
  namesakeMembership,
  oldInvitation,
  outsideSubscriber,
  ownedQuery,
  ownerlessSensitiveSource,
  passwordLogin,
  pausedDataSource,
  pendingKey,
  publicDashboard,
  sameNamedGroups,
  scriptDataSource,
  sensitiveDashboard,
  sensitiveDefaultGrant,
  sensitiveQueryKey,
  serviceAccount,
  sharedAccount,
  soleAdministrator,
  subscriberWithoutAccess,
  unlistedAdministrator,
  untoldMembership,
  unusedAccess,
  unusedAccount,
  unusedAdministrator,
  usedQueryKey,
  viewOnlyKey,
  widerPermissions,
];
