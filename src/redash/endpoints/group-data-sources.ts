import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { dataSourceFields, type RawDataSource, toDataSource } from "../shapes.js";

export interface GroupDataSource extends RawDataSource {
  /** The group's grant: true is *view only*, false is *full*. */
  readonly viewOnly: boolean;
}

const dataSource = z
  .object({ ...dataSourceFields, view_only: z.boolean() })
  .transform((raw): GroupDataSource => ({ ...toDataSource(raw), viewOnly: raw.view_only }));

/** The grants of one group. 500 where one is doubled or a driver does not load; 404 for a group that does not exist. */
const groupDataSources: ReadEndpoint<{ groupId: number }, GroupDataSource[]> = Object.freeze({
  template: "/api/groups/<id>/data_sources",
  path: ({ groupId }: { groupId: number }) => `/api/groups/${groupId}/data_sources`,
  schema: z.array(dataSource),
  rows: (answer: GroupDataSource[]) => answer.length,
  patience: "short",
  needs: ["admin"],
});

export default groupDataSources;
