import type { NotEvaluated } from "./types.js";

/** Counts, reason by reason, the accounts that something could not be said of. */
export interface Tally {
  add(what: string, why: string, incomplete: boolean): void;
  /** By what and why: the order in which they were added changes nothing. */
  entries(): NotEvaluated[];
}

export function tally(): Tally {
  const counts = new Map<string, NotEvaluated & { readonly accounts: number }>();
  return {
    add(what, why, incomplete) {
      const key = JSON.stringify([what, why]);
      const accounts = (counts.get(key)?.accounts ?? 0) + 1;
      counts.set(key, { what, why, accounts, incomplete });
    },
    entries: () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => entry),
  };
}
