/** What the loader stamped on everything that has no time of its own. */
export const LOADED_AT = "2025-01-06T08:00:00Z";

/** `root`, whom the set-up of a server makes. */
export const ROOT_EMAIL = "root@example.com";

/** Ids from 1 in the order given, as a fresh database hands them out. */
export function idsByKey(keys: readonly string[]): Map<string, number> {
  return new Map(keys.map((key, index) => [key, index + 1]));
}

/** The id of a key (of a user: the e-mail in any case) of a checked organisation. */
export function idOf(ids: ReadonlyMap<string, number>, key: string): number {
  const id = ids.get(key) ?? ids.get(key.toLowerCase());
  if (id === undefined) throw new TypeError(`no id for "${key}": the organisation was not checked`);
  return id;
}
