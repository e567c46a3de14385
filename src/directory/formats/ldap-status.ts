import type { IdentityRecord } from "../reader.js";
import { timeOf } from "./times.js";

/** The first value of an attribute, named in lower case; undefined where the entry has none. */
export type Attribute = (name: string) => string | undefined;

type Status = Pick<IdentityRecord, "status" | "statusAs" | "inactiveSince">;

/** What one attribute says. `open`: it may mean either, so that no other attribute can call the account active. */
interface Word {
  readonly says: "active" | "inactive" | "open" | "nothing";
  readonly as: string;
  readonly since?: string;
}

const ACCOUNTDISABLE = 0x2;

/**
 * Whether somebody may log in, by the attributes of Active Directory, 389 Directory Server and OpenLDAP. One that says
 * no is enough. Where none of them tells, the status is unknown: most are given only to who asks for them by name.
 * @param asOf The day of the export, against which the end of an account is held.
 */
export function ldapStatus(attribute: Attribute, asOf: string | undefined): Status {
  const words = [
    userAccountControl(attribute("useraccountcontrol")),
    accountLock(attribute("nsaccountlock")),
    lockedTime(attribute("pwdaccountlockedtime")),
    expiry(attribute("accountexpires"), asOf),
  ].filter((word) => word !== undefined);
  const that = (says: Word["says"]) => words.filter((word) => word.says === says);
  const inactive = that("inactive");
  if (inactive.length > 0) return statusOf("inactive", inactive);
  if (that("open").length > 0) return statusOf("unknown", that("open"));
  if (that("active").length > 0) return statusOf("active", that("active"));
  return statusOf("unknown", words);
}

function statusOf(status: Status["status"], words: readonly Word[]): Status {
  const since = words.find((word) => word.since !== undefined)?.since;
  return {
    status,
    ...(words.length > 0 && { statusAs: words.map(({ as }) => as).join(", ") }),
    ...(since !== undefined && { inactiveSince: since }),
  };
}

function userAccountControl(value: string | undefined): Word | undefined {
  if (value === undefined) return undefined;
  const as = `userAccountControl ${value}`;
  if (!/^-?\d+$/.test(value)) return { says: "open", as };
  return { says: (Number(value) & ACCOUNTDISABLE) === 0 ? "active" : "inactive", as };
}

function accountLock(value: string | undefined): Word | undefined {
  if (value === undefined) return undefined;
  const says = ({ true: "inactive", false: "active" } as const)[value.toLowerCase()] ?? "open";
  return { says, as: `nsAccountLock ${value}` };
}

/**
 * The year 0 is the lock that only an administrator lifts (draft-behera-ldap-password-policy). Every other time is that
 * of too many wrong passwords: such a lock may end by itself, after a time that stands in the policy and not here, and
 * nobody decided that the person should be out.
 */
function lockedTime(value: string | undefined): Word | undefined {
  if (value === undefined) return undefined;
  if (/^0000/.test(value)) return { says: "inactive", as: `pwdAccountLockedTime ${value}` };
  return { says: "nothing", as: `pwdAccountLockedTime ${value} (such a lock may end by itself)` };
}

/** 0 and the highest number mean that the account never ends. One that does not end is not thereby enabled. */
function expiry(value: string | undefined, asOf: string | undefined): Word | undefined {
  const end = timeOf(value);
  if (end === undefined) return undefined;
  const as = `accountExpires ${end.slice(0, 10)}`;
  if (asOf === undefined) return { says: "open", as: `${as} (whether that has passed is not known)` };
  return end <= new Date(asOf).toISOString() ? { says: "inactive", as, since: end } : { says: "nothing", as };
}
