import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** A cache in front that confuses addresses: the whole answer of another path. */
export const anotherAnswer = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("another-answer"),
    ...selectionFields,
    /** The path that is answered instead, such as `/api/data_sources/2`. */
    of: z.string(),
  }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => next(isMeant(asked) ? { ...asked, path: options.of } : asked);
  },
});
