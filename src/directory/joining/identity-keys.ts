import { addressKey } from "../../model/directory.js";
import type { IdentityRecord } from "../reader.js";

/** The attributes by which the records of one person meet where no id does it. Aliases and names never do. */
export const ADDRESS_ATTRIBUTES = ["mail", "upn", "login"] as const;

type Addressed = Pick<IdentityRecord, (typeof ADDRESS_ATTRIBUTES)[number]>;

/** Whether anything here could be an account's e-mail or login: who has an id alone can be compared with nobody. */
export function hasAddress(record: Addressed): boolean {
  return ADDRESS_ATTRIBUTES.some((attribute) => record[attribute] !== undefined);
}

/** Whether it can be an address anywhere; a bare login says who somebody is within one provider alone. */
export function isAddress(value: string): boolean {
  return value.includes("@");
}

/** The person's addresses and logins as they are compared, each once. */
export function addressKeys(record: Addressed): string[] {
  const keys: string[] = [];
  for (const attribute of ADDRESS_ATTRIBUTES) {
    const value = record[attribute];
    if (value === undefined) continue;
    const key = addressKey(value);
    if (key !== "" && !keys.includes(key)) keys.push(key);
  }
  // Pushing leaves room for more than a dozen, and every person's keys stay while people are joined.
  return keys.slice();
}

/** An attribute and a value that one list of people cannot have twice. */
export interface OwnKey {
  readonly attribute: "id" | "upn" | "login" | "mail";
  readonly value: string;
}

/**
 * What tells the person from every other of the same list: ids, the UPN, a login that is an address. Bare logins are
 * unique within one domain, and mails may be shared (by a person and his administrator's account): both tell people
 * apart only where the record has nothing better. Empty: it names nobody.
 */
export function ownKeys(record: Addressed & Pick<IdentityRecord, "ids">): OwnKey[] {
  const keys: OwnKey[] = record.ids.map((value) => ({ attribute: "id", value }));
  const { upn, login, mail } = record;
  if (upn !== undefined) keys.push({ attribute: "upn", value: addressKey(upn) });
  if (login !== undefined && (isAddress(login) || keys.length === 0))
    keys.push({ attribute: "login", value: addressKey(login) });
  if (mail !== undefined && keys.length === 0) keys.push({ attribute: "mail", value: addressKey(mail) });
  return keys;
}
