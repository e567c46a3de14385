import { createHash } from "node:crypto";
import { type Caller, may } from "../caller.js";
import { releaseContent } from "../release-content.js";
import type { QueryRow } from "../rows.js";
import { grantedSources } from "../visible.js";
import type { World } from "../world.js";
import { pick } from "./pick.js";
import { timeText } from "./time.js";
import { userById } from "./user-by-id.js";

/** A query as it stands in alerts, on dashboards and alone. */
export function queryShape(world: World, query: QueryRow): Record<string, unknown> {
  const user = userById(world, query.ownerId);
  return { ...queryFields(world, query), user, last_modified_by: user };
}

/** A query as it stands in lists. */
export function listedQueryShape(world: World, query: QueryRow): Record<string, unknown> {
  return {
    ...queryFields(world, query),
    user: userById(world, query.ownerId),
    last_modified_by_id: query.ownerId,
    retrieved_at: timeText(world, query.createdAt),
    runtime: 0.01,
    ...favourite(world),
  };
}

/** The one visualization that each query has: a table with the query's own id. */
export function visualizationShape(world: World, query: QueryRow): Record<string, unknown> {
  return {
    id: query.id,
    type: "TABLE",
    name: "Table",
    description: "",
    options: {},
    updated_at: timeText(world, query.createdAt),
    created_at: timeText(world, query.createdAt),
  };
}

/** Nobody has favourites in a simulated server. */
export function favourite(world: World): { readonly is_favorite?: false } {
  return releaseContent(world.release).tellsFavourite ? { is_favorite: false } : {};
}

/** Which data sources a caller's queries, dashboards and alerts may rest on. */
export function reach(world: World, caller: Caller): (query: QueryRow) => boolean {
  const granted = grantedSources(world, caller);
  return ({ dataSourceId }) => dataSourceId !== null && granted.has(dataSourceId);
}

/** As `reach`, but an administrator reaches everything: the lists ask for groups, an object by its id does not. */
export function reachById(world: World, caller: Caller): (query: QueryRow) => boolean {
  return may(caller, "admin") ? () => true : reach(world, caller);
}

/** Whether the caller may change an object: administrators, its owner, and those under `modify` in its access list. */
export function mayModify(
  caller: Caller,
  object: { readonly ownerId: number; readonly editorIds: readonly number[] },
): boolean {
  const { id } = caller.user;
  return may(caller, "admin") || object.ownerId === id || object.editorIds.includes(id);
}

function queryFields(world: World, query: QueryRow): Record<string, unknown> {
  const options = { parameters: [], ...query.options };
  const fields = {
    id: query.id,
    latest_query_data_id: query.id,
    name: query.name,
    description: null,
    query: query.text,
    query_hash: queryHash(world, query),
    schedule: schedule(world, query),
    api_key: query.apiKey,
    is_archived: query.archived,
    is_draft: query.draft,
    updated_at: timeText(world, query.createdAt),
    created_at: timeText(world, query.createdAt),
    data_source_id: query.dataSourceId,
    options,
    version: 1,
    tags: [],
    is_safe: !parametersOf(query).some((parameter) => parameter.type === "text"),
  };
  return pick(fields, releaseContent(world.release).queryFields);
}

interface Parameter {
  readonly name: unknown;
  readonly type: unknown;
  readonly value: unknown;
}

function parametersOf(query: QueryRow): readonly Parameter[] {
  const { parameters } = query.options;
  return Array.isArray(parameters) ? parameters : [];
}

/** Archiving takes a query's schedule away. */
function schedule(world: World, query: QueryRow): unknown {
  if (query.schedule === null || query.archived) return null;
  if (releaseContent(world.release).schedule === "text") return String(query.schedule);
  return { interval: query.schedule, until: null, day_of_week: null, time: null };
}

/** As Redash's `gen_query_hash`: MD5 of the text in lower case without comments and blanks. */
function queryHash(world: World, query: QueryRow): string {
  const withValues = releaseContent(world.release).hashOf === "text with values";
  const text = withValues ? parametersOf(query).reduce(putIn, query.text) : query.text;
  const bare = text
    .replaceAll(/\/\*.*?\*\//g, "")
    .replaceAll(/\s+/g, "")
    .toLowerCase();
  return createHash("md5").update(bare).digest("hex");
}

function putIn(text: string, { name, value }: Parameter): string {
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (braces, inner) =>
    inner === name ? String(value) : braces,
  );
}
