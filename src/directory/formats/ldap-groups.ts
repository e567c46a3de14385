import { counted } from "../../model/counted.js";
import type { FileRecord, GroupRecord, Reference, Sink } from "../reader.js";
import type { LdifEntry } from "../text/records/ldif.js";
import { entryId, groupName, listsMembers, memberOf, valuesOf } from "./ldap-entry.js";

interface HeldGroup {
  readonly entry: LdifEntry;
  readonly at: FileRecord;
}

/** The groups of one file: told at its end, because what a list of members means depends on the other entries. */
export interface LdapGroups {
  readonly held: HeldGroup[];
  /** Entries that are neither people nor groups, such as computers: as members they are nobody. */
  readonly nobodies: Set<string>;
  /** Logins of people by their primary group: `primaryGroupID 1108`, `gidNumber 100`. */
  readonly primary: Map<string, Set<string>>;
  /** Names of groups by ids, as people and groups say that they are in. */
  readonly named: Map<string, string | undefined>;
}

/** Domain Users, whatever the language of the server calls it. */
const DOMAIN_USERS = "primaryGroupID 513";
const NEEDS_MEMBER = ["groupofnames", "groupofuniquenames"];

/** Hands on the groups of a file, and those that are only named. */
export function tellGroups(groups: LdapGroups, sink: Sink): void {
  const someTell = groups.held.some(({ entry }) => listsMembers(entry));
  for (const { entry, at } of groups.held) {
    const id = entryId(entry.dn ?? "");
    groups.named.delete(id);
    sink.group(groupRecord(entry, id, groups, someTell), at);
  }
  for (const [id, name] of groups.named) {
    sink.group({ ids: [id], ...(name !== undefined && { name }) }, null);
  }
  if (groups.held.length > 0 && !someTell) {
    sink.warn("No group here lists members: who is *not* in a group cannot be told. Export `member` too.");
  }
  warnOfPrimaryGroups(groups, sink);
  warnOfOtherNames(groups, sink);
}

function groupRecord(entry: LdifEntry, id: string, groups: LdapGroups, someTell: boolean): GroupRecord {
  const name = groupName(entry);
  const members = membersOf(entry, groups, someTell);
  const incompleteBecause = incomplete(entry, groups);
  return {
    ids: [id],
    ...(name !== undefined && { name }),
    ...(members && { members }),
    ...(incompleteBecause !== undefined && { incompleteBecause }),
    ...memberOf(entry),
  };
}

/**
 * A server leaves out attributes without values. So a group without a list is empty where the export has lists of others,
 * and says nothing where it has none, or where its class demands a member.
 */
function membersOf(
  entry: LdifEntry,
  { nobodies }: LdapGroups,
  someTell: boolean,
): readonly Reference[] | undefined {
  const classes = valuesOf(entry, "objectclass").map((name) => name.toLowerCase());
  const demanded = classes.some((name) => NEEDS_MEMBER.includes(name));
  if (!listsMembers(entry) && (demanded || !someTell)) return undefined;
  const names = [
    ...valuesOf(entry, "member"),
    ...valuesOf(entry, "uniquemember").map((name) => name.replace(/#'[01]*'B$/, "")),
  ];
  return [
    ...names.map((name) => ({ id: entryId(name) })).filter(({ id }) => !nobodies.has(id)),
    ...valuesOf(entry, "memberuid").map((login) => ({ address: login, kind: "person" }) as const),
  ];
}

function incomplete(entry: LdifEntry, groups: LdapGroups): string | undefined {
  for (const [name, ranges] of entry.ranges) {
    if (!coversAll(ranges)) return `of its members the server gave only \`${name};range=${ranges[0]}\``;
  }
  if (valuesOf(entry, "memberurl").length > 0)
    return "its members are whoever the search of `memberURL` finds";
  const key = primaryKey(entry);
  const listed = new Set(valuesOf(entry, "memberuid"));
  const missing = [...(groups.primary.get(key ?? "") ?? [])].some((login) => !listed.has(login));
  if (key !== DOMAIN_USERS && !missing) return undefined;
  return `its list of members leaves out people with \`${key}\``;
}

/** Whether ranges such as `0-1499` and `1500-*` are everything together. */
function coversAll(ranges: readonly string[]): boolean {
  const distinct = [...new Set(ranges)].map((range) => range.split("-"));
  let next = "0";
  while (next !== "*") {
    const range = distinct.find(([from]) => from === next);
    if (range?.[1] === undefined) return false;
    next = range[1] === "*" ? "*" : String(Number(range[1]) + 1);
  }
  return true;
}

/** How people name the group as their primary one. */
function primaryKey(entry: LdifEntry): string | undefined {
  const token = valuesOf(entry, "primarygrouptoken")[0];
  if (token !== undefined) return `primaryGroupID ${token}`;
  if (groupName(entry) === "Domain Users") return DOMAIN_USERS;
  const classes = valuesOf(entry, "objectclass").map((name) => name.toLowerCase());
  const number = classes.includes("posixgroup") ? valuesOf(entry, "gidnumber")[0] : undefined;
  return number === undefined ? undefined : `gidNumber ${number}`;
}

/** Which groups these are can be told only by `primaryGroupToken`. */
function warnOfPrimaryGroups({ held, primary }: LdapGroups, sink: Sink): void {
  const keys = new Set(held.map(({ entry }) => primaryKey(entry)));
  const lost = [...primary.keys()].filter((key) => key.startsWith("primaryGroupID ") && !keys.has(key));
  if (held.length === 0 || lost.length === 0) return;
  sink.warn(
    `The primary group of some people (${lost.sort().join(", ")}) is none of the groups here, or \`primaryGroupToken\` ` +
      "was not exported: if it is here, its list of members leaves these people out, and nothing says so.",
  );
}

/** Some providers send the one and some the other. */
function warnOfOtherNames({ held }: LdapGroups, sink: Sink): void {
  const other = held.flatMap(({ entry }) => {
    const login = valuesOf(entry, "samaccountname")[0];
    const name = groupName(entry);
    return login !== undefined && login !== name ? [`\`${name}\` (sAMAccountName \`${login}\`)`] : [];
  });
  if (other.length === 0) return;
  sink.warn(
    `${counted(other.length, "group has", "groups have")} a \`cn\` other than the sAMAccountName, and the \`cn\` is taken: ` +
      `${other.slice(0, 3).join(", ")}${other.length > 3 ? ", ..." : ""}.`,
  );
}
