import { z } from "zod";
import { serverId } from "./shapes.js";

/** An alert as an answer told it. The answer holds the whole query, its key too: only its id is kept. */
export interface RawAlert {
  readonly id: number;
  readonly name: string;
  readonly queryId: number;
  readonly ownerId: number;
}

/** In the list and by its id the same. */
export const alert = z
  .object({
    id: serverId,
    name: z.string(),
    query: z.object({ id: serverId }),
    user: z.object({ id: serverId }),
  })
  .transform(({ id, name, query, user }): RawAlert => ({ id, name, queryId: query.id, ownerId: user.id }));
