import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** Redash itself writes JSON; a proxy in front of it writes a page. */
const WRITTEN_BY_REDASH = new Map([
  [403, "Forbidden"],
  [404, "Not Found"],
  [429, "50 per 1 hour"],
  [500, "Internal Server Error"],
]);

/** Another status in place of the answer: 429, 500, 502, 503, 504, ... */
export const refuse = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("refuse"),
    ...selectionFields,
    status: z.int().min(400).max(599),
    /** The header as it is sent: seconds or an HTTP date. */
    retryAfter: z.string().optional(),
  }),
  layer(options) {
    const isMeant = selector(options);
    const { status, retryAfter } = options;
    const message = WRITTEN_BY_REDASH.get(status);
    const answer =
      message === undefined
        ? { status, contentType: "text/html", body: `<html><body><h1>${status}</h1></body></html>\n` }
        : { status, contentType: "application/json", body: JSON.stringify({ message }) };
    const reply = retryAfter === undefined ? answer : { ...answer, retryAfter };
    return (asked, next) => (isMeant(asked) ? reply : next(asked));
  },
});
