import { z } from "zod";
import { serverId } from "./shapes.js";

/** `{}` where nobody but the owner may modify the object: the key is there for whom it names. */
export const modifiers = z
  .object({ modify: z.array(z.object({ id: serverId })).exactOptional() })
  .transform(({ modify = [] }): number[] => modify.map(({ id }) => id));
