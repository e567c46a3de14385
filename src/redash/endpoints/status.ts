import { z } from "zod";
import type { ReadEndpoint } from "../endpoint.js";
import { present } from "../shapes.js";

export interface Status {
  readonly version?: string;
  /**
   * Releases 4 to 6: for each queue the names of its data sources, those whose driver does not load included, as
   * the server joined them with `, `. Names may hold commas themselves. Empty from 7.
   */
  readonly queues: readonly { readonly queue: string; readonly dataSources: string }[];
}

const queueSchema = z.object({ data_sources: z.string().exactOptional() });

const schema = z
  .object({
    version: z.string().exactOptional(),
    manager: z.object({ queues: z.record(z.string(), queueSchema).exactOptional() }).exactOptional(),
  })
  .transform(({ version, manager }): Status => {
    const queues = Object.entries(manager?.queues ?? {}).flatMap(([queue, { data_sources: dataSources }]) =>
      dataSources === undefined ? [] : [{ queue, dataSources }],
    );
    return present({ version, queues });
  });

/** The whole server's own view of itself; not under `/api`, and only for a super admin. */
const status: ReadEndpoint<void, Status> = Object.freeze({
  template: "/status.json",
  path: () => "/status.json",
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["super_admin"],
});

export default status;
