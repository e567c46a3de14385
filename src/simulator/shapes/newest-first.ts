/** Sorted by when they were made, the newest first; those of the same time in the order of their rows. */
export function newestFirst<T extends { readonly createdAt: string }>(rows: readonly T[]): readonly T[] {
  return rows.toSorted((a, b) => Date.parse(b.createdAt) - Date.parse(a.createdAt));
}
