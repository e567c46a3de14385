import type { TableDescriptor } from "../table-descriptor.js";
import coverage from "./coverage.js";
import dataSources from "./data-sources.js";
import effectiveAccess from "./effective-access.js";
import grants from "./grants.js";
import groups from "./groups.js";
import memberships from "./memberships.js";
import users from "./users.js";

/** Every table, in the order in which a report has them. A new one is its file and a line here. */
export const TABLES: readonly TableDescriptor[] = [
  effectiveAccess,
  users,
  groups,
  memberships,
  grants,
  dataSources,
  coverage,
];
