import type { AlertRow, QueryRow } from "../rows.js";
import type { World } from "../world.js";

/** The query whose result an alert watches. */
export function alertQuery(world: World, alert: AlertRow): QueryRow {
  const query = world.queries[alert.queryId - 1];
  if (query === undefined) throw new TypeError(`alert ${alert.id} watches a query that does not exist`);
  return query;
}
