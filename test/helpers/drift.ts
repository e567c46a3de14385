import type { DriftSettings, MatchSettings } from "../../src/drift/types.js";
import type { Directory, DirectoryFile, DirectoryGroup, Identity } from "../../src/model/directory.js";
import type { User } from "../../src/model/snapshot.js";
import { user } from "./snapshots.js";

/** An enabled account of nordlicht.example, older than any file here, without a password: as `identity` names people. */
export function account(id: number, key: string, differing: Partial<User> = {}): User {
  return user(id, key, [2], {
    email: `${key}@nordlicht.example`,
    login: "external",
    createdAt: "2025-01-10T08:00:00Z",
    ...differing,
  });
}

/** The day before the snapshot of `snapshots.ts`. */
const AS_OF = "2026-11-24T06:00:00Z";

/** A file of people and statuses, whole and a day older than the snapshot, but for what is given. */
export function directoryFile(name = "users.json", differing: Partial<DirectoryFile> = {}): DirectoryFile {
  return {
    name,
    sha256: "0".repeat(64),
    bytes: 100,
    format: "okta-users",
    formatTitle: "Okta: users (API)",
    encoding: "utf-8",
    asOf: { time: AS_OF, from: "export" },
    read: 1,
    used: 1,
    unusable: [],
    identities: 1,
    active: 1,
    inactive: 0,
    unknown: 0,
    groups: null,
    memberships: null,
    people: "whole",
    assignments: "absent",
    partialBecause: [],
    warnings: [],
    ...differing,
  };
}

/** An active person of nordlicht.example with a mail, in no group so far as the file says. */
export function identity(key: string, differing: Partial<Identity> = {}): Identity {
  return {
    key,
    ids: [`id-${key}`],
    status: "active",
    mail: `${key}@nordlicht.example`,
    groups: [],
    groupsKnown: false,
    places: [`users.json: record ${key}`],
    ...differing,
  };
}

/** A group whose direct members are all known. */
export function directoryGroup(key: string, differing: Partial<DirectoryGroup> = {}): DirectoryGroup {
  return {
    key,
    ids: [`id-${key}`],
    name: key,
    groups: [],
    groupsKnown: true,
    membersKnown: true,
    everybody: false,
    places: [`groups.json: record ${key}`],
    ...differing,
  };
}

/** A directory of one whole file of people, no groups, no assignments, but for what is given. */
export function directory(parts: Partial<Directory> = {}): Directory {
  return {
    kind: "redash-access-directory",
    schemaVersion: 1,
    files: [directoryFile()],
    people: "whole",
    assignments: "absent",
    groupsGiven: parts.groups !== undefined,
    memberships: 0,
    warnings: [],
    identities: [],
    groups: [],
    ...parts,
  };
}

/** By mail alone. */
export function matchSettings(differing: Partial<MatchSettings> = {}): MatchSettings {
  return {
    attributes: ["mail"],
    aliasDomains: new Map(),
    plusTags: false,
    accountMap: new Map(),
    ...differing,
  };
}

/** The attribute is sent, with the groups' own names; nobody knows what is sent of a person in none of them. */
export function driftSettings(differing: Partial<DriftSettings> = {}): DriftSettings {
  return {
    samlGroups: "sent",
    groupMap: { rule: { kind: "equal" }, inNoGroup: "unknown" },
    match: matchSettings(),
    ...differing,
  };
}
