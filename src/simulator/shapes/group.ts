import type { GroupRow } from "../rows.js";
import type { World } from "../world.js";
import { timeText } from "./time.js";

export function groupShape(
  world: World,
  { id, name, permissions, type, createdAt }: GroupRow,
): Record<string, unknown> {
  return { id, name, permissions, type, created_at: timeText(world, createdAt) };
}
