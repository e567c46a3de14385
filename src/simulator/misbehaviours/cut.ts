import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/**
 * Half a body. `connection`: the whole was announced, and the connection breaks. `text`: half was announced, so
 * that only the JSON shows it.
 */
export const cut = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("cut"),
    ...selectionFields,
    what: z.enum(["connection", "text"]),
  }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      const reply = next(asked);
      if (!isMeant(asked)) return reply;
      if (options.what === "connection") return { ...reply, breaks: "in-body" };
      return { ...reply, body: reply.body.slice(0, reply.body.length / 2) };
    };
  },
});
