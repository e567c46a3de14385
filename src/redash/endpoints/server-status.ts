import { z } from "zod";
import { present } from "../../model/present.js";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

/** What the whole server holds, whatever the caller's groups: archived ones and drafts included. */
export interface ServerStatus {
  readonly queries?: number;
  readonly dashboards?: number;
}

const schema = z
  .object({ queries_count: serverId.exactOptional(), dashboards_count: serverId.exactOptional() })
  .transform(
    (raw): ServerStatus => present({ queries: raw.queries_count, dashboards: raw.dashboards_count }),
  );

/** Control totals. Not under `/api`. The server counts all stored results as well, which takes it long. */
const serverStatus: ReadEndpoint<void, ServerStatus> = Object.freeze({
  template: "/status.json",
  path: () => "/status.json",
  schema,
  rows: () => 1,
  patience: "long",
  needs: ["super_admin"],
});

export default serverStatus;
