import type { IdentityStatus } from "../../model/directory.js";
import { present } from "../../model/present.js";
import type { IdentityRecord } from "../reader.js";
import { timeOf, timeOrNever } from "./times.js";
import { object, text } from "./values.js";

/** Okta's ids have 20 characters, and the first three tell the kind: `00g` a group, `00u` a user. */
export const OKTA_GROUP_ID = /(?<![0-9A-Za-z])00g[0-9A-Za-z]{17}(?![0-9A-Za-z])/;

/**
 * Who was activated and neither suspended nor deactivated has the account, whatever the state of the password:
 * `PROVISIONED` still has to set one, `LOCKED_OUT`, `PASSWORD_EXPIRED` and `RECOVERY` come back by themselves.
 */
const STATUSES: ReadonlyMap<string, IdentityStatus> = new Map([
  ["ACTIVE", "active"],
  ["PROVISIONED", "active"],
  ["LOCKED_OUT", "active"],
  ["PASSWORD_EXPIRED", "active"],
  ["RECOVERY", "active"],
  ["STAGED", "inactive"],
  ["SUSPENDED", "inactive"],
  ["DEPROVISIONED", "inactive"],
]);

const SCOPES: readonly unknown[] = ["USER", "GROUP"];

/** What a status of the API means; unknown where there is none, or a new one. Who is `STAGED` was never activated. */
export function oktaStatus(written: string | undefined): Pick<IdentityRecord, "status" | "notYetActive"> {
  const word = written?.toUpperCase() ?? "";
  return { status: STATUSES.get(word) ?? "unknown", ...(word === "STAGED" && { notYetActive: true }) };
}

/** Whether it is Okta's record of a user: not the one of an assignment, which has a `scope` and may lack the login. */
export function isOktaUser(value: unknown): boolean {
  const user = object(value);
  const profile = object(user?.profile);
  if (user === undefined || profile === undefined || user.scope !== undefined) return false;
  return text(user.id) !== undefined && text(profile.login) !== undefined && text(user.status) !== undefined;
}

/** Whether it is the record of an assignment to an application: its status is not the account's. */
export function isOktaAssignment(value: unknown): boolean {
  return SCOPES.includes(object(value)?.scope);
}

/** A user as `GET /api/v1/users` and a group's members give it; undefined without an id, a login or a mail. */
export function oktaIdentity(value: unknown): IdentityRecord | undefined {
  const user = object(value) ?? {};
  const profile = object(user.profile) ?? {};
  const id = text(user.id);
  const written = text(user.status);
  const standing = oktaStatus(written);
  const mail = text(profile.email);
  const login = text(profile.login);
  if (id === undefined && mail === undefined && login === undefined) return undefined;
  const second = text(profile.secondEmail);
  return present({
    ids: id === undefined ? [] : [id],
    statusAs: written,
    mail,
    login,
    aliases: second === undefined ? undefined : [second],
    name: text(profile.displayName) ?? fullName(profile.firstName, profile.lastName),
    manager: text(profile.manager) ?? text(profile.managerId),
    department: text(profile.department),
    jobTitle: text(profile.title),
    workerType: text(profile.userType),
    lastLoginAt: user.lastLogin === null ? "never" : timeOrNever(user.lastLogin),
    createdAt: timeOf(user.created),
    inactiveSince: standing.status === "inactive" ? timeOf(user.statusChanged) : undefined,
    ...standing,
  });
}

function fullName(first: unknown, last: unknown): string | undefined {
  return text([text(first), text(last)].filter((part) => part !== undefined).join(" "));
}
