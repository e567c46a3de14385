import type { ReadEndpoint } from "../endpoint.js";
import { type ListAnswer, type PageParams, pagedList, pageQuery } from "../list-answer.js";
import { query, type RawQuery } from "../query.js";

/** One page of the archived queries, of the same data sources as `queries`. A 500 before 7. */
const queryArchive: ReadEndpoint<PageParams, ListAnswer<RawQuery>> = Object.freeze({
  template: "/api/queries/archive",
  path: (page: PageParams) => `/api/queries/archive${pageQuery(page)}`,
  schema: pagedList(query),
  rows: (answer: ListAnswer<RawQuery>) => answer.rows.length,
  patience: "short",
  needs: ["view_query"],
});

export default queryArchive;
