import type { RuleDescriptor } from "../rule.js";
import administratorsOnlySource from "./administrators-only-source.js";
import closedSourceKey from "./closed-source-key.js";
import createQueryAccess from "./create-query-access.js";
import defaultFullGrant from "./default-full-grant.js";
import deletedGroupMembership from "./deleted-group-membership.js";
import disabledOwnerSchedule from "./disabled-owner-schedule.js";
import doubledGrant from "./doubled-grant.js";
import externalSensitiveAccess from "./external-sensitive-access.js";
import memberlessGroup from "./memberless-group.js";
import missingDriver from "./missing-driver.js";
import missingOwner from "./missing-owner.js";
import namelessGroup from "./nameless-group.js";
import ownerlessSensitiveSource from "./ownerless-sensitive-source.js";
import pausedDataSource from "./paused-data-source.js";
import sameNamedGroups from "./same-named-groups.js";
import scriptDataSource from "./script-data-source.js";
import sensitiveDefaultGrant from "./sensitive-default-grant.js";
import sensitiveQueryKey from "./sensitive-query-key.js";
import usedQueryKey from "./used-query-key.js";
import viewOnlyKey from "./view-only-key.js";
import widerPermissions from "./wider-permissions.js";

/** Every rule, in the order of their ids. A new one is its file and a line here. */
export const RULES: readonly RuleDescriptor[] = [
  administratorsOnlySource,
  closedSourceKey,
  createQueryAccess,
  defaultFullGrant,
  deletedGroupMembership,
  disabledOwnerSchedule,
  doubledGrant,
  externalSensitiveAccess,
  memberlessGroup,
  missingDriver,
  missingOwner,
  namelessGroup,
  ownerlessSensitiveSource,
  pausedDataSource,
  sameNamedGroups,
  scriptDataSource,
  sensitiveDefaultGrant,
  sensitiveQueryKey,
  usedQueryKey,
  viewOnlyKey,
  widerPermissions,
];
