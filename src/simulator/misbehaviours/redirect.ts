import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

/** 302 to a login page: to this server's own, or `to` another address. */
export const redirect = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("redirect"), ...selectionFields, to: z.string().optional() }),
  layer(options) {
    const isMeant = selector(options);
    return (asked, next) => {
      if (!isMeant(asked)) return next(asked);
      const location = options.to ?? `${asked.baseUrl}/login?next=${encodeURIComponent(asked.path)}`;
      return {
        status: 302,
        contentType: "text/html; charset=utf-8",
        body: "<h1>Redirecting...</h1>\n",
        location,
      };
    };
  },
});
