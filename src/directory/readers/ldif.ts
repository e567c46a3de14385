import { present } from "../../model/present.js";
import { nameInDn } from "../formats/dn.js";
import { addressesOf, entryId, entryKind, firstOf, memberOf, valuesOf } from "../formats/ldap-entry.js";
import { type LdapGroups, tellGroups } from "../formats/ldap-groups.js";
import { ldapStatus } from "../formats/ldap-status.js";
import { timeOf, timeOrNever } from "../formats/times.js";
import type { DirectoryReader, FileContext, FileRecord, IdentityRecord, Reading, Sink } from "../reader.js";
import type { LdifEntry, LdifHead } from "../text/records/ldif.js";

const AD_FILTER = "(|(objectClass=user)(objectClass=group)(objectClass=contact))";
const AD_ATTRIBUTES =
  "objectClass cn displayName sAMAccountName userPrincipalName mail proxyAddresses userAccountControl accountExpires " +
  "lastLogonTimestamp whenCreated department title employeeType manager memberOf member primaryGroupID primaryGroupToken";
const LDAP_FILTER =
  "(|(objectClass=person)(objectClass=posixAccount)(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)" +
  "(objectClass=posixGroup))";
const LDAP_ATTRIBUTES =
  "objectClass cn displayName uid mail departmentNumber title employeeType manager memberOf member uniqueMember " +
  "memberUid gidNumber nsAccountLock pwdAccountLockedTime authTimestamp createTimestamp";

/** What servers give at most for one search: OpenLDAP, Active Directory, 389 Directory Server. */
const SERVER_LIMITS = [500, 1000, 2000];
/** Parts of every Active Directory in which nobody's account stands. */
const NO_PEOPLE_THERE = /\b(DomainDnsZones|ForestDnsZones|CN=Configuration|CN=Schema)\b/i;

export default Object.freeze({
  id: "ldif",
  title: "LDAP: Active Directory, OpenLDAP, 389 Directory Server (LDIF)",
  container: "ldif",
  holds: { people: true, status: true, assignments: false, groups: true, memberships: true },
  howToGet: [
    `Active Directory, on Windows: ldifde -f directory.ldif -d "dc=example,dc=com" -r "${AD_FILTER}" -l "${AD_ATTRIBUTES.replaceAll(" ", ",")}"`,
    `Active Directory, elsewhere: ldapsearch -x -W -H ldaps://dc1.example.com -D reader@example.com -b dc=example,dc=com -E pr=1000/noprompt '${AD_FILTER}' ${AD_ATTRIBUTES} > directory.ldif`,
    `OpenLDAP, 389 Directory Server: ldapsearch -x -W -H ldaps://ldap.example.com -D cn=reader,dc=example,dc=com -b dc=example,dc=com -E pr=500/noprompt '${LDAP_FILTER}' ${LDAP_ATTRIBUTES} > directory.ldif`,
    "Leave -LLL away: without it ldapsearch writes into the file whether everything came.",
  ],
  mustHold: [
    "objectClass: without it a person and a group often cannot be told apart, and the entry is not used.",
    "userAccountControl (Active Directory), nsAccountLock (389 Directory Server), pwdAccountLockedTime (OpenLDAP): without it the status is unknown. The last two have to be asked for by name.",
    "member, uniqueMember or memberUid of the groups: without it nobody can be said not to be in a group.",
    "Computers and contacts, if they are in groups: a member that the file does not have makes that group's members unknown.",
    "memberOf: of a group with more than 1,500 members Active Directory gives `member` only in part; memberOf of the people tells who is in it all the same.",
    "primaryGroupToken: without it nothing tells which group it is that people have as their primary group.",
  ],
  doesNotTell: [
    "lastLogonTimestamp, the last login of Active Directory, lags by up to 14 days.",
    "Members by primary group (Domain Users) are in no list of members: such a group's members are not known.",
    "Of several mail values the first is taken for the mail, the others for further addresses; the server gives them in any order.",
    "A lock after wrong passwords is not a decision that somebody should be out: it does not count as inactive.",
    "A nsAccountLock or pwdAccountLockedTime that is not there may mean that the account is free, or that the reader may not see it: unknown.",
    "Whether the search covered the whole directory, or a branch of it.",
  ],
  checked: "2026-11-25",
  recognises: ({ container }) => container === "ldif",
  refuses({ records }) {
    const names = records.flatMap(({ value }) => valuesOf(value as LdifEntry, "objectclass"));
    const thunderbird = names.some((name) => name.toLowerCase() === "mozillaabpersonalpha");
    return thunderbird ? "this is an address book of Thunderbird, not a directory" : undefined;
  },
  start: startReading,
} satisfies DirectoryReader);

