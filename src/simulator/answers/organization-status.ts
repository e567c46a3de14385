import { type AnswerDescriptor, json } from "../answer.js";
import type { Caller } from "../caller.js";
import { releaseAnswers } from "../release-answers.js";
import type { GrantRow } from "../rows.js";
import { grantedSources, visibleDashboards } from "../visible.js";
import type { World } from "../world.js";

/**
 * `GET /api/organization/status`: counts. Only `users` counts the whole organisation (the enabled ones; on 4
 * all); the others count what the caller's groups lead to, an administrator's too.
 */
export const organizationStatus: AnswerDescriptor = {
  id: "organization-status",
  pattern: "/api/organization/status",
  needs: [],
  answer: ({ world, caller }) => json({ object_counters: counters(world, caller) }),
};

function counters(world: World, caller: Caller): Record<string, number> {
  const grants = world.grants.filter((grant) => caller.groupIds.includes(grant.groupId));
  const granted = grantedSources(world, caller);
  const { statusCounts } = releaseAnswers(world.release);
  return {
    users: [...world.users.values()].filter((user) => user.disabledAt === null).length,
    alerts: alertRows(world, grants),
    data_sources: statusCounts.dataSources === "grants" ? grants.length : granted.size,
    queries: world.queries.filter((query) => !query.archived && granted.has(query.dataSourceId ?? 0)).length,
    dashboards:
      statusCounts.dashboards === "visible"
        ? visibleDashboards(world, caller).length
        : world.dashboards.filter((dashboard) => !dashboard.archived).length,
  };
}

/** Redash counts an alert once for each grant through which the caller reaches it. */
function alertRows(world: World, grants: readonly GrantRow[]): number {
  const sources = new Map(world.queries.map((query) => [query.id, query.dataSourceId]));
  const rows = world.alerts.map(
    (alert) => grants.filter((grant) => grant.dataSourceId === sources.get(alert.queryId)).length,
  );
  return rows.reduce((sum, count) => sum + count, 0);
}
