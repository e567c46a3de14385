import type { DiffDirection } from "../../model/diff.js";

/** By the first rank that differs: a higher one means that somebody can do more. */
export function directionOfRanks(before: readonly number[], after: readonly number[]): DiffDirection {
  for (const [index, was] of before.entries()) {
    const is = after[index] ?? 0;
    if (is !== was) return is > was ? "wider" : "narrower";
  }
  return "neither";
}

/** Where anything is gained it got wider, whatever is lost beside it. */
export function directionOfSets<T>(before: readonly T[], after: readonly T[]): DiffDirection {
  if (after.some((one) => !before.includes(one))) return "wider";
  return before.some((one) => !after.includes(one)) ? "narrower" : "neither";
}

export function idOrder(a: number, b: number): number {
  return a - b;
}
