import { listed, quotedIfNeeded } from "../graph/words.js";
import { figure } from "../model/counted.js";
import type { Case, Examination, Subject } from "./rule.js";

/** Looks at each thing once. null: there is nothing to say of it. */
export function examineEach<T>(things: readonly T[], look: (thing: T) => Case | null): Examination {
  const cases: Case[] = [];
  for (const thing of things) {
    const found = look(thing);
    if (found !== null) cases.push(found);
  }
  return { examined: things.length, cases };
}

/** The case of a rule that is about one thing. */
export function ofOne(
  kind: Subject["kind"],
  id: number | string,
  outcome: Case["outcome"],
  evidence: string,
  more: Pick<Case, "also" | "changes"> = {},
): Case {
  return { about: [{ kind, id }], outcome, evidence, ...more };
}

/** The case of a rule that is about one account. */
export function ofUser(
  userId: number,
  outcome: Case["outcome"],
  evidence: string,
  more: Pick<Case, "also" | "changes"> = {},
): Case {
  return ofOne("user", userId, outcome, evidence, more);
}

/** What a rule that is about the whole organisation counts. */
export const ORGANISATIONS = "organisations";

/** What it makes of the one that there is. null: there is nothing to say of it. */
export function examineOrganisation(only: Omit<Case, "about"> | null): Examination {
  return { examined: 1, cases: only === null ? [] : [{ about: [], ...only }] };
}

export function subjects(kind: Subject["kind"], ids: Iterable<number | string>): Subject[] {
  return Array.from(ids, (id) => ({ kind, id }));
}

/** How many names a sentence of evidence spells out; the subjects beside it are all of them. */
const NAMES_SPELLED = 6;

/** `Finance, People and 3 more`. */
export function someOf(names: readonly string[]): string {
  if (names.length <= NAMES_SPELLED + 1) return listed(names);
  const first = names.slice(0, NAMES_SPELLED).map(quotedIfNeeded).join(", ");
  return `${first} and ${figure(names.length - NAMES_SPELLED)} more`;
}
