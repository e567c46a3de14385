import { z } from "zod";
import { jsonBody } from "../json-body.js";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** Groups or data sources that a list which is not paged leaves out without a word. For users see `lose-users`. */
export const loseRows = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("lose-rows"),
    ...selectionFields,
    ids: z.array(z.int().nonnegative()).min(1),
  }),
  layer(options) {
    const isMeant = selector(options);
    const lost = new Set<unknown>(options.ids);
    return (asked, next) => {
      const reply = next(asked);
      const body = jsonBody(reply);
      if (!Array.isArray(body) || !isMeant(asked)) return reply;
      const rows = body.filter((row) => !lost.has((row as { readonly id?: unknown }).id));
      return { ...reply, body: JSON.stringify(rows) };
    };
  },
});
