import type { World } from "../world.js";
import { userShape } from "./user.js";

/** The user of that id as it stands beside what it owns; null where its row is gone. */
export function userById(world: World, id: number): Record<string, unknown> | null {
  const user = world.users.get(id);
  return user === undefined ? null : userShape(world, user);
}
