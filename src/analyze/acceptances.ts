import type { Acceptance } from "../model/finding.js";
import { textOrder } from "../model/text-order.js";

/**
 * Finds who has accepted a finding, by its id. Where several have: whoever named it outright before a pattern, then the
 * acceptance that holds longest.
 */
export function acceptanceBy(acceptances: readonly Acceptance[]): (findingId: string) => Acceptance | null {
  const outright = new Map<string, Acceptance>();
  const patterns: { readonly fits: RegExp; readonly acceptance: Acceptance }[] = [];
  for (const acceptance of acceptances.toSorted((a, b) => textOrder(b.expires, a.expires))) {
    const { finding } = acceptance;
    if (isPattern(finding)) patterns.push({ fits: patternOf(finding), acceptance });
    else if (!outright.has(finding)) outright.set(finding, acceptance);
  }
  return (findingId) =>
    outright.get(findingId) ?? patterns.find(({ fits }) => fits.test(findingId))?.acceptance ?? null;
}

/** The acceptances that fit no finding, in their order: what they were made for is gone, or they are misspelt. */
export function unusedOf(
  acceptances: readonly Acceptance[],
  findingIds: readonly string[],
): readonly Acceptance[] {
  const ids = new Set(findingIds);
  return acceptances.filter(({ finding }) => {
    if (!isPattern(finding)) return !ids.has(finding);
    const fits = patternOf(finding);
    return !findingIds.some((id) => fits.test(id));
  });
}

function isPattern(finding: string): boolean {
  return finding.includes("*");
}

function patternOf(finding: string): RegExp {
  const parts = finding.split("*").map((part) => part.replaceAll(/[^A-Za-z0-9]/g, "\\$&"));
  return new RegExp(`^${parts.join(".*")}$`);
}
