import type { NotEvaluated } from "./types.js";

/** Counts, reason by reason, the accounts that something could not be said of. */
export interface Tally {
  add(what: string, why: string, incomplete: boolean): void;
  /** By what and why: the order in which they were added changes nothing. */
  entries(): NotEvaluated[];
}

export function tally(): Tally {
  const counts = new Map<string, NotEvaluated & { accounts: number }>();
  return {
    add(what, why, incomplete) {
      const key = `${what}: ${why}`;
      const entry = counts.get(key);
      if (entry === undefined) counts.set(key, { what, why, accounts: 1, incomplete });
      else entry.accounts += 1;
    },
    entries: () => [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, entry]) => ({ ...entry })),
  };
}
