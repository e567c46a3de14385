import { releaseAnswers } from "./release-answers.js";
import type { UserRow } from "./rows.js";
import type { World } from "./world.js";

export interface UserOrder {
  /** As in the request: `name`, `-created_at`; one that the release does not know is its default. */
  readonly order: string | undefined;
  /** Part of a name (any case) or of an e-mail. */
  readonly search: string | undefined;
}

export interface UserFilter extends UserOrder {
  readonly disabled: boolean;
  /** undefined: pending ones as well as others. */
  readonly pending: boolean | undefined;
}

/** What was worked out for a world until a user changed. */
interface Computed {
  readonly revision: number;
  readonly lists: Map<string, readonly UserRow[]>;
  members: ReadonlyMap<number, readonly UserRow[]> | undefined;
}

const COMPUTED = new WeakMap<World, Computed>();

function computed(world: World): Computed {
  const known = COMPUTED.get(world);
  if (known?.revision === world.revision) return known;
  const fresh: Computed = { revision: world.revision, lists: new Map(), members: undefined };
  COMPUTED.set(world, fresh);
  return fresh;
}

/** The users of the paged list, in its order; equal ones in the order of the rows. */
export function usersInOrder(world: World, filter: UserFilter): readonly UserRow[] {
  const { lists } = computed(world);
  const key = JSON.stringify(filter);
  const known = lists.get(key);
  if (known !== undefined) return known;
  const chosen = [...world.users.values()].filter((user) => passes(user, filter));
  const sorted = sortBy(chosen, knownOrder(world, filter));
  lists.set(key, sorted);
  return sorted;
}

function passes(user: UserRow, { disabled, pending, search }: UserFilter): boolean {
  if ((user.disabledAt !== null) !== disabled) return false;
  if (pending !== undefined && user.pending !== pending) return false;
  if (search === undefined) return true;
  return user.name.toLowerCase().includes(search.toLowerCase()) || user.email.includes(search);
}

/** The order that the release follows for such a request; undefined: none, the rows come as they lie. */
export function knownOrder(world: World, { order, search }: UserOrder): string | undefined {
  const { userOrders, defaultUserOrder, defaultSearchOrder } = releaseAnswers(world.release);
  if (userOrders.includes(order?.replace(/^-/, "") ?? "")) return order;
  return search === undefined ? defaultUserOrder : defaultSearchOrder;
}

type SortKey = Buffer | string | readonly number[] | null;

/** What users are sorted by. Equal keys leave the order open: PostgreSQL gives them as it finds them. */
export function sortKey(user: UserRow, order: string | undefined): SortKey {
  switch (order?.replace(/^-/, "")) {
    case "name":
      return Buffer.from(user.name);
    case "created_at":
      return user.createdAt;
    case "active_at":
      return user.activeAt;
    case "groups":
      return user.groups;
    default:
      return null;
  }
}

/** As PostgreSQL compares: text by its bytes, arrays member by member, NULL above everything. */
export function compareKeys(a: SortKey, b: SortKey): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  if (Buffer.isBuffer(a) && Buffer.isBuffer(b)) return Buffer.compare(a, b);
  if (typeof a === "string" && typeof b === "string") return a < b ? -1 : Number(a > b);
  return compareArrays(a as readonly number[], b as readonly number[]);
}

function compareArrays(a: readonly number[], b: readonly number[]): number {
  const differs = a.findIndex((value, index) => value !== b[index]);
  if (differs === -1) return a.length - b.length;
  return (a[differs] ?? 0) - (b[differs] ?? Number.NEGATIVE_INFINITY);
}

function sortBy(users: readonly UserRow[], order: string | undefined): readonly UserRow[] {
  if (order === undefined) return users;
  const direction = order.startsWith("-") ? -1 : 1;
  const keyed = users.map((user) => ({ user, key: sortKey(user, order) }));
  keyed.sort((a, b) => direction * compareKeys(a.key, b.key));
  return keyed.map(({ user }) => user);
}

/** Members of a group in row order, disabled and pending ones included; those with NULL groups are in none. */
export function membersOf(world: World, groupId: number): readonly UserRow[] {
  const known = computed(world);
  known.members ??= membersByGroup(world);
  return known.members.get(groupId) ?? [];
}

function membersByGroup(world: World): ReadonlyMap<number, readonly UserRow[]> {
  const members = new Map<number, UserRow[]>();
  for (const user of world.users.values()) {
    for (const groupId of new Set(user.groups)) {
      const list = members.get(groupId);
      if (list === undefined) members.set(groupId, [user]);
      else list.push(user);
    }
  }
  return members;
}