/** What was met so far, besides what the groups need. */
interface Met {
  entries: number;
  people: number;
}

function startReading(sink: Sink, { asOf }: FileContext): Reading {
  const groups: LdapGroups = { held: [], nobodies: new Set(), primary: new Map(), named: new Map() };
  const met: Met = { entries: 0, people: 0 };
  return {
    record(at) {
      const entry = at.value as LdifEntry;
      if (entry.dn !== null) met.entries += 1;
      if (entry.dn === null || entry.attributes.size + entry.ranges.size === 0) sink.skipped(at);
      else readEntry(entry, { at, sink, groups, met, asOf });
    },
    end(head) {
      tellGroups(groups, sink);
      tellWholeness((head ?? {}) as LdifHead, met, sink);
      if (met.people === 0 && groups.held.length > 0) sink.absent("people");
      if (groups.held.length + groups.named.size === 0) sink.absent("groups");
    },
  };
}

interface Place {
  readonly at: FileRecord;
  readonly sink: Sink;
  readonly groups: LdapGroups;
  readonly met: Met;
  readonly asOf: string | undefined;
}

function readEntry(entry: LdifEntry, { at, sink, groups, met, asOf }: Place): void {
  const kind = entryKind(entry);
  if (kind === "unclear") {
    sink.unusable("it has no objectClass, and nothing else tells whether it is a person or a group", at);
    return;
  }
  if (kind === "person") {
    met.people += 1;
    rememberNamed(entry, groups);
    rememberPrimary(entry, groups);
    sink.identity(personRecord(entry, asOf), at);
  } else if (kind === "group") {
    rememberNamed(entry, groups);
    groups.held.push({ entry, at });
  } else {
    if (kind === "other") groups.nobodies.add(entryId(entry.dn ?? ""));
    sink.skipped(at);
  }
}

function personRecord(entry: LdifEntry, asOf: string | undefined): IdentityRecord {
  const first = (...names: readonly string[]) => firstOf(entry, names);
  const manager = first("manager");
  return present({
    ids: [entryId(entry.dn ?? "")],
    upn: first("userprincipalname"),
    login: first("samaccountname", "uid"),
    name: first("displayname", "cn"),
    manager: manager === undefined ? undefined : (nameInDn(manager) ?? manager),
    department: first("department", "departmentnumber"),
    jobTitle: first("title"),
    workerType: first("employeetype"),
    lastLoginAt: timeOrNever(first("lastlogontimestamp", "authtimestamp", "pwdlastsuccess")),
    createdAt: timeOf(first("whencreated", "createtimestamp")),
    ...ldapStatus(first, asOf),
    ...addressesOf(entry),
    ...memberOf(entry),
  });
}

/** Groups that somebody is in may have no entry here. */
function rememberNamed(entry: LdifEntry, { named }: LdapGroups): void {
  for (const dn of valuesOf(entry, "memberof")) {
    const id = entryId(dn);
    if (!named.has(id)) named.set(id, nameInDn(dn));
  }
}

/** A person's primary group does not have to list him. */
function rememberPrimary(entry: LdifEntry, { primary }: LdapGroups): void {
  const login = valuesOf(entry, "uid")[0] ?? "";
  for (const name of ["primaryGroupID", "gidNumber"]) {
    const number = valuesOf(entry, name.toLowerCase())[0];
    if (number === undefined) continue;
    const key = `${name} ${number}`;
    primary.set(key, (primary.get(key) ?? new Set()).add(login));
  }
}

function tellWholeness(head: LdifHead, met: Met, sink: Sink): void {
  const { result, nextPage, entries = 0, referrals = [], endsMidLine } = head;
  if (result !== undefined && !/^0\b/.test(result)) sink.partial(`the search ended with \`${result}\``);
  if (nextPage)
    sink.partial("the search stopped after a page, and the server has more (`-E pr=1000/noprompt`)");
  if (entries > met.entries) {
    sink.partial(`ldapsearch wrote ${entries} entries, and ${met.entries} are here: the file was cut`);
  }
  const of = met.people > 0 ? "people" : "groups";
  if (endsMidLine) sink.doubt("Its last line has no end: the file may be cut.", of);
  if (result === undefined && SERVER_LIMITS.includes(met.entries)) {
    sink.doubt(
      `It holds exactly ${met.entries} entries, as many as servers give at most: there may be more.`,
      of,
    );
  }
  const elsewhere = [...new Set(referrals)].filter((address) => !NO_PEOPLE_THERE.test(address));
  if (elsewhere.length > 0) {
    sink.warn(`Parts of the directory are on other servers, and not in this file: ${elsewhere.join(", ")}.`);
  }
}
