import type { Directory, DirectoryFile, DirectoryGroup } from "../model/directory.js";
import { groupName } from "./directory-groups.js";
import type { NameBook } from "./nearest-name.js";
import type { SentGroups } from "./sent-groups.js";

/** What the files do not tell of what is sent, for everybody whose groups are not all known otherwise. */
export interface SentGaps {
  /** By name that Redash has: why somebody may be sent it though he is not seen in a group of that name. */
  readonly byName: ReadonlyMap<string, string>;
  /** The same of names that no group of the directory is sent as. */
  readonly unsent: string | undefined;
  /** Those of Redash that no group is sent as. */
  readonly unsentNames: readonly string[];
  /** Whether somebody may be in a group that is sent though he is seen in none. */
  readonly maybeInSome: boolean;
}

export function sentGaps(
  { files, groups }: Directory,
  sent: SentGroups,
  membersNotKnown: ReadonlyMap<string, string>,
  redash: NameBook,
): SentGaps {
  const byName = new Map<string, string>();
  const add = (values: readonly string[], because: string) => {
    for (const name of values.map((value) => value.trim())) {
      if (redash.has(name) && !byName.has(name)) byName.set(name, because);
    }
  };
  const open = groups.filter(({ key }) => membersNotKnown.has(key)).sort((a, b) => (a.key < b.key ? -1 : 1));
  for (const { key } of open) add(sent.valuesOf.get(key) ?? [], membersNotKnown.get(key) ?? "");
  for (const [entry, values] of sent.unused) add(values, `no group of the directory is called ${entry}`);
  const nameless = open.find(({ key }) => sent.valuesOf.get(key) === null);
  const unsent = cutListInWords(files) ?? (nameless && namelessInWords(nameless));
  const isSent = ({ key }: DirectoryGroup) => sent.valuesOf.get(key)?.length !== 0;
  return {
    byName,
    unsent,
    unsentNames: redash.names.filter((name) => !sent.names.has(name) && !byName.has(name)),
    maybeInSome: unsent !== undefined || sent.unused.size > 0 || open.some(isSent),
  };
}

/** A list of groups that is not whole may lack any name. */
export function cutListInWords(files: readonly DirectoryFile[]): string | undefined {
  const withGroups = files
    .filter(({ groups }) => groups !== null)
    .toSorted((a, b) => (a.name < b.name ? -1 : 1));
  const partial = withGroups.find(({ partialBecause }) => partialBecause.length > 0);
  if (partial !== undefined) return `the groups in ${partial.name} are not all there are`;
  const doubtful = withGroups.find(({ groupsDoubtful }) => groupsDoubtful === true);
  return doubtful && `the groups in ${doubtful.name} may not be all there are`;
}

export function namelessInWords(group: DirectoryGroup): string {
  return `the directory tells the group ${groupName(group)} by its id alone, not by its name`;
}
