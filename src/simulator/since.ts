import type { Release } from "../model/versions.js";

/** A value that holds from a release on, until a later one has another. */
export interface Since<T> {
  readonly since: Release;
  readonly value: T;
}

/** The value that holds for a release. */
export function latest<T>(release: Release, values: readonly Since<T>[]): T {
  const found = values.findLast((candidate) => candidate.since <= release);
  if (found === undefined) throw new TypeError(`nothing is known of release ${release}`);
  return found.value;
}
