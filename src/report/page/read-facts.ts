import type { Report } from "../../model/report.js";
import { type Named, namesOf, userMark } from "../../page/named.js";
import { LEVELS } from "../../page/signs.js";
import { told } from "../../page/told.js";
import type { Facts, GroupFacts, PersonFacts, SourceFacts } from "./facts.js";
import { integer, list, readTable, text } from "./read-table.js";

/** Reads from the tables what the parts of the page that need no script say. */
export function readFacts(report: Report): Facts {
  return {
    people: readPeople(report),
    groups: readGroups(report),
    sources: readSources(report),
    grants: readGrants(report),
  };
}

function readPeople(report: Report): Map<number, PersonFacts> {
  const rows = readTable(report, "users", [
    ...(["user_id", "user_name", "user_status", "admin", "access_now"] as const),
    ...(["data_sources_query", "data_sources_view", "data_sources_schema", "data_sources_unknown"] as const),
  ]);
  return inOrder(
    Array.from(rows, (row) => {
      const status = text(row.user_status);
      const admin = text(row.admin);
      return {
        named: { id: integer(row.user_id), name: text(row.user_name), mark: userMark(status, admin) },
        status,
        admin,
        latent: row.access_now === "latent",
        counts: LEVELS.map(({ id }) => integer(row[`data_sources_${id}`])),
      };
    }),
  );
}

function readGroups(report: Report): Map<number, GroupFacts> {
  const rows = readTable(report, "groups", ["group_id", "group_name", "admin"]);
  return inOrder(
    Array.from(rows, (row) => ({
      named: { id: integer(row.group_id), name: text(row.group_name) },
      admin: row.admin === "yes",
    })),
  );
}

function readSources(report: Report): Map<number, SourceFacts> {
  const rows = readTable(report, "data-sources", [
    ...(["data_source_id", "data_source_name", "presence", "group_ids_unknown", "more_queries"] as const),
    ...(["users_query_live", "users_view_live", "users_schema_live", "users_unknown_live"] as const),
    ...(["users_query_latent", "users_view_latent", "users_schema_latent", "users_unknown_latent"] as const),
  ]);
  return inOrder(
    Array.from(rows, (row) => ({
      named: {
        id: integer(row.data_source_id),
        name: told(row.data_source_name, row.presence),
      },
      live: LEVELS.map(({ id }) => integer(row[`users_${id}_live`])),
      latent: LEVELS.map(({ id }) => integer(row[`users_${id}_latent`])),
      untold: row.presence !== "listed" || list(row.group_ids_unknown).length > 0,
      moreQueries: row.more_queries === "yes",
    })),
  );
}

function readGrants(report: Report): Map<string, number> {
  const times = new Map<string, number>();
  for (const { grant_level } of readTable(report, "grants", ["grant_level"])) {
    const level = text(grant_level);
    times.set(level, (times.get(level) ?? 0) + 1);
  }
  return times;
}

type Unnamed = {
  readonly named: { readonly id: number; readonly name: string | null; readonly mark?: string };
};

/** By id, in the order of names, each with the name that lists show. */
function inOrder<T extends Unnamed>(things: readonly T[]): Map<number, Omit<T, "named"> & { named: Named }> {
  const names = namesOf(things.map(({ named }) => named));
  const byId = new Map(things.map((thing) => [thing.named.id, thing]));
  return new Map(Array.from(names, ([id, named]) => [id, { ...(byId.get(id) as T), named }] as const));
}
