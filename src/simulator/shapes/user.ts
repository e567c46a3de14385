import { hash } from "node:crypto";
import { releaseAnswers } from "../release-answers.js";
import type { UserRow } from "../rows.js";
import type { World } from "../world.js";
import { pick } from "./pick.js";
import { timeText } from "./time.js";

/** A user with raw group ids, as in members lists, beside queries and everywhere but the paged list. */
export function userShape(world: World, user: UserRow): Record<string, unknown> {
  return pick(everyField(world, user), releaseAnswers(world.release).userFields);
}

function everyField(world: World, user: UserRow): Record<string, unknown> {
  return {
    id: user.id,
    name: user.name,
    email: user.email,
    groups: user.groups,
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
  return `https://www.gravatar.com/avatar/${hash("md5", user.email)}?s=40&d=identicon`;
}
