import { type AnswerDescriptor, json } from "../answer.js";
import { releaseContent } from "../release-content.js";
import type { World } from "../world.js";

/** `GET /status.json`: what the whole server holds, whatever the caller's groups. Not under `/api`. */
export const serverStatus: AnswerDescriptor = {
  id: "server-status",
  pattern: "/status.json",
  needs: ["super_admin"],
  answer({ world }) {
    return json({
      dashboards_count: world.dashboards.length,
      ...databaseSize(world),
      manager: { queues: queues(world) },
      queries_count: world.queries.length,
      query_results_count: world.queries.length,
      redis_used_memory: 30_009_176,
      redis_used_memory_human: "28.62M",
      unused_query_results_count: 0,
      version: world.version,
      widgets_count: world.dashboards.reduce((sum, { widgets }) => sum + widgets.length, 0),
      workers: [],
    });
  },
};

function databaseSize(world: World): Record<string, unknown> {
  if (!releaseContent(world.release).tellsDatabaseSize) return {};
  const metrics = [
    ["Query Results Size", 24_576],
    ["Redash DB Size", 9_067_879],
  ];
  return { database_metrics: { metrics } };
}

/** Nothing waits. Celery's queues appear with the first data source, that for mail with the first invitation. */
function queues(world: World): Record<string, unknown> {
  const empty = { size: 0 };
  if (releaseContent(world.release).queues === "rq") {
    const mail = world.users.size > 1 ? { emails: empty } : {};
    return { default: empty, ...mail, queries: empty, schemas: empty };
  }
  const named = releaseContent(world.release).queues === "celery, named";
  // Redash collects the names in a set: of two data sources of one name only one shows.
  const queue = (sources: World["dataSources"]) =>
    named ? { ...empty, data_sources: [...new Set(sources.map(({ name }) => name))].join(", ") } : empty;
  const own = queue(world.dataSources);
  return {
    celery: queue([]),
    ...(world.dataSources.length > 0 ? { queries: own, scheduled_queries: own } : {}),
  };
}
