import type { Directory, DirectoryGroup, Identity } from "../model/directory.js";

/** The groups of one person, in groups in groups included. */
export interface PersonGroups {
  /** Every group that the person is seen in, those nearest first. */
  readonly groups: readonly DirectoryGroup[];
  /** Whether these are certainly all, whatever the lists of members lack. */
  readonly allKnown: boolean;
  /** A shortest way from one of these groups to the person: `redash-analysts > contractors`. Empty: not seen in it. */
  pathTo(groupKey: string): string;
}

export interface DirectoryGroups {
  of(identity: Pick<Identity, "groups" | "groupsKnown">): PersonGroups;
  /**
   * By group: why it cannot be said of somebody that he is not in it, in words. A group that is not here has all its
   * members known, those of the groups inside it too.
   */
  readonly membersNotKnown: ReadonlyMap<string, string>;
}

/** What to call a group: its name, or an id where the export has no name. */
export function groupName({ name, ids, key }: DirectoryGroup): string {
  return name ?? ids[0] ?? key;
}

/** Who is in which group, through any number of groups in groups; groups that contain each other are no trouble. */
export function directoryGroups({ groups }: Pick<Directory, "groups">): DirectoryGroups {
  const byKey = new Map(groups.map((group) => [group.key, group]));
  const parents = new Map(groups.map((group) => [group.key, known(group.groups, byKey)]));
  const everybody = groups
    .filter((group) => group.everybody)
    .map(({ key }) => key)
    .sort();
  const upwards = (from: readonly string[]) => walkUp(from, (key) => parents.get(key) ?? []);
  return {
    membersNotKnown: membersNotKnown(groups, upwards),
    of(identity) {
      const direct = everybody.length === 0 ? identity.groups : [...identity.groups, ...everybody];
      const from = upwards(known(direct, byKey));
      const seen: DirectoryGroup[] = [];
      for (const key of from.keys()) seen.push(byKey.get(key) as DirectoryGroup);
      return {
        groups: seen,
        allKnown: identity.groupsKnown && seen.every(({ groupsKnown }) => groupsKnown),
        pathTo: (key) => (from.has(key) ? pathFrom(key, from, byKey) : ""),
      };
    },
  };
}

/** Each once, in one order, so that the order of records decides no path. Mostly they are so already. */
function known(keys: readonly string[], byKey: ReadonlyMap<string, DirectoryGroup>): string[] {
  const those = keys.filter((key) => byKey.has(key));
  const isInOrder = those.every((key, index) => index === 0 || (those[index - 1] as string) < key);
  return isInOrder ? those : [...new Set(those)].sort();
}

/** Every group reached, nearest first, and the group one step nearer by which it was; null: none, it began there. */
type Reached = ReadonlyMap<string, string | null>;

function walkUp(start: readonly string[], parentsOf: (key: string) => readonly string[]): Reached {
  const reached = new Map<string, string | null>();
  for (const key of start) reached.set(key, null);
  // A Map's walk goes on over what is added meanwhile: this is a search by breadth.
  for (const key of reached.keys()) {
    for (const parent of parentsOf(key)) if (!reached.has(parent)) reached.set(parent, key);
  }
  return reached;
}

function pathFrom(key: string, reached: Reached, byKey: ReadonlyMap<string, DirectoryGroup>): string {
  const names: string[] = [];
  for (let at: string | null | undefined = key; typeof at === "string"; at = reached.get(at)) {
    names.push(groupName(byKey.get(at) as DirectoryGroup));
  }
  return names.join(" > ");
}

function membersNotKnown(
  groups: readonly DirectoryGroup[],
  upwards: (from: readonly string[]) => Reached,
): Map<string, string> {
  const incomplete = new Map(
    groups.filter(({ membersKnown, everybody }) => !membersKnown && !everybody).map((one) => [one.key, one]),
  );
  const reached = upwards([...incomplete.keys()].sort());
  const because = new Map<string, string>();
  for (const [key, nearer] of reached) {
    const group = incomplete.get(key);
    // Nearer ones come first, so what they rest on is there already.
    because.set(key, group === undefined ? (because.get(nearer ?? "") ?? "") : incompleteInWords(group));
  }
  return because;
}

function incompleteInWords(group: DirectoryGroup): string {
  const why = group.unknownBecause === undefined ? "" : `: ${group.unknownBecause}`;
  return `the members of ${groupName(group)} are not all known${why}`;
}
