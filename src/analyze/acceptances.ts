import type { Acceptance } from "../model/finding.js";
import { textOrder } from "../model/text-order.js";
import { fittingPattern } from "./fitting-pattern.js";

/**
 * Finds who has accepted a finding, by its id. Where several have: whoever named it outright before a pattern, then the
 * acceptance that holds longest.
 */
export function acceptanceBy(acceptances: readonly Acceptance[]): (findingId: string) => Acceptance | null {
  const outright = new Map<string, Acceptance>();
  const patterns: { readonly fits: (id: string) => boolean; readonly acceptance: Acceptance }[] = [];
  for (const acceptance of acceptances.toSorted((a, b) => textOrder(b.expires, a.expires))) {
    const { finding } = acceptance;
    if (finding.includes("*")) patterns.push({ fits: fittingPattern(finding), acceptance });
    else if (!outright.has(finding)) outright.set(finding, acceptance);
  }
  return (findingId) =>
    outright.get(findingId) ?? patterns.find(({ fits }) => fits(findingId))?.acceptance ?? null;
}

/** The acceptances that fit no finding, in their order: what they were made for is gone, or they are misspelt. */
export function unusedOf(
  acceptances: readonly Acceptance[],
  findingIds: readonly string[],
): readonly Acceptance[] {
  const ids = new Set(findingIds);
  return acceptances.filter(({ finding }) => {
    return finding.includes("*") ? !findingIds.some(fittingPattern(finding)) : !ids.has(finding);
  });
}
