import { z } from "zod";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

const LOGIN_PAGE =
  '<!doctype html><html><head><title>Sign in</title></head><body><form action="/sso"><input name="user"></form></body></html>\n';

/** 200 with a page in place of JSON, as of a single sign-on proxy. */
export const pageInstead = misbehaviourKind({
  schema: z.strictObject({ kind: z.literal("page-instead"), ...selectionFields }),
  layer(options) {
    const isMeant = selector(options);
    const reply = { status: 200, contentType: "text/html; charset=utf-8", body: LOGIN_PAGE };
    return (asked, next) => (isMeant(asked) ? reply : next(asked));
  },
});
