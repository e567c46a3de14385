import type { CONTENT_SECTION_NAMES, Section, Snapshot } from "../../model/snapshot.js";
import type { CollectContext } from "../context.js";
import { outsideSources } from "./outside-sources.js";
import { readAlerts } from "./read-alerts.js";
import { readDashboards } from "./read-dashboards.js";
import { readModifiers } from "./read-modifiers.js";
import { readQueries } from "./read-queries.js";

export interface ContentRead
  extends Pick<Snapshot, "queries" | "unseenQueries" | "dashboards" | "alerts" | "destinations"> {
  readonly sections: Record<Exclude<(typeof CONTENT_SECTION_NAMES)[number], "events">, Section>;
}

/**
 * Reads what groups lead to, and what leads round them.
 * @param known what was read before: which lists leave something out depends on who asks
 */
export async function readContent(
  context: CollectContext,
  known: Pick<Snapshot, "operator" | "groups" | "dataSources" | "grants">,
): Promise<ContentRead> {
  const outside = outsideSources(known);
  const queries = await readQueries(
    context,
    outside,
    known.dataSources.map(({ id }) => id),
  );
  const dashboards = await readDashboards(context, outside);
  const modifiers = await readModifiers(context, {
    queries: queries.queries,
    allQueries: queries.unseen === null,
    dashboards: dashboards.dashboards,
    allDashboards: dashboards.all,
  });
  const alerts = await readAlerts(context, queries, outside);
  return {
    queries: modifiers.queries,
    unseenQueries: queries.unseen,
    dashboards: modifiers.dashboards,
    alerts: alerts.alerts,
    destinations: alerts.destinations,
    sections: {
      queries: queries.section,
      dashboards: dashboards.section,
      modifiers: modifiers.section,
      alerts: alerts.section,
    },
  };
}
