import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { dataSourceFields, type RawDataSource, toDataSource } from "../shapes.js";

/**
 * All data sources whose driver loads; the others are left out without a word, as are those a key without
 * `admin` has no grant for. The `view_only` in this answer is the caller's own and never a grant: not read.
 */
const dataSources: ReadEndpoint<void, RawDataSource[]> = Object.freeze({
  template: "/api/data_sources",
  path: () => "/api/data_sources",
  schema: z.array(z.object(dataSourceFields).transform(toDataSource)),
  rows: (answer: RawDataSource[]) => answer.length,
  patience: "short",
  needs: ["admin", "list_data_sources"],
});

export default dataSources;
