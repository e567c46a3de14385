import { DIRECTORY_SCHEMA_VERSION, type Directory, type DirectoryFile } from "../../model/directory.js";
import { textOrder } from "../../model/text-order.js";
import { joinExtents } from "../parts/extents.js";
import type { FilePart } from "../parts/file-part.js";
import { identitiesOf } from "./identities.js";
import { joinGroups } from "./join-groups.js";
import { joinPeople } from "./join-people.js";
import { joinWarnings } from "./join-warnings.js";
import { joinRecords } from "./joined-records.js";
import { missingParts } from "./missing-parts.js";

/**
 * One directory of what several files say: the same person or group is one, by id, else by address or by name where one
 * alone has it. The order of the files, and of the records in them, changes nothing.
 *
 * @throws {Problem} directory_contradicts: somebody is active in one place and inactive in another. Names both.
 */
export function joinParts(parts: readonly FilePart[]): Directory {
  const files = parts.map(({ file }) => file).sort(byName);
  const records = joinRecords(parts);
  const people = joinPeople(records);
  const groups = joinGroups(records);
  const assignments = joinExtents(files.map((file) => file.assignments));
  const identities = identitiesOf(parts, people, records, groups, assignments === "whole");
  const isPartMissing = missingParts(files).length > 0;
  return {
    kind: "redash-access-directory",
    schemaVersion: DIRECTORY_SCHEMA_VERSION,
    files,
    people: isPartMissing ? "partial" : joinExtents(files.map((file) => file.people)),
    assignments,
    groupsGiven: parts.some((part) => part.tellsMemberships),
    memberships: files.reduce((sum, { memberships }) => sum + (memberships ?? 0), 0),
    warnings: joinWarnings(files, records, people, { identities, groups: groups.groups }),
    identities,
    groups: groups.groups,
  };
}

function byName(a: DirectoryFile, b: DirectoryFile): number {
  return textOrder(a.name, b.name) || textOrder(a.sha256, b.sha256);
}
