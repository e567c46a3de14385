import { decisiveGrants } from "../caller.js";
import { releaseAnswers } from "../release-answers.js";
import type { DataSourceRow } from "../rows.js";
import type { World } from "../world.js";
import { pick } from "./pick.js";

/** Query languages that are not SQL, by type of data source. */
const SYNTAX: ReadonlyMap<string, string> = new Map([
  ["elasticsearch", "json"],
  ["google_spreadsheets", "custom"],
  ["insecure_script", "python"],
  ["json", "yaml"],
  ["mongodb", "json"],
  ["python", "python"],
  ["url", "custom"],
]);

/** A data source as in lists. `viewOnly` is what the list is about: the group's grant, or the caller's own. */
export function dataSourceShape(
  world: World,
  source: DataSourceRow,
  viewOnly: boolean,
): Record<string, unknown> {
  const { paused, dataSourceFields } = releaseAnswers(world.release);
  const isPaused = source.pauseReason !== null;
  const syntax = SYNTAX.get(source.type) ?? "sql";
  const fields = {
    id: source.id,
    name: source.name,
    type: source.type,
    syntax,
    paused: paused === "boolean" ? isPaused : Number(isPaused),
    pause_reason: source.pauseReason,
    supports_auto_limit: syntax === "sql",
    view_only: viewOnly,
  };
  return pick(fields, dataSourceFields);
}

/** What the detail shows an administrator besides: connection settings, and who is granted the source. */
export function dataSourceSecrets(world: World, source: DataSourceRow): Record<string, unknown> {
  const grants = decisiveGrants(world).filter((grant) => grant.dataSourceId === source.id);
  return {
    options: { host: `${source.type}.internal.example.com`, user: "redash", password: "--------" },
    queue_name: "queries",
    scheduled_queue_name: "scheduled_queries",
    groups: Object.fromEntries(grants.map((grant) => [String(grant.groupId), grant.viewOnly])),
  };
}
