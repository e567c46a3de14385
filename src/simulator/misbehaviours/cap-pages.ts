import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** A proxy that asks for smaller pages than the caller did; the answer says the size that it has. */
export const capPages = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("cap-pages"), ...selectionFields, size: z.int().positive() }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      const size = Number(asked.query.get("page_size") ?? "25");
      if (size <= options.size || !isMeant(asked)) return next(asked);
      const query = new URLSearchParams(asked.query);
      query.set("page_size", String(options.size));
      return next({ ...asked, query });
    };
  },
});
