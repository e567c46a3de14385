import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** The connection is reset before the first byte. */
export const reset = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("reset"), ...selectionFields }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      const reply = next(asked);
      return isMeant(asked) ? { ...reply, breaks: "before" } : reply;
    };
  },
});
