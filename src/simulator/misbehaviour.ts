import { z } from "zod";
import type { Layer } from "./reply.js";
import type { World } from "./world.js";

export const misbehaviourSchema = z.discriminatedUnion("kind", [z.strictObject({ kind: z.literal("none") })]);
export type Misbehaviour = z.infer<typeof misbehaviourSchema>;

export function compileMisbehaviours(
  _misbehaviours: readonly Misbehaviour[],
  _world: World,
): readonly Layer[] {
  return [];
}
