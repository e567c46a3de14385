import { modifiers } from "../access-list.js";
import type { ReadEndpoint } from "../endpoint.js";

/** Ids of those who may modify one dashboard besides its owner: by its id on every release. Any valid key is told. */
const dashboardAcl: ReadEndpoint<{ dashboardId: number }, number[]> = Object.freeze({
  template: "/api/dashboards/<id>/acl",
  path: ({ dashboardId }: { dashboardId: number }) => `/api/dashboards/${dashboardId}/acl`,
  schema: modifiers,
  rows: (answer: number[]) => answer.length,
  patience: "short",
  needs: [],
});

export default dashboardAcl;
