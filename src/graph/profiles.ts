import type { PermissionSet } from "./access.js";
import type { Legs } from "./shared-verdicts.js";
import type { Access } from "./types.js";

/** What users of the same groups and the same state have in common. */
export interface Profile {
  /** Of data sources that are listed; the others are too few to share. */
  readonly verdicts: Map<Legs, Access>;
  /** The same, where the user may have a query of which nobody knows. */
  readonly doubtfulVerdicts: Map<Legs, Access>;
  /** By permissions of which one is needed: the groups that give one. */
  readonly groupsGiving: Map<PermissionSet, readonly number[]>;
}

/** All that the verdicts of one who asks depend on, besides the data source, as whole numbers of 32 bits. */
export type ProfileKey = readonly number[];

const SLOTS = 512;

/**
 * Gives who asks what is remembered of such: the same profile where the key is the same, as long as it is kept. There
 * are as many places as slots, and one is given away only when another key comes there twice in a row: where every user
 * has groups of his own nothing is kept, for what is kept in vain costs more than to make it again.
 */
export function sharedProfiles(): (key: ProfileKey) => Profile {
  const kept = new Array<{ readonly key: ProfileKey; readonly profile: Profile } | null>(SLOTS).fill(null);
  const lastHash = new Int32Array(SLOTS);
  return (key) => {
    const hash = hashOf(key);
    const slot = hash & (SLOTS - 1);
    const there = kept[slot];
    if (there && isSame(there.key, key)) return there.profile;
    const profile = { verdicts: new Map(), doubtfulVerdicts: new Map(), groupsGiving: new Map() };
    if (lastHash[slot] === hash) kept[slot] = { key, profile };
    lastHash[slot] = hash;
    return profile;
  };
}

function hashOf(key: ProfileKey): number {
  let hash = key.length;
  for (const part of key) {
    hash = Math.imul(hash ^ part, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}

function isSame(one: ProfileKey, other: ProfileKey): boolean {
  return one.length === other.length && one.every((part, index) => part === other[index]);
}
