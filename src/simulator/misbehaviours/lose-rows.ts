import { z } from "zod";
import { jsonBody } from "../json-body.js";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

interface Row {
  readonly id?: unknown;
}

/** Things that a list, or a page of one, leaves out without a word, its count unchanged. For users see `lose-users`. */
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
      if (body === undefined || !isMeant(asked)) return reply;
      const left = (rows: readonly Row[]) => rows.filter(({ id }) => !lost.has(id));
      if (Array.isArray(body)) return { ...reply, body: JSON.stringify(left(body)) };
      const page = body as { readonly results?: readonly Row[] };
      if (page.results === undefined) return reply;
      return { ...reply, body: JSON.stringify({ ...page, results: left(page.results) }) };
    };
  },
});
