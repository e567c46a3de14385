import { counted } from "../../model/counted.js";
import {
  addressKey,
  type Directory,
  type DirectoryFile,
  type DirectoryGroup,
  type Identity,
} from "../../model/directory.js";
import { putUnder } from "../../model/put-under.js";
import { atMost } from "../../model/sentences.js";
import { sorted } from "../../model/text-order.js";
import type { JoinedPerson } from "./join-people.js";
import type { JoinedRecords } from "./joined-records.js";
import { missingParts } from "./missing-parts.js";
import type { PersonNode } from "./person-nodes.js";
import { byKey } from "./unique-keys.js";

/** What is odd about the files together, in sentences. None of it depends on the order of the files. */
export function joinWarnings(
  files: readonly DirectoryFile[],
  records: JoinedRecords,
  people: readonly JoinedPerson[],
  { identities, groups }: Pick<Directory, "identities" | "groups">,
): string[] {
  return [
    ...missingParts(files),
    ...sameFiles(files),
    ...groupsWithoutName(groups),
    ...groupsNotWhole(groups, identities),
    ...mentionsOfSeveral(records),
    ...sharedMails(people),
    ...severalMails(people),
    ...assignedInNoList(files, people),
  ];
}

function sameFiles(files: readonly DirectoryFile[]): string[] {
  const names = new Map<string, string[]>();
  for (const { sha256, name } of files) putUnder(names, sha256, name);
  return [...names.values()]
    .filter((same) => same.length > 1)
    .map((same) => `The same file was given more than once: ${sameNames(same)}.`);
}

function sameNames(names: readonly string[]): string {
  return names.toSorted().join(", ");
}

function groupsWithoutName(groups: readonly DirectoryGroup[]): string[] {
  const ids = groups.filter(({ name }) => name === null).map((group) => group.ids[0] ?? group.key);
  return ids.length === 0
    ? []
    : [
        `${counted(ids.length, "group is", "groups are")} told by id alone: ${atMost(ids)}. Give the list of groups too.`,
      ];
}

/** Who lists all his groups himself needs no list of their members. */
function groupsNotWhole(groups: readonly DirectoryGroup[], identities: readonly Identity[]): string[] {
  if (identities.length > 0 && identities.every(({ groupsKnown }) => groupsKnown)) return [];
  const reasons = groups.flatMap(({ name, key, unknownBecause }) =>
    unknownBecause === undefined ? [] : `${name ?? key} (${unknownBecause})`,
  );
  return reasons.length === 0
    ? []
    : [`Of ${counted(reasons.length, "group")} not all members are known: ${atMost(reasons)}.`];
}

function mentionsOfSeveral({ people, personClusters }: JoinedRecords): string[] {
  const mentions = people.filter((_, node) => personClusters.of(node) === null);
  const names = sorted(mentions.map(({ record }) => record.mail ?? record.upn ?? record.login ?? ""));
  return names.length === 0
    ? []
    : [
        `${counted(names.length, "address or login", "addresses or logins")} may be one of several people, and what is said of them is not used: ${atMost(names)}.`,
      ];
}

function sharedMails(people: readonly JoinedPerson[]): string[] {
  const seen = new Set<string>();
  const twice: string[] = [];
  for (const { record } of people) {
    if (record.mail === undefined) continue;
    const key = addressKey(record.mail);
    if (seen.has(key)) twice.push(key);
    else seen.add(key);
  }
  const shared = sorted(twice);
  return shared.length === 0
    ? []
    : [`${counted(shared.length, "e-mail is", "e-mails are")} that of several people: ${atMost(shared)}.`];
}

function severalMails(people: readonly JoinedPerson[]): string[] {
  const differing = people
    .filter(({ nodes }) => nodes.length > 1 && mailsOf(nodes).length > 1)
    .sort(byKey)
    .map(({ nodes }) => mailsOf(nodes).join(" and "));
  return differing.length === 0
    ? []
    : [
        `Files differ in the e-mail of ${counted(differing.length, "person", "people")}: ${atMost(differing)}. The first is taken, the others count as aliases.`,
      ];
}

/** Only lists of people: what merely mentions somebody may have another address of his. */
function mailsOf(nodes: readonly PersonNode[]): string[] {
  const mails = nodes.flatMap(({ list, record }) =>
    list !== null && record.mail !== undefined && record.mailFrom === undefined
      ? addressKey(record.mail)
      : [],
  );
  return sorted(mails);
}

/** The same person may stand in a list of people under another address. */
function assignedInNoList(files: readonly DirectoryFile[], people: readonly JoinedPerson[]): string[] {
  if (files.every((file) => file.people === "absent")) return [];
  const names = people
    .filter(({ record }) => record.assigned === true && record.mentioned === true)
    .sort(byKey)
    .map(({ record, key }) => record.mail ?? record.login ?? key);
  return names.length === 0
    ? []
    : [
        `${counted(names.length, "person is", "people are")} assigned to the application and in no list of people: ${atMost(names)}. ` +
          "Who stands there under another address counts as not assigned.",
      ];
}
