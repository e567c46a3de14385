import type { PermissionSet } from "./access.js";
import { type Legs, noLegs } from "./legs.js";

/** What users of the same groups and the same state have in common. */
export interface Profile {
  /** The root of the legs that they have, which remember the verdicts. */
  readonly noLegs: Legs;
  /** By permissions of which one is needed: the groups that give one. */
  readonly groupsGiving: Map<PermissionSet, readonly number[]>;
}

/** All that the verdicts of one who asks depend on, besides the data source, as whole numbers of 32 bits. */
export type ProfileKey = readonly number[];

const SLOTS = 512;

/**
 * Gives who asks what is remembered of such: the same profile where the key is the same, from its second time on and as
 * long as it is kept. A key has a slot when it comes there twice in a row. Where every user has groups of his own
 * nothing is kept: V8 would take the first few for the rule, and make all that follow long-lived (docs/decisions/0003).
 */
export function sharedProfiles(): (key: ProfileKey) => Profile {
  const kept = new Array<{ readonly key: ProfileKey; readonly profile: Profile } | null>(SLOTS).fill(null);
  const lastHash = new Int32Array(SLOTS);
  return (key) => {
    const hash = hashOf(key);
    const slot = hash & (SLOTS - 1);
    const there = kept[slot] ?? null;
    if (there !== null && isSame(there.key, key)) return there.profile;
    const profile = { noLegs: noLegs(), groupsGiving: new Map<PermissionSet, readonly number[]>() };
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
