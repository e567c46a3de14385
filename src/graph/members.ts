import { putUnder } from "../model/put-under.js";
import type { AccessIndex, UserEntry } from "./access-index.js";

/** By ascending user id. */
interface Members {
  readonly of: ReadonlyMap<number, readonly UserEntry[]>;
  /** The server does not tell their groups: they may be in any. */
  readonly anywhere: readonly UserEntry[];
}

/** Made when first asked for: a table of access needs none of it. */
const KEPT = new WeakMap<AccessIndex, Members>();

/** Everybody in one of the groups, and everybody of whom that is not known: by ascending user id, each once. */
export function membersOf(index: AccessIndex, groupIds: readonly number[]): readonly UserEntry[] {
  const members = KEPT.get(index) ?? membersOfAll(index);
  KEPT.set(index, members);
  const lists = groupIds.map((id) => members.of.get(id) ?? []);
  if (lists.length > 0) lists.push(members.anywhere);
  const some = lists.filter(({ length }) => length > 0);
  // One list, which may be of everybody, is as it should be.
  if (some.length < 2) return some[0] ?? [];
  return [...new Set(some.flat())].sort((a, b) => a.user.id - b.user.id);
}

function membersOfAll({ users }: AccessIndex): Members {
  const of = new Map<number, UserEntry[]>();
  const anywhere: UserEntry[] = [];
  for (const entry of [...users.values()].sort((a, b) => a.user.id - b.user.id)) {
    if (entry.groups === null) anywhere.push(entry);
    else for (const { group } of entry.groups) putUnder(of, group.id, entry);
  }
  return { of, anywhere };
}
