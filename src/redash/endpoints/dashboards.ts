import { z } from "zod";
import { dashboardFields, type RawDashboard, toDashboard } from "../dashboard.js";
import type { ReadEndpoint } from "../endpoint.js";
import { bareList, type ListAnswer, type PageParams, pagedList, pageQuery } from "../list-answer.js";

const dashboard = z.object(dashboardFields).transform(toDashboard);

/**
 * One page of the caller's own dashboards, and of those with a query that his groups reach; without the archived ones
 * and the drafts of others. On 4 all of them in one array.
 */
const dashboards: ReadEndpoint<PageParams, ListAnswer<RawDashboard>> = Object.freeze({
  template: "/api/dashboards",
  path: (page: PageParams) => `/api/dashboards${pageQuery(page)}`,
  schema: z.union([bareList(dashboard), pagedList(dashboard)]),
  rows: (answer: ListAnswer<RawDashboard>) => answer.rows.length,
  patience: "short",
  needs: ["list_dashboards"],
});

export default dashboards;
