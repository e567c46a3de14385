import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** The body dribbles in over `ms`. */
export const slow = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("slow"), ...selectionFields, ms: z.int().positive() }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      const reply = next(asked);
      return isMeant(asked) ? { ...reply, spread: options.ms } : reply;
    };
  },
});
