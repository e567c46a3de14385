import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId, serverTime } from "../shapes.js";

/**
 * Somebody did something. `details` holds texts of queries, and `user_name` of a key's use what the key is called:
 * neither is kept. Rows have no id. Anybody may write events, so words may be anything.
 */
export interface RawEvent {
  /** null: not told, as where a query's own key acts. */
  readonly userId: number | null;
  readonly action: string | null;
  readonly objectType: string | null;
  /** A number as text, or a word: `"16"`, `"admin/groups"`. */
  readonly objectId: string | null;
  /** Redash itself writes whole seconds. */
  readonly createdAt: string;
}

/** One page of the log. `pageSize` is what the server used; `count` is of all events there are. */
export interface EventsPage {
  readonly count: number;
  readonly page: number;
  readonly pageSize: number;
  /** The newest first; those of one second in no order. */
  readonly rows: readonly RawEvent[];
}

export interface EventsParams {
  /** From 1. */
  readonly page: number;
  /** 1 to 250. */
  readonly pageSize: number;
}

const event = z
  .object({
    user_id: serverId.nullable(),
    action: z.string().nullable(),
    object_type: z.string().nullable(),
    object_id: z.string().nullable(),
    created_at: serverTime,
  })
  .transform(
    ({ user_id: userId, action, object_type: objectType, object_id: objectId, created_at: createdAt }) =>
      ({ userId, action, objectType, objectId, createdAt }) satisfies RawEvent,
  );

const schema = z
  .object({ count: serverId, page: serverId, page_size: serverId, results: z.array(event) })
  .transform(({ count, page, page_size: pageSize, results: rows }): EventsPage => {
    return { count, page, pageSize, rows };
  });

/** Who did what, in pages. A page that holds an execution without its text, as forged ones may be, is a 500. */
const events: ReadEndpoint<EventsParams, EventsPage> = Object.freeze({
  template: "/api/events",
  path: ({ page, pageSize }: EventsParams) => `/api/events?page=${page}&page_size=${pageSize}`,
  schema,
  rows: (answer: EventsPage) => answer.rows.length,
  patience: "short",
  needs: ["admin"],
});

export default events;
