import type { RequestTally } from "../model/snapshot.js";

/** The calls of the Redash API that were made, each once: `GET /api/users, GET /api/groups/<id>/members`. */
export function callsOf(requests: readonly RequestTally[]): string {
  return [...new Set(requests.map(({ method, path }) => `${method} ${path}`))].join(", ");
}
