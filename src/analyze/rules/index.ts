import type { RuleDescriptor } from "../rule.js";
import deletedGroupMembership from "./deleted-group-membership.js";
import ownerlessSensitiveSource from "./ownerless-sensitive-source.js";

/** Every rule, in the order of their ids. A new one is its file and a line here. */
export const RULES: readonly RuleDescriptor[] = [deletedGroupMembership, ownerlessSensitiveSource];
