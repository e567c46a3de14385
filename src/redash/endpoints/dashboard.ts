import { z } from "zod";
import { present } from "../../model/present.js";
import { dashboardFields, type RawDashboard, toDashboard } from "../dashboard.js";
import type { ReadEndpoint } from "../endpoint.js";
import { serverId } from "../shapes.js";

export interface DashboardDetail extends RawDashboard {
  /** Whether it is shared by a link. The link itself, which is a credential, is never kept. */
  readonly hasPublicLink: boolean;
  /** Queries that it shows, as its widgets come. Absent: some are hidden from the caller. */
  readonly queryIds?: readonly number[];
}

/** A text has no visualization; one on a query that the caller may not see is `restricted`. */
const widget = z.object({
  visualization: z.object({ query: z.object({ id: serverId }) }).exactOptional(),
  restricted: z.boolean().exactOptional(),
});

const isThere = z.string().transform((text) => text !== "");

const schema = z
  .object({
    ...dashboardFields,
    widgets: z.array(widget),
    public_url: isThere.exactOptional(),
    api_key: isThere.exactOptional(),
  })
  .transform(({ widgets, public_url: url, api_key: key, ...raw }): DashboardDetail => {
    const hidden = widgets.some(({ restricted }) => restricted === true);
    const shown = widgets.flatMap(({ visualization }) => visualization?.query.id ?? []);
    return present({
      ...toDashboard(raw),
      hasPublicLink: url === true || key === true,
      queryIds: hidden ? undefined : shown,
    });
  });

/** One dashboard, whatever the caller's groups: by its slug up to 8, by its id from 10 on. It leaves an event `view`. */
const dashboard: ReadEndpoint<{ key: string | number }, DashboardDetail> = Object.freeze({
  template: "/api/dashboards/<id or slug>",
  path: ({ key }: { key: string | number }) => `/api/dashboards/${encodeURIComponent(key)}`,
  schema,
  rows: () => 1,
  patience: "short",
  needs: ["list_dashboards"],
});

export default dashboard;
