import type { Report } from "../../model/report.js";
import type { Cell } from "../../model/table.js";
import type { AccessLine, Facts, GrantList, GroupFacts, PersonFacts, SourceFacts } from "./facts.js";
import { label, type Named, namesOf, sortNames, untold } from "./named.js";
import { integer, list, readTable, text } from "./read-table.js";
import { GRANTS, type GrantSign, LEVELS, type LevelSign } from "./signs.js";

/**
 * Reads the tables of a report. Without `everybody`, for a report that is too large for one page, nothing is kept
 * that grows with the number of people: no person, and no list of people anywhere.
 */
export function readFacts(report: Report, { everybody }: { readonly everybody: boolean }): Facts {
  const people = everybody ? readPeople(report) : new Map<number, PersonFacts>();
  const groups = readGroups(report);
  const sources = readSources(report);
  readGrants(report, groups, sources);
  if (everybody) {
    readMemberships(report, people, groups);
    readAccess(report, people, sources);
  }
  const facts = { people, groups, sources };
  sortFacts(facts);
  return facts;
}

function readPeople(report: Report): Map<number, PersonFacts> {
  const rows = readTable(report, "users", [
    ...(["user_id", "user_name", "user_email", "user_status", "admin", "login"] as const),
    ...(["created_at", "last_active_at", "disabled_at", "access_now"] as const),
    ...(["data_sources_query", "data_sources_view", "data_sources_schema", "data_sources_unknown"] as const),
    ...(["directory_match", "matched_by", "directory_status"] as const),
    ...(["drift", "manager", "department", "job_title", "worker_type"] as const),
  ]);
  return inOrderOfNames(
    Array.from(rows, (row) => {
      const status = text(row.user_status);
      const admin = text(row.admin);
      const mark = status === "enabled" ? (admin === "yes" ? "admin" : "") : status;
      return {
        named: { id: integer(row.user_id), name: text(row.user_name), mark },
        email: text(row.user_email),
        status,
        admin,
        login: text(row.login),
        createdAt: text(row.created_at),
        activeAt: text(row.last_active_at),
        disabledAt: text(row.disabled_at),
        latent: row.access_now === "latent",
        directory: {
          match: text(row.directory_match),
          matchedBy: text(row.matched_by),
          status: text(row.directory_status),
          manager: text(row.manager),
          department: text(row.department),
          jobTitle: text(row.job_title),
          workerType: text(row.worker_type),
          drift: list(row.drift),
        },
        counts: LEVELS.map(({ id }) => integer(row[`data_sources_${id}`])),
        groups: [],
        oddities: [],
        access: [],
      };
    }),
  );
}

function readGroups(report: Report): Map<number, GroupFacts> {
  const rows = readTable(report, "groups", [
    ...(["group_id", "group_name", "group_type", "permissions", "admin"] as const),
    ...(["members_enabled", "members_disabled", "members_pending"] as const),
  ]);
  return inOrderOfNames(
    Array.from(rows, (row) => ({
      named: { id: integer(row.group_id), name: text(row.group_name) },
      builtin: row.group_type === "builtin",
      admin: row.admin === "yes",
      permissions: list(row.permissions),
      memberCount:
        integer(row.members_enabled) + integer(row.members_disabled) + integer(row.members_pending),
      members: [],
      grants: noGrants(),
    })),
  );
}

function readSources(report: Report): Map<number, SourceFacts> {
  const rows = readTable(report, "data-sources", [
    ...(["data_source_id", "data_source_name", "data_source_type"] as const),
    ...(["presence", "paused", "pause_reason"] as const),
    ...(["users_query_live", "users_view_live", "users_schema_live", "users_unknown_live"] as const),
    ...(["users_query_latent", "users_view_latent", "users_schema_latent", "users_unknown_latent"] as const),
  ]);
  return inOrderOfNames(
    Array.from(rows, (row) => ({
      named: {
        id: integer(row.data_source_id),
        name: sourceName(text(row.data_source_name), text(row.presence)),
      },
      type: text(row.data_source_type),
      presence: text(row.presence),
      paused: text(row.paused),
      pauseReason: text(row.pause_reason),
      grants: noGrants(),
      reach: LEVELS.map((level) => ({
        level,
        live: integer(row[`users_${level.id}_live`]),
        latent: integer(row[`users_${level.id}_latent`]),
        livePeople: [],
        latentPeople: [],
      })),
    })),
  );
}

/** A name that nobody was told must not look like one: `unknown` could be a data source's name. */
function sourceName(name: string, presence: string): string | null {
  return presence !== "listed" && name === "unknown" ? null : name;
}

