import type { ReadEndpoint } from "../endpoint.js";
import { type RawQuery, query as schema } from "../query.js";

/** One query: to an administrator any, whatever his groups. 404 where there is none. It leaves an event `view`. */
const query: ReadEndpoint<{ queryId: number }, RawQuery> = Object.freeze({
  template: "/api/queries/<id>",
  path: ({ queryId }: { queryId: number }) => `/api/queries/${queryId}`,
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["view_query"],
});

export default query;
