import type { UserRow } from "./rows.js";
import { userShape } from "./shapes/user.js";
import type { World } from "./world.js";

/**
 * Users as JSON texts, for lists of 100,000. Everything but the groups is written once for a row, which never
 * changes: a changed user is a new row.
 */
const WITHOUT_GROUPS = new WeakMap<UserRow, string>();

/** A user, groups as raw ids: as `userShape`. */
export function userText(world: World, user: UserRow): string {
  return `${withoutGroups(world, user)},"groups":${user.groups === null ? "null" : `[${user.groups.join(",")}]`}}`;
}

/** The same in the paged list of 5 and later: groups that exist, each once, with their names. */
export function listedUserText(world: World, user: UserRow): string {
  const texts = groupTexts(world);
  const groups = [...new Set(user.groups)].flatMap((id) => texts.get(id) ?? []);
  return `${withoutGroups(world, user)},"groups":[${groups.join(",")}]}`;
}

/** `{"id":1,"name":"Ada"`: open at its end. */
function withoutGroups(world: World, user: UserRow): string {
  const known = WITHOUT_GROUPS.get(user);
  if (known !== undefined) return known;
  const { groups: _, ...fields } = userShape(world, user);
  const text = JSON.stringify(fields).slice(0, -1);
  WITHOUT_GROUPS.set(user, text);
  return text;
}

const GROUP_TEXTS = new WeakMap<World["groups"], ReadonlyMap<number, string>>();

function groupTexts(world: World): ReadonlyMap<number, string> {
  const known = GROUP_TEXTS.get(world.groups);
  if (known !== undefined) return known;
  const texts = new Map(world.groups.map(({ id, name }) => [id, JSON.stringify({ id, name })]));
  GROUP_TEXTS.set(world.groups, texts);
  return texts;
}
