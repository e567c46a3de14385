import { z } from "zod";
import { jsonBody } from "../json-body.js";
import { misbehaviourKind } from "../misbehaviour-kind.js";
import { selectionFields, selector } from "../selection.js";

interface Row {
  readonly email?: string;
}

/** Users that stand in no list: their rows are left out, or the row before stands there a second time. */
export const loseUsers = misbehaviourKind({
  schema: z.strictObject({
    kind: z.literal("lose-users"),
    ...selectionFields,
    users: z.array(z.string()).min(1),
    instead: z.enum(["nothing", "another"]),
    /** How many fewer `count` says, so that it fits the rows that are there. */
    countLess: z.int().nonnegative().default(0),
  }),
  layer(options) {
    const isMeant = selector(options);
    const lost = new Set(options.users.map((email) => email.toLowerCase()));
    const isLost = (row: Row) => row.email !== undefined && lost.has(row.email);
    const without = (rows: readonly Row[]) =>
      options.instead === "nothing"
        ? rows.filter((row) => !isLost(row))
        : rows.map((row) => (isLost(row) ? (rows.find((other) => !isLost(other)) ?? row) : row));
    return (asked, next) => {
      const reply = next(asked);
      const body = jsonBody(reply);
      if (body === undefined || !isMeant(asked)) return reply;
      if (Array.isArray(body)) return { ...reply, body: JSON.stringify(without(body)) };
      const page = body as { readonly count?: number; readonly results?: readonly Row[] };
      if (page.results === undefined) return reply;
      const count = (page.count ?? 0) - options.countLess;
      return { ...reply, body: JSON.stringify({ ...page, count, results: without(page.results) }) };
    };
  },
});
