import { putUnder } from "../model/put-under.js";
import type { AccessIndex, UserEntry } from "./access-index.js";

interface Members {
  readonly of: ReadonlyMap<number, readonly UserEntry[]>;
  /** The server does not tell their groups: they may be in any. */
  readonly anywhere: readonly UserEntry[];
}

/** Made when first asked for: a table of access needs none of it. */
const KEPT = new WeakMap<AccessIndex, Members>();

/** Everybody in one of the groups, and everybody of whom that is not known: by ascending user id, each once. */
export function membersOf(index: AccessIndex, groupIds: readonly number[]): UserEntry[] {
  const members = KEPT.get(index) ?? membersOfAll(index);
  KEPT.set(index, members);
  const entries = new Set(groupIds.flatMap((id) => members.of.get(id) ?? []));
  if (groupIds.length > 0) for (const entry of members.anywhere) entries.add(entry);
  return [...entries].sort((a, b) => a.user.id - b.user.id);
}

function membersOfAll({ users }: AccessIndex): Members {
  const of = new Map<number, UserEntry[]>();
  const anywhere: UserEntry[] = [];
  for (const entry of users.values()) {
    if (entry.groups === null) anywhere.push(entry);
    else for (const { group } of entry.groups) putUnder(of, group.id, entry);
  }
  return { of, anywhere };
}
