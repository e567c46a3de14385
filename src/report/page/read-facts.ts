import type { Report } from "../../model/report.js";
import { isLatent } from "../../page/latent.js";
import { type Named, namedUsers, namesOf } from "../../page/named.js";
import type { PageData } from "../../page/page-data.js";
import { LEVELS } from "../../page/signs.js";
import { told } from "../../page/told.js";
import type { Facts, GroupFacts, People, SourceFacts } from "./facts.js";
import { integer, list, readTable, text } from "./read-table.js";

/**
 * Reads what the parts of the page that need no script say.
 * @param data of this report
 */
export function readFacts(report: Report, data: PageData): Facts {
  return {
    people: readPeople(data),
    groups: readGroups(report),
    sources: readSources(report),
    grants: readGrants(report),
  };
}

/** From what the page carries, where they stand in the order of names already. */
function readPeople(data: PageData): People {
  const { users } = data.tables;
  const accounts = users.user_id.map((id, place) => ({
    id: id as number,
    name: users.user_name[place] as string,
  }));
  const named = namedUsers(accounts, users);
  const live = { able: 0, untold: 0 };
  const withoutGroups: Named[] = [];
  for (const [place, { id }] of accounts.entries()) {
    if (users.admin[place] === "unknown") withoutGroups.push(named(id));
    if (isLatent(data, place)) continue;
    if (integer(users.data_sources_query[place] ?? null) > 0) live.able += 1;
    else if (integer(users.data_sources_unknown[place] ?? null) > 0) live.untold += 1;
  }
  const get = (id: number) => {
    const one = named(id);
    return one.linked ? { named: one } : undefined;
  };
  return { size: accounts.length, get, withoutGroups, live };
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
