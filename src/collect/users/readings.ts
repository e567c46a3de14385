import type { RawUser } from "../../redash/endpoints/users.js";
import type { PagesRead } from "../read-pages.js";

export type UserList = "enabled" | "disabled" | "all";
export type UserOrder = "name" | "-name";

/** One walk over one list of users. */
export interface ListReading extends Omit<PagesRead<RawUser>, "form"> {
  readonly list: UserList;
  /** In plain words: `pages ordered by name`. */
  readonly reading: string;
}

/** Everything read in one go. A second pass is made of everything again, in the opposite order. */
export interface Pass {
  readonly lists: readonly ListReading[];
  /** The default group's members; null where they could not be read. */
  readonly members: readonly RawUser[] | null;
  /** Totals asked for once more when the lists had been read; null where they could not be. */
  readonly enabledAfter: number | null;
  readonly disabledAfter: number | null;
}

export function idsOf(rows: readonly RawUser[]): Set<number> {
  return new Set(rows.map((row) => row.id));
}

/** The total that a list reports last; null where it reports none. */
export function reportedCount(reading: ListReading): number | null {
  return reading.counts.at(-1) ?? null;
}

/** The total of one of the pass's lists, asked for once more after it; null where it could not be. */
export function countAfter(pass: Pass, { list }: ListReading): number | null {
  return list === "disabled" ? pass.disabledAfter : pass.enabledAfter;
}

/** Everybody who stands on any list of users. */
export function idsOfLists({ lists }: Pass): Set<number> {
  return new Set(lists.flatMap(({ rows }) => rows.map((row) => row.id)));
}

/** Everybody who stands on any list or among the members of the default group. */
export function idsOfPass(pass: Pass): Set<number> {
  const ids = idsOfLists(pass);
  for (const row of pass.members ?? []) ids.add(row.id);
  return ids;
}
