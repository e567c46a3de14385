import type { GrantList } from "./facts.js";
import { label, type Named } from "./named.js";
import { capital, few } from "./words.js";

/** How many names a folded line shows. */
const NAMES_IN_SHORT = 4;

/** The grants that there are, each with the words before the list: `in full to`. */
export function grantLists(grants: readonly GrantList[], toOrOf: "to" | "of") {
  return grants
    .filter(({ list }) => list.length > 0)
    .map(({ sign, list }) => ({ sign, words: WORDS[toOrOf][sign.id], list }));
}

const WORDS = {
  to: { full: "Granted in full to", view: "Granted view only to", unknown: "Not known for" },
  of: { full: "Granted in full:", view: "Granted view only:", unknown: "Not known:" },
};

/** The same in one line: `In full: Warehouse; view only: Ledger and 3 more`. */
export function grantsInShort(grants: readonly GrantList[], none: string): string {
  const parts = grants
    .filter(({ list }) => list.length > 0)
    .map(({ sign, list }) => `${SHORT[sign.id]} ${namesInShort(list)}`);
  return parts.length === 0 ? none : capital(parts.join("; "));
}

const SHORT = { full: "in full:", view: "view only:", unknown: "not known:" };

export function namesInShort(list: readonly Named[]): string {
  return few(list.map(label), NAMES_IN_SHORT);
}
