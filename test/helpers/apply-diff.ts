import type { DiffRow, DiffValue } from "../../src/model/diff.js";
import type { Snapshot } from "../../src/model/snapshot.js";

/** What a diff tells of who and what there is: by `part` and ids, each with its fields. */
export type State = ReadonlyMap<string, Readonly<Record<string, DiffValue>>>;

/** Of accounts, groups, memberships, data sources and grants. */
export function stateOf({ users, groups, dataSources, grants, unknownGrants }: Snapshot): State {
  const state = new Map<string, Record<string, DiffValue>>();
  const put = (key: string, field: string, value: DiffValue | undefined) => {
    if (value !== undefined) state.set(key, { ...state.get(key), [field]: value });
  };
  for (const { id, name, email, disabled, pending, groups: groupIds } of users) {
    put(`users ${id}`, "user_name", name);
    put(`users ${id}`, "user_email", email);
    put(`users ${id}`, "user_status", disabled ? "disabled" : pending ? "pending" : "enabled");
    for (const groupId of groupIds ?? []) {
      const key = `memberships ${id} ${groupId}`;
      put(key, "times", Number(state.get(key)?.times ?? 0) + 1);
    }
  }
  for (const { id, name, type, permissions } of groups) {
    put(`groups ${id}`, "group_name", name);
    put(`groups ${id}`, "group_type", type);
    put(`groups ${id}`, "permissions", [...new Set(permissions)].sort());
  }
  for (const { id, name, presence } of dataSources) {
    put(`data-sources ${id}`, "presence", presence);
    put(`data-sources ${id}`, "data_source_name", name ?? undefined);
  }
  for (const { groupId, dataSourceId, viewOnly } of grants)
    put(`grants ${groupId} ${dataSourceId}`, "grant_level", viewOnly ? "view" : "full");
  for (const { dataSourceId, groupIds } of unknownGrants)
    for (const groupId of groupIds) put(`grants ${groupId} ${dataSourceId}`, "grant_level", "unknown");
  return state;
}

const PARTS = ["users", "groups", "memberships", "data-sources", "grants"];

/** The state after everything that the rows say has happened. @throws Error where a row does not fit the state before */
export function applyDiff(before: State, rows: Iterable<DiffRow>): State {
  const state = new Map(before);
  for (const { part, what, subjects, fields } of rows) {
    if (!PARTS.includes(part)) continue;
    const key = [part, ...subjects.map(({ id }) => id)].join(" ");
    const known = new Set(["user_name", "user_email", "user_status", "times", "group_name", "group_type"]);
    for (const field of ["permissions", "presence", "data_source_name", "grant_level"]) known.add(field);
    const told = fields.filter(({ field }) => known.has(field));
    const was: Readonly<Record<string, DiffValue>> = state.get(key) ?? {};
    if (what === "new" && state.has(key)) throw new Error(`${key} is new, and was there`);
    for (const { field, before: expected } of told) {
      if (JSON.stringify(was[field] ?? null) !== JSON.stringify(expected))
        throw new Error(`${key}: ${field} was ${was[field]}, not ${expected}`);
    }
    const isEmpty = told.every(({ after }) => after === null);
    if (what === "gone" || (isEmpty && told.length > 0)) state.delete(key);
    else state.set(key, { ...was, ...Object.fromEntries(told.map(({ field, after }) => [field, after])) });
  }
  return state;
}
