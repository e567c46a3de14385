import type { Reply } from "./reply.js";

/** The body as a value; undefined where there is none: an error, a page, or a text that another one has cut. */
export function jsonBody(reply: Reply): unknown {
  if (reply.status !== 200 || reply.contentType !== "application/json") return undefined;
  try {
    return JSON.parse(reply.body);
  } catch {
    return undefined;
  }
}
