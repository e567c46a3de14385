import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** A proxy that answers each page with the first one; `claims`: whether its `page` says so or what was asked. */
export const firstPageAgain = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("first-page-again"),
    ...selectionFields,
    claims: z.enum(["first", "asked"]).default("first"),
  }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      const page = asked.query.get("page") ?? "1";
      if (page === "1" || !isMeant(asked)) return next(asked);
      const query = new URLSearchParams(asked.query);
      query.set("page", "1");
      const reply = next({ ...asked, query });
      if (options.claims === "first") return reply;
      return { ...reply, body: reply.body.replace('"page":1,', `"page":${Number(page)},`) };
    };
  },
});
