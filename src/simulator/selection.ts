import { z } from "zod";
import { type Asked, match } from "./route.js";

/** Which requests a misbehaviour is about; what is left out does not restrict. */
export const selectionFields = {
  /** `/api/groups/<id>/members` for all of them, `/api/groups/2/members` for one. */
  path: z.string().optional(),
  /** Parameters that must be just so; "" for one that must be absent. */
  query: z.record(z.string(), z.string()).optional(),
  /** Only the first so many requests of each path with its query: a retry gets through. */
  first: z.int().positive().optional(),
  /** Only every so many-th of the requests that fit, counted from `seed`. */
  every: z.int().positive().optional(),
  seed: z.int().nonnegative().optional(),
} as const;

const selectionSchema = z.object(selectionFields);
export type Selection = z.infer<typeof selectionSchema>;

/** Tells of each request in turn whether it is meant. */
export function selector(selection: Selection): (asked: Asked) => boolean {
  const seen = new Map<string, number>();
  let fitting = selection.seed ?? 0;
  return (asked) => {
    if (!fits(selection, asked)) return false;
    fitting += 1;
    const url = `${asked.path}?${asked.query}`;
    const times = (seen.get(url) ?? 0) + 1;
    seen.set(url, times);
    if (selection.first !== undefined && times > selection.first) return false;
    return selection.every === undefined || fitting % selection.every === 0;
  };
}

function fits({ path, query = {} }: Selection, asked: Asked): boolean {
  if (path !== undefined && match(path.split("/"), asked.path.split("/")) === undefined) return false;
  return Object.entries(query).every(([name, value]) => (asked.query.get(name) ?? "") === value);
}
