import type { Directory, DirectoryGroup, Identity } from "../model/directory.js";
import { sorted } from "../model/text-order.js";

/** The groups of one person, in groups in groups included. */
export interface PersonGroups {
  /** Every group that the person is seen in, those nearest first. */
  readonly groups: readonly DirectoryGroup[];
  /** Whether these are certainly all, whatever the lists of members lack. */
  readonly allKnown: boolean;
  /** A shortest way from the group at this place of `groups` to the person: `redash-analysts > contractors`. */
  pathFrom(place: number): string;
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
  const places = new Map(groups.map(({ key }, place) => [key, place]));
  const parents = groups.map((group) => known(group.groups, places));
  const everybody = groups
    .filter((group) => group.everybody)
    .map(({ key }) => key)
    .sort();
  const upwards = walker(parents);
  return {
    membersNotKnown: membersNotKnown(groups, places, upwards),
    of(identity) {
      const direct = everybody.length === 0 ? identity.groups : [...identity.groups, ...everybody];
      const reached = upwards(known(direct, places));
      const seen = reached.places.map((place) => groups[place] as DirectoryGroup);
      return {
        groups: seen,
        allKnown: identity.groupsKnown && seen.every(({ groupsKnown }) => groupsKnown),
        pathFrom: (place) => path(place, seen, reached),
      };
    },
  };
}

/** The places of these groups, each once, in the order of their keys, so that the order of records decides no path. */
function known(keys: readonly string[], places: ReadonlyMap<string, number>): number[] {
  const those: number[] = [];
  let before = "";
  let isInOrder = true;
  for (const key of keys) {
    const place = places.get(key);
    if (place === undefined) continue;
    isInOrder &&= those.length === 0 || before < key;
    those.push(place);
    before = key;
  }
  return isInOrder ? those : known(sorted(keys), places);
}

/** Groups reached, by their places, nearest first. */
interface Reached {
  readonly places: readonly number[];
  /** Which of those reached before is one step nearer, by which each was reached; -1: none, it began there. */
  readonly nearer: readonly number[];
}

/** Walks by breadth from groups to those that they are in. It is done of every person: no walk makes a map. */
function walker(parents: readonly (readonly number[])[]): (from: readonly number[]) => Reached {
  const lastWalk = new Int32Array(parents.length);
  let walk = 0;
  return (from) => {
    walk += 1;
    const places: number[] = [];
    const nearer: number[] = [];
    const reach = (place: number, by: number) => {
      if (lastWalk[place] === walk) return;
      lastWalk[place] = walk;
      places.push(place);
      nearer.push(by);
    };
    for (const place of from) reach(place, -1);
    for (let at = 0; at < places.length; at += 1) {
      for (const parent of parents[places[at] as number] as readonly number[]) reach(parent, at);
    }
    return { places, nearer };
  };
}

function path(from: number, seen: readonly DirectoryGroup[], { nearer }: Reached): string {
  let names = groupName(seen[from] as DirectoryGroup);
  for (let at = nearer[from] as number; at !== -1; at = nearer[at] as number) {
    names += ` > ${groupName(seen[at] as DirectoryGroup)}`;
  }
  return names;
}

function membersNotKnown(
  groups: readonly DirectoryGroup[],
  places: ReadonlyMap<string, number>,
  upwards: (from: readonly number[]) => Reached,
): Map<string, string> {
  const isIncomplete = ({ membersKnown, everybody }: DirectoryGroup) => !membersKnown && !everybody;
  const incomplete = groups.filter(isIncomplete).map(({ key }) => key);
  const reached = upwards(known(incomplete, places));
  const because: string[] = [];
  reached.places.forEach((place, at) => {
    const group = groups[place] as DirectoryGroup;
    // Nearer ones come first, so what they rest on is there already.
    const ofNearer = because[reached.nearer[at] as number] ?? "";
    because.push(isIncomplete(group) ? incompleteInWords(group) : ofNearer);
  });
  return new Map(
    because.map((why, at) => [(groups[reached.places[at] as number] as DirectoryGroup).key, why]),
  );
}

function incompleteInWords(group: DirectoryGroup): string {
  const why = group.unknownBecause === undefined ? "" : `: ${group.unknownBecause}`;
  return `the members of ${groupName(group)} are not all known${why}`;
}
