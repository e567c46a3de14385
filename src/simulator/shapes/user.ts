import { createHash } from "node:crypto";
import { releaseAnswers } from "../release-answers.js";
import type { UserRow } from "../rows.js";
import type { World } from "../world.js";
import { pick } from "./pick.js";
import { timeText } from "./time.js";

/** A user with raw group ids, as in members lists, beside queries and everywhere but the paged list. */
export function userShape(world: World, user: UserRow): Record<string, unknown> {
  const groups = user.groups ?? null;
  return pick({ ...everyField(world, user), groups }, releaseAnswers(world.release).userFields);
}

/** The same in the paged list of 5 and later: groups that exist, each once, with their names. */
export function listedUserShape(world: World, user: UserRow): Record<string, unknown> {
  return { ...userShape(world, user), groups: namedGroups(world, user) };
}

function namedGroups(world: World, user: UserRow): { id: number; name: string }[] {
  const names = groupNames(world);
  return [...new Set(user.groups)].flatMap((id) => {
    const name = names.get(id);
    return name === undefined ? [] : [{ id, name }];
  });
}

const GROUP_NAMES = new WeakMap<World, ReadonlyMap<number, string>>();

function groupNames(world: World): ReadonlyMap<number, string> {
  const known = GROUP_NAMES.get(world);
  if (known !== undefined) return known;
  const names = new Map(world.groups.map((group) => [group.id, group.name]));
  GROUP_NAMES.set(world, names);
  return names;
}

function everyField(world: World, user: UserRow): Record<string, unknown> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    profile_image_url: user.disabledAt === null ? gravatar(user) : "/static/images/avatar.svg",
    auth_type: user.hasPassword ? "password" : "external",
    created_at: timeText(world, user.createdAt),
    updated_at: timeText(world, user.updatedAt),
    disabled_at: timeText(world, user.disabledAt),
    is_disabled: user.disabledAt !== null,
    active_at: timeText(world, user.activeAt),
    is_invitation_pending: user.pending,
    is_email_verified: user.emailVerified,
  };
}

export function gravatar(user: UserRow): string {
  const hash = createHash("md5").update(user.email).digest("hex");
  return `https://www.gravatar.com/avatar/${hash}?s=40&d=identicon`;
}