function noGrants(): GrantList[] {
  return GRANTS.map((sign) => ({ sign, list: [] }));
}

type Unnamed = {
  readonly named: { readonly id: number; readonly name: string | null; readonly mark?: string };
};

/** By id, in the order of names, each with the name that lists show. */
function inOrderOfNames<T extends Unnamed>(
  things: readonly T[],
): Map<number, Omit<T, "named"> & { named: Named }> {
  const names = namesOf(things.map(({ named }) => named));
  const byId = new Map(things.map((thing) => [thing.named.id, thing]));
  return new Map(Array.from(names, ([id, named]) => [id, { ...(byId.get(id) as T), named }] as const));
}

function readGrants(
  report: Report,
  groups: ReadonlyMap<number, GroupFacts>,
  sources: ReadonlyMap<number, SourceFacts>,
): void {
  for (const row of readTable(report, "grants", ["group_id", "data_source_id", "grant_level"])) {
    const [groupId, sourceId] = [integer(row.group_id), integer(row.data_source_id)];
    const [group, source] = [groups.get(groupId), sources.get(sourceId)];
    const level = signOf(row.grant_level);
    const ofLevel = ({ sign }: GrantList) => sign === level;
    group?.grants.find(ofLevel)?.list.push(source?.named ?? untold(sourceId));
    source?.grants.find(ofLevel)?.list.push(group?.named ?? untold(groupId));
  }
}

/** A level that the page does not know is a defect, not a grant to leave out. */
function signOf(level: Cell): GrantSign {
  const sign = GRANTS.find(({ cell }) => cell === level);
  if (sign === undefined)
    throw new Error(`The table grants has a level that the page does not know: ${level}.`);
  return sign;
}

function readMemberships(
  report: Report,
  people: ReadonlyMap<number, PersonFacts>,
  groups: ReadonlyMap<number, GroupFacts>,
): void {
  for (const row of readTable(report, "memberships", ["user_id", "group_id", "state", "times"])) {
    const person = people.get(integer(row.user_id));
    if (person === undefined)
      throw new Error(`The table memberships has a user that users has not: ${row.user_id}.`);
    if (row.group_id === null) {
      person.oddities.push("Redash does not tell the groups of this account.");
    } else if (row.state === "deleted group") {
      person.oddities.push(
        `The id of a deleted group, #${row.group_id}, still stands with the account and gives nothing.`,
      );
    } else {
      const group = groups.get(integer(row.group_id));
      const named = group?.named ?? untold(integer(row.group_id));
      person.groups.push(named);
      group?.members.push(person.named);
      if (integer(row.times) > 1)
        person.oddities.push(`${label(named)} stands with the account ${row.times} times.`);
    }
  }
}

function readAccess(
  report: Report,
  people: ReadonlyMap<number, PersonFacts>,
  sources: ReadonlyMap<number, SourceFacts>,
): void {
  const rows = readTable(report, "effective-access", [
    ...(["user_id", "data_source_id", "level", "access_now", "access_in_words"] as const),
  ]);
  for (const row of rows) {
    const person = people.get(integer(row.user_id));
    const source = sources.get(integer(row.data_source_id));
    const reach = source?.reach.find(({ level }) => level.id === row.level);
    if (person === undefined || source === undefined || reach === undefined) {
      throw new Error(
        "A row of effective-access names a user, a data source or a level that the report does not have.",
      );
    }
    (row.access_now === "latent" ? reach.latentPeople : reach.livePeople).push(person.named);
    lineOf(person, reach.level, text(row.access_in_words)).sources.push(source.named);
  }
}

function lineOf({ access }: PersonFacts, level: LevelSign, words: string): AccessLine {
  const known = access.find((line) => line.level === level && line.words === words);
  if (known !== undefined) return known;
  const line = { level, words, sources: [] };
  access.push(line);
  return line;
}

/** Levels from the highest down, names in their order. */
function sortFacts({ people, groups, sources }: Facts): void {
  for (const person of people.values()) {
    sortNames(person.groups);
    for (const line of person.access) sortNames(line.sources);
    person.access.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || place(a) - place(b));
  }
  for (const group of groups.values()) sortNames(group.members);
  for (const { grants } of [...groups.values(), ...sources.values()]) {
    for (const { list } of grants) sortNames(list);
  }
  for (const { reach } of sources.values()) {
    for (const { livePeople, latentPeople } of reach) {
      sortNames(livePeople);
      sortNames(latentPeople);
    }
  }
}

function place({ sources }: AccessLine): number {
  return sources[0]?.place ?? 0;
}
