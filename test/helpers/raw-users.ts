import type { ListReading, Pass } from "../../src/collect/users/readings.js";
import type { RawUser } from "../../src/redash/endpoints/users.js";

/** A user as a page of 26 tells it: in the default group alone, enabled. */
export function rawUser(id: number, told: Partial<RawUser> = {}): RawUser {
  return {
    id,
    name: `User ${id}`,
    email: `user${id}@example.com`,
    groupIds: [2],
    groupsForm: "named",
    disabled: false,
    pending: false,
    ...told,
  };
}

export function rawUsers(from: number, to: number, told: Partial<RawUser> = {}): RawUser[] {
  return Array.from({ length: to - from + 1 }, (_, index) => rawUser(from + index, told));
}

/** A reading of one list in which nothing went wrong, but for what is told. */
export function listReading(rows: readonly RawUser[], told: Partial<ListReading> = {}): ListReading {
  return {
    list: "enabled",
    reading: "pages ordered by name",
    rows,
    counts: [rows.length],
    unreadable: [],
    repeatsPages: false,
    ...told,
  };
}

/** A pass over enabled users whose later totals tie, but for what is told. */
export function quietPass(rows: readonly RawUser[], told: Partial<Pass> = {}): Pass {
  const enabled = listReading(rows);
  const disabled = listReading([], { list: "disabled", counts: [0] });
  return {
    lists: [enabled, disabled],
    members: rows.map((row) => ({ ...row, groupsForm: "raw" as const })),
    enabledAfter: rows.length,
    disabledAfter: 0,
    ...told,
  };
}
