import type { Extent } from "../../model/directory.js";
import type { Extents, Holds } from "../reader.js";

type ListKind = keyof Extents;

const LIST_KINDS = ["people", "assignments", "groups"] as const satisfies readonly ListKind[];

/** What a reader says of how much of each list its file has. */
export interface ExtentNotes {
  partial(why: string, of?: ListKind): void;
  /** `page`: the warning, where nothing but its size makes the list doubtful. */
  doubt(of: ListKind, page: string | null): void;
  absent(of: ListKind): void;
  extents(): Extents;
  fullPages(): Partial<Record<ListKind, string>>;
  /** Why the file is not whole, each reason once. */
  partialBecause(): string[];
}

export function extentNotes(holds: Holds): ExtentNotes {
  const [partial, absent] = [new Set<ListKind>(), new Set<ListKind>()];
  const doubtful = new Map<ListKind, string | null>();
  const reasons = new Set<string>();
  const held = {
    people: holds.people,
    assignments: holds.assignments,
    groups: holds.groups || holds.memberships,
  };
  const extentOf = (kind: ListKind): Extent => {
    if (!held[kind] || absent.has(kind)) return "absent";
    if (partial.has(kind)) return "partial";
    return doubtful.has(kind) ? "doubtful" : "whole";
  };
  return {
    partial(why, of) {
      reasons.add(why);
      for (const kind of of === undefined ? LIST_KINDS : [of]) partial.add(kind);
    },
    doubt: (of, page) => void doubtful.set(of, doubtful.has(of) ? null : page),
    absent: (of) => void absent.add(of),
    extents: () => ({
      people: extentOf("people"),
      assignments: extentOf("assignments"),
      groups: extentOf("groups"),
    }),
    fullPages: () =>
      Object.fromEntries(
        [...doubtful].filter(([kind, page]) => page !== null && extentOf(kind) === "doubtful"),
      ),
    partialBecause: () => [...reasons],
  };
}

/** Of all files together: as little as the least whole of them, as far as they have the list at all. */
export function joinExtents(extents: readonly Extent[]): Extent {
  const given = extents.filter((extent) => extent !== "absent");
  if (given.length === 0) return "absent";
  return (["partial", "doubtful"] as const).find((extent) => given.includes(extent)) ?? "whole";
}
