import type { z } from "zod";
import type { Layer } from "./reply.js";
import type { World } from "./world.js";

/** One way to misbehave. One file in `misbehaviours/` each; `schema` says how it is written down as data. */
export interface MisbehaviourKind<S extends z.ZodObject> {
  readonly schema: S;
  /** What it does, ready for one server: layers may count requests. */
  layer(options: z.infer<S>, world: World): Layer;
}

/** Only for its type: lets `layer` be written without naming the schema's type again. */
export function misbehaviourKind<S extends z.ZodObject>(kind: MisbehaviourKind<S>): MisbehaviourKind<S> {
  return kind;
}
