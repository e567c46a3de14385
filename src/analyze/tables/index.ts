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

/** The tables that every report has, in this order. A new one is its file and a line here or in a list below. */
export const TABLES: readonly TableDescriptor[] = [
  effectiveAccess,
  findings,
  users,
  groups,
  memberships,
  grants,
  dataSources,
  waysRound,
  coverage,
];

/**
 * The tables of use and provenance, which a report has when events were read; behind the others. A file without rows
 * would say that nobody used or changed anything.
 */
export const EVENT_TABLES: readonly TableDescriptor[] = [executions, groupChanges];

/** The tables of drift, which a report has when a directory was given; behind the others. */
export const DRIFT_TABLES: readonly TableDescriptor<DriftTableInput>[] = [
  accountDrift,
  membershipDrift,
  accessDrift,
];

/** The tables of what changed since an earlier run, which a report has when one was given; behind all others. */
export const DIFF_TABLES: readonly TableDescriptor<Pick<Diff, "parts">>[] = [changes];
