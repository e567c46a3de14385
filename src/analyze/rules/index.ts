import type { RuleDescriptor } from "../rule.js";
import administratorsOnlySource from "./administrators-only-source.js";
import defaultFullGrant from "./default-full-grant.js";
import deletedGroupMembership from "./deleted-group-membership.js";
import doubledGrant from "./doubled-grant.js";
import memberlessGroup from "./memberless-group.js";
import missingDriver from "./missing-driver.js";
import namelessGroup from "./nameless-group.js";
import ownerlessSensitiveSource from "./ownerless-sensitive-source.js";
import pausedDataSource from "./paused-data-source.js";
import sameNamedGroups from "./same-named-groups.js";
import sensitiveDefaultGrant from "./sensitive-default-grant.js";
import widerPermissions from "./wider-permissions.js";

/** Every rule, in the order of their ids. A new one is its file and a line here. */
export const RULES: readonly RuleDescriptor[] = [
  administratorsOnlySource,
  defaultFullGrant,
  deletedGroupMembership,
  doubledGrant,
  memberlessGroup,
  missingDriver,
  namelessGroup,
  ownerlessSensitiveSource,
  pausedDataSource,
  sameNamedGroups,
  sensitiveDefaultGrant,
  widerPermissions,
];
