import { z } from "zod";
import { present } from "../../model/present.js";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

export interface OrganizationStatus {
  /** Enabled users; on 4 all of them. A control total. */
  readonly users?: number;
  /** What the caller's own groups see, admin or not: no control total. */
  readonly dataSources?: number;
}

const schema = z
  .object({
    object_counters: z.object({ users: serverId.exactOptional(), data_sources: serverId.exactOptional() }),
  })
  .transform(
    ({ object_counters: counters }): OrganizationStatus =>
      present({ users: counters.users, dataSources: counters.data_sources }),
  );

const organizationStatus: ReadEndpoint<void, OrganizationStatus> = Object.freeze({
  template: "/api/organization/status",
  path: () => "/api/organization/status",
  schema,
  rows: () => 1,
  patience: "short",
  needs: [],
});

export default organizationStatus;
