import type { Change, User } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import type { RawUser } from "../../redash/endpoints/users.js";

/** One answer that described users, in the order of asking. */
export interface UserAnswer {
  readonly from: "members" | "list";
  readonly rows: readonly RawUser[];
}

export interface MergedUsers {
  readonly users: User[];
  readonly changes: Change[];
  /** Whom no answer calls enabled or disabled. */
  readonly stateUnknown: number[];
}

/** What a reviewer would call a change; `active_at` moves by itself whenever somebody works. */
const COMPARED = ["name", "email", "disabled", "pending", "login"] as const;

/**
 * One record for each user: the state of the latest answer, and the group ids of the latest that tells them in
 * full. A members list gives them raw, with duplicates and ids of deleted groups; the paged list of 5 and later
 * gives distinct groups that exist. Where the two name different existing groups, the later one counts.
 * @param known the ids of the organisation's groups
 * @param population who is in the snapshot; everybody else was seen, but is gone
 */
export function mergeUsers(
  answers: readonly UserAnswer[],
  known: ReadonlySet<number>,
  population: ReadonlySet<number>,
): MergedUsers {
  const seen = new Map<number, RawUser & { groupsReadFrom: User["groupsReadFrom"] }>();
  const changes = new Map<string, Change>();
  for (const { from, rows } of answers) {
    for (const row of rows) {
      const before = seen.get(row.id);
      const groups = before === undefined ? ownGroups(row, from) : laterGroups(before, row, from, known);
      if (before !== undefined) noteChanges(changes, before, row, known);
      seen.set(row.id, { ...before, ...row, ...groups });
    }
  }
  const users: User[] = [];
  for (const [id, row] of seen) {
    if (population.has(id)) users.push(toUser(row));
    else changes.set(`${id} gone`, { userId: id, what: "gone" });
  }
  const stateUnknown = [...seen.values()].filter((row) => row.disabled === undefined).map((row) => row.id);
  return {
    stateUnknown: stateUnknown.filter((id) => population.has(id)),
    users: users.sort((a, b) => a.id - b.id),
    changes: [...changes.values()].sort((a, b) => a.userId - b.userId || (a.what < b.what ? -1 : 1)),
  };
}

type Groups = Pick<RawUser, "groupIds" | "groupsForm"> & Pick<User, "groupsReadFrom">;

function ownGroups(row: RawUser, from: UserAnswer["from"]): Groups {
  return { groupIds: row.groupIds, groupsForm: row.groupsForm, groupsReadFrom: from };
}

function laterGroups(
  before: Groups,
  row: RawUser,
  from: UserAnswer["from"],
  known: ReadonlySet<number>,
): Groups {
  const lessExact = before.groupsForm === "raw" && row.groupsForm === "named";
  if (!lessExact || !sameGroups(before.groupIds, row.groupIds, known)) return ownGroups(row, from);
  // Nothing else of it: all but the groups is of the later answer.
  const { groupIds, groupsForm, groupsReadFrom } = before;
  return { groupIds, groupsForm, groupsReadFrom };
}

function noteChanges(
  changes: Map<string, Change>,
  before: RawUser,
  row: RawUser,
  known: ReadonlySet<number>,
): void {
  const note = (what: string): Map<string, Change> =>
    changes.set(`${row.id} ${what}`, { userId: row.id, what });
  for (const field of COMPARED) if (before[field] !== row[field]) note(field);
  if (!sameGroups(before.groupIds, row.groupIds, known)) note("groups");
}

/** Whether both name the same existing groups, whatever the order, duplicates and ids of deleted groups. */
function sameGroups(
  a: readonly number[] | null,
  b: readonly number[] | null,
  known: ReadonlySet<number>,
): boolean {
  if (a === null || b === null) return a === b;
  const existing = (ids: readonly number[]): string =>
    ascending(new Set(ids))
      .filter((id) => known.has(id))
      .join();
  return existing(a) === existing(b);
}

function toUser(row: RawUser & { groupsReadFrom: User["groupsReadFrom"] }): User {
  const { groupIds, groupsForm: _form, disabled, ...told } = row;
  // 4 has no disabled state, and so nobody in it.
  return { ...told, disabled: disabled ?? false, groups: groupIds === null ? null : [...groupIds] };
}
