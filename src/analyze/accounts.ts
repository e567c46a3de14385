import type { Change } from "../graph/types.js";
import { groupsOf, isAdministrator } from "../graph/user-access.js";
import { counted } from "../model/counted.js";
import type { Group, Snapshot, User } from "../model/snapshot.js";
import { userStatus } from "../model/user-status.js";
import { dayOf, daysFrom } from "./age.js";
import type { BaseFacts, Case } from "./rule.js";

/** One of the two groups that every organisation has. */
export function builtinGroup(
  { groups }: Pick<Snapshot, "groups">,
  called: "admin" | "default",
): Group | undefined {
  return groups.find(({ type, name }) => type === "builtin" && name === called);
}

/** Those that can sign in, and pending ones, whose API keys work. */
export function accountsNotDisabled({ snapshot }: Pick<BaseFacts, "snapshot">): User[] {
  return snapshot.users.filter(({ disabled }) => !disabled);
}

/** Those that can sign in, so far as Redash tells: before 7 it does not tell who has not accepted an invitation. */
export function enabledAccounts({ snapshot }: Pick<BaseFacts, "snapshot">): User[] {
  return snapshot.users.filter((user) => userStatus(user) === "enabled");
}

/** An account that is not disabled, and is an administrator's. Not certain: Redash does not tell its groups. */
export interface Administrator {
  readonly user: User;
  readonly certain: boolean;
}

/** In the order of their ids. */
export function administrators({ snapshot, graph }: Pick<BaseFacts, "snapshot" | "graph">): Administrator[] {
  const found: Administrator[] = [];
  for (const user of accountsNotDisabled({ snapshot })) {
    const admin = isAdministrator(graph, user.id);
    if (admin !== false) found.push({ user, certain: admin === true });
  }
  return found;
}

/** The groups that make the account an administrator's: by ascending id. */
export function groupsGivingAdmin(
  { snapshot, graph }: Pick<BaseFacts, "snapshot" | "graph">,
  userId: number,
): Group[] {
  const own = new Set(groupsOf(graph, userId));
  return snapshot.groups.filter(({ id, permissions }) => own.has(id) && permissions.includes("admin"));
}

/** What somebody changes who takes an account out of groups. */
export function leaving(userId: number, groupIds: readonly number[]): Change[] {
  return groupIds.map((groupId) => ({ kind: "membership", userId, groupId }));
}

/** How long an account was not used: since it was last active, or since it was made where it never was. */
export interface Idleness {
  /** Whole days up to the snapshot. null: not told. */
  readonly days: number | null;
  /** Made when it is asked for: of very many accounts few have a finding. */
  readonly inWords: () => string;
}

export function idlenessOf({ activeAt, createdAt }: User, asOf: string): Idleness {
  if (activeAt === undefined)
    return { days: null, inWords: () => "Redash does not tell when it was last active." };
  if (activeAt !== null) {
    const days = daysFrom(activeAt, asOf);
    const inWords = () => `Last active on ${dayOf(activeAt)}, ${daysInWords(days)} before the snapshot.`;
    return { days, inWords };
  }
  if (createdAt === undefined || createdAt === null) {
    return { days: null, inWords: () => "Never active; Redash does not tell when it was made." };
  }
  const days = daysFrom(createdAt, asOf);
  const inWords = () =>
    `Never active since it was made on ${dayOf(createdAt)}, ${daysInWords(days)} before the snapshot.`;
  return { days, inWords };
}

/** Whether that is too long. null: it is not. */
export function outcomeOf({ days }: Idleness, mostDays: number): Case["outcome"] | null {
  if (days === null) return "unknown";
  return days >= mostDays ? "found" : null;
}

export function daysInWords(days: number): string {
  return counted(days, "day");
}

/** Of how many data sources the account can do something, or may: by groups and by queries of its own. */
export function dataSourcesReached({ counts }: Pick<BaseFacts, "counts">, userId: number): number {
  const levels = counts().byUser.get(userId);
  return levels === undefined ? 0 : levels.query + levels.view + levels.schema + levels.unknown;
}
