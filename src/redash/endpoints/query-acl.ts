import { modifiers } from "../access-list.js";
import type { ReadEndpoint } from "../endpoint.js";

/** Ids of those who may modify one query besides its owner. Any valid key is told. */
const queryAcl: ReadEndpoint<{ queryId: number }, number[]> = Object.freeze({
  template: "/api/queries/<id>/acl",
  path: ({ queryId }: { queryId: number }) => `/api/queries/${queryId}/acl`,
  schema: modifiers,
  rows: (answer: number[]) => answer.length,
  patience: "short",
  needs: [],
});

export default queryAcl;
