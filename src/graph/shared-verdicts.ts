import { type Profile, type ProfileKey, sharedProfiles } from "./profiles.js";

/**
 * Millions of pairs of user and data source have few different verdicts. Here those of users with the same groups
 * become the same objects, so that neither they nor the texts made of them are made millions of times.
 */
export interface SharedVerdicts {
  readonly profileOf: (key: ProfileKey) => Profile;
  /** By the entry of a group: whether it is granted in full a data source on which a query can be made. */
  readonly grantedInFull: WeakMap<object, Knowledge>;
}

/** `maybe`: not known. */
export type Knowledge = "yes" | "maybe" | "no";

export function freshVerdicts(): SharedVerdicts {
  return { profileOf: sharedProfiles(), grantedInFull: new WeakMap() };
}
