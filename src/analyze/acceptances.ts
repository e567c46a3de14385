import { textOrder } from "../model/text-order.js";
import { fittingPattern } from "./fitting-pattern.js";

/** What somebody answers for until a day. */
interface Expiring {
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string;
}

/**
 * Finds who has accepted something, by its id. Where several have: whoever named it outright before a pattern, then the
 * acceptance that holds longest.
 * @param patternOf the id that an acceptance names, or a pattern in which `*` stands for anything
 */
export function acceptanceBy<A extends Expiring>(
  acceptances: readonly A[],
  patternOf: (acceptance: A) => string,
): (id: string) => A | null {
  const outright = new Map<string, A>();
  const patterns: { readonly fits: (id: string) => boolean; readonly acceptance: A }[] = [];
  for (const acceptance of acceptances.toSorted((a, b) => textOrder(b.expires, a.expires))) {
    const pattern = patternOf(acceptance);
    if (pattern.includes("*")) patterns.push({ fits: fittingPattern(pattern), acceptance });
    else if (!outright.has(pattern)) outright.set(pattern, acceptance);
  }
  return (id) => outright.get(id) ?? patterns.find(({ fits }) => fits(id))?.acceptance ?? null;
}

/** The acceptances that fit none of these ids, in their order: what they were made for is gone, or they are misspelt. */
export function unusedOf<A>(
  acceptances: readonly A[],
  patternOf: (acceptance: A) => string,
  found: readonly string[],
): readonly A[] {
  const ids = new Set(found);
  return acceptances.filter((acceptance) => {
    const pattern = patternOf(acceptance);
    return pattern.includes("*") ? !found.some(fittingPattern(pattern)) : !ids.has(pattern);
  });
}

/** An acceptance holds to the end of its last day, in UTC. */
export function isExpired({ expires }: Expiring, asOf: string): boolean {
  return asOf.slice(0, expires.length) > expires;
}
