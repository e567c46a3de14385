import { z } from "zod";
import { present } from "../../model/present.js";
import type { ReadEndpoint } from "../endpoint.js";
import { dataSourceFields, type RawDataSource, toDataSource } from "../shapes.js";

export interface DataSourceDetail extends RawDataSource {
  /** Who is granted it, each group once (where rows are doubled the later decides). Absent: the key is not an admin's. */
  readonly groups?: readonly { readonly groupId: number; readonly viewOnly: boolean }[];
}

const groupId = z.string().regex(/^\d+$/, "expected a group id");

const schema = z
  .object({ ...dataSourceFields, groups: z.record(groupId, z.boolean()).exactOptional() })
  .transform((raw): DataSourceDetail => {
    const groups = raw.groups && Object.entries(raw.groups);
    return present({
      ...toDataSource(raw),
      groups: groups?.map(([key, viewOnly]) => ({ groupId: Number(key), viewOnly })),
    });
  });

/** One data source with its grants. 500 where its driver does not load; for an unknown id 500 up to 8, 404 from 10. */
const dataSource: ReadEndpoint<{ dataSourceId: number }, DataSourceDetail> = Object.freeze({
  template: "/api/data_sources/<id>",
  path: ({ dataSourceId }: { dataSourceId: number }) => `/api/data_sources/${dataSourceId}`,
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["admin"],
});

export default dataSource;
