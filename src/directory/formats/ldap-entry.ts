import type { IdentityRecord, Reference } from "../reader.js";
import type { LdifEntry } from "../text/records/ldif.js";
import { dnKey, nameInDn } from "./dn.js";

/** What an entry is. `elsewhere`: it stands for one of another domain. `unclear`: a person or a group, nothing tells which. */
export type EntryKind = "person" | "group" | "other" | "elsewhere" | "unclear";

const PEOPLE = ["person", "user", "organizationalperson", "inetorgperson", "posixaccount", "account"];
const GROUPS = ["group", "groupofnames", "groupofuniquenames", "groupofmembers", "groupofurls", "posixgroup"];
/** A computer of Active Directory is a user and a person too; a contact is a person without an account. */
const NOBODY = ["computer", "contact", "organizationalunit", "domain", "container"];
/** Attributes that only an account has, for exports that leave out objectClass. */
const OF_PEOPLE = ["useraccountcontrol", "userprincipalname", "uid", "sn", "givenname", "employeetype"];
const MEMBER_LISTS = ["member", "uniquemember", "memberuid"] as const;
/** INTERDOMAIN_TRUST, WORKSTATION_TRUST and SERVER_TRUST of userAccountControl. */
const TRUST_ACCOUNT = 0x3800;

/** The values of an attribute, without empty ones: `member` of an empty groupOfNames has to have one. */
export function valuesOf({ attributes }: LdifEntry, name: string): readonly string[] {
  return (attributes.get(name) ?? []).map((value) => value.trim()).filter((value) => value !== "");
}

/** The first value of the first of these attributes that the entry has. */
export function firstOf(entry: LdifEntry, names: readonly string[]): string | undefined {
  for (const name of names) {
    const [first] = valuesOf(entry, name);
    if (first !== undefined) return first;
  }
  return undefined;
}

export function entryKind(entry: LdifEntry): EntryKind {
  const classes = new Set(valuesOf(entry, "objectclass").map((name) => name.toLowerCase()));
  const is = (names: readonly string[]) => names.some((name) => classes.has(name));
  const has = (names: readonly string[]) => names.some((name) => valuesOf(entry, name).length > 0);
  if (classes.has("foreignsecurityprincipal")) return "elsewhere";
  if (is(NOBODY) || isMachine(entry)) return "other";
  if (is(GROUPS) || listsMembers(entry)) return "group";
  if (is(PEOPLE)) return "person";
  if (classes.size > 0) return "other";
  return has(OF_PEOPLE) ? "person" : "unclear";
}

/** Whether the entry has a list of members, be it one that the server gave in part. */
export function listsMembers({ attributes, ranges }: LdifEntry): boolean {
  return MEMBER_LISTS.some((name) => attributes.has(name) || ranges.has(name));
}

function isMachine(entry: LdifEntry): boolean {
  const control = Number(valuesOf(entry, "useraccountcontrol")[0] ?? 0);
  const deleted = valuesOf(entry, "isdeleted")[0]?.toLowerCase() === "true";
  return deleted || (control & TRUST_ACCOUNT) !== 0;
}

/** The mail and further addresses. The first `mail` is the mail; `proxyAddresses` are Exchange's: `smtp:k.berg@...`. */
export function addressesOf(entry: LdifEntry): Pick<IdentityRecord, "mail" | "aliases"> {
  const [mail, ...more] = valuesOf(entry, "mail");
  const proxies = valuesOf(entry, "proxyaddresses").flatMap((value) => /^smtp:(.+)$/i.exec(value)?.[1] ?? []);
  const aliases = [...new Set([...more, ...proxies])].filter((address) => address !== mail);
  return { ...(mail !== undefined && { mail }), ...(aliases.length > 0 && { aliases }) };
}

/** The id of the entry that a value names. What is no distinguished name stays as it is: it names nobody here. */
export function entryId(value: string): string {
  return dnKey(value) ?? value.toLowerCase();
}

function groupReference(value: string): Reference {
  return { id: entryId(value), kind: "group" };
}

/** Which groups the entry says it is in; absent where it does not tell. */
export function memberOf(entry: LdifEntry): Pick<IdentityRecord, "memberOf"> {
  const groups = valuesOf(entry, "memberof");
  return groups.length === 0 ? {} : { memberOf: groups.map(groupReference) };
}

/** What a group is called: its `cn`, as its own name has it. */
export function groupName(entry: LdifEntry): string | undefined {
  const named = /^\s*cn\s*=/i.test(entry.dn ?? "") ? nameInDn(entry.dn ?? "") : undefined;
  return (
    named ?? valuesOf(entry, "cn")[0] ?? valuesOf(entry, "samaccountname")[0] ?? nameInDn(entry.dn ?? "")
  );
}
