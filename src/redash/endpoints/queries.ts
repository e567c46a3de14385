import type { ReadEndpoint } from "../endpoint.js";
import { type ListAnswer, type PageParams, pagedList, pageQuery } from "../list-answer.js";
import { query, type RawQuery } from "../query.js";

/**
 * One page of the queries on data sources that the caller's own groups are granted, administrator or not; without the
 * archived ones, and on 4 without the drafts of others.
 */
const queries: ReadEndpoint<PageParams, ListAnswer<RawQuery>> = Object.freeze({
  template: "/api/queries",
  path: (page: PageParams) => `/api/queries${pageQuery(page)}`,
  schema: pagedList(query),
  rows: (answer: ListAnswer<RawQuery>) => answer.rows.length,
  patience: "short",
  needs: ["view_query"],
});

export default queries;
