import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** The first byte comes late, as of members of a large group; without `ms` nothing ever comes. */
export const late = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("late"),
    ...selectionFields,
    ms: z.int().nonnegative().optional(),
  }),
  layer(options) {
    const isMeant = selector(options);
    const silence = options.ms ?? Number.POSITIVE_INFINITY;
    return (asked, next) => {
      const reply = next(asked);
      return isMeant(asked) ? { ...reply, silence: (reply.silence ?? 0) + silence } : reply;
    };
  },
});
