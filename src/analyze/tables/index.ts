import type { Diff } from "../../model/diff.js";
import type { DriftTableInput, TableDescriptor } from "../table-descriptor.js";
import accessDrift from "./access-drift.js";
import accountDrift from "./account-drift.js";
import changes from "./changes.js";
import coverage from "./coverage.js";
import dataSources from "./data-sources.js";
import effectiveAccess from "./effective-access.js";
import executions from "./executions.js";
import findings from "./findings.js";
import grants from "./grants.js";
import groupChanges from "./group-changes.js";
import groups from "./groups.js";
import membershipDrift from "./membership-drift.js";
import memberships from "./memberships.js";
import users from "./users.js";
import waysRound from "./ways-round.js";

/** Every table, in the order in which a report has them. A new one is its file and a line here. */
export const TABLES: readonly TableDescriptor[] = [
  effectiveAccess,
  findings,
  users,
  groups,
  memberships,
  grants,
  dataSources,
  waysRound,
  executions,
  groupChanges,
  coverage,
];

/** The tables of drift, which a report has when a directory was given; behind the others. */
export const DRIFT_TABLES: readonly TableDescriptor<DriftTableInput>[] = [
  accountDrift,
  membershipDrift,
  accessDrift,
];

/** The tables of what changed since an earlier run, which a report has when one was given; behind all others. */
export const DIFF_TABLES: readonly TableDescriptor<Pick<Diff, "parts">>[] = [changes];
