/** By UTF-16 code units: the same order in every locale. */
export function textOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Each value once, sorted. */
export function sorted(values: Iterable<string>): string[] {
  if (Array.isArray(values) && values.length < 2) return [...values];
  return [...new Set(values)].sort(textOrder);
}

/** The least of them; undefined where there is none. */
export function least(values: readonly string[]): string | undefined {
  return values.reduce<string | undefined>((a, b) => (a === undefined || b < a ? b : a), undefined);
}
