import type { Account, DataSource, Group, Organisation, OwnedQuery } from "../model/snapshot.js";
import type { Cell } from "../model/table.js";
import type { Columns, PageData } from "./page-data.js";
import { told } from "./told.js";

/** Who and what there is, read back from the cells of the tables: verdicts on it are those of the report. */
export function organisationOf({
  users,
  groups,
  "data-sources": sources,
  grants,
  "ways-round": ways,
}: PageData["tables"]): Organisation {
  const list = <T>(ids: readonly Cell[], make: (place: number) => T) => ids.map((_, place) => make(place));
  return {
    users: list(users.user_id, (place) => account(users, place)),
    groups: list(groups.group_id, (place) => group(groups, place)),
    dataSources: list(sources.data_source_id, (place) => dataSource(sources, place)),
    ...grantsOf(grants),
    queries: queriesOf(ways),
  };
}

function account(users: Columns<"users">, place: number): Account {
  const status = users.user_status[place];
  const active = users.last_active_at[place];
  const groupIds = users.group_ids[place] as readonly string[];
  const account: Account = {
    id: users.user_id[place] as number,
    name: users.user_name[place] as string,
    email: users.user_email[place] as string,
    disabled: status === "disabled",
    groups: groupIds[0] === "unknown" ? null : groupIds.map(Number),
  };
  // Disabled counts before pending: whether a disabled account is pending as well does not show, and changes nothing.
  if (users.pending_known[place] === "yes") account.pending = status === "pending";
  if (active !== "unknown") account.activeAt = active === "never" ? null : (active as string);
  return account;
}

function group(groups: Columns<"groups">, place: number): Group {
  return {
    id: groups.group_id[place] as number,
    name: groups.group_name[place] as string,
    type: groups.group_type[place] as Group["type"],
    permissions: [...(groups.permissions[place] as readonly string[])],
    createdAt: null,
  };
}

function dataSource(sources: Columns<"data-sources">, place: number): DataSource {
  const presence = sources.presence[place] as DataSource["presence"];
  const paused = sources.paused[place];
  return {
    id: sources.data_source_id[place] as number,
    name: told(sources.data_source_name[place], presence),
    type: told(sources.data_source_type[place], presence),
    paused: paused === "unknown" ? null : paused === "yes",
    pauseReason: sources.pause_reason[place] as string | null,
    presence,
  };
}

function grantsOf(grants: Columns<"grants">): Pick<Organisation, "grants" | "unknownGrants"> {
  const rows = grants.grant_level.map((level, place) => ({
    level,
    groupId: grants.group_id[place] as number,
    dataSourceId: grants.data_source_id[place] as number,
  }));
  return {
    grants: rows
      .filter(({ level }) => level !== "unknown")
      .map(({ level, groupId, dataSourceId }) => ({
        groupId,
        dataSourceId,
        viewOnly: level === "view only",
      })),
    unknownGrants: rows
      .filter(({ level }) => level === "unknown")
      .map(({ groupId, dataSourceId }) => ({ dataSourceId, groupIds: [groupId] })),
  };
}

/** Nobody whose owning it gives him anything. */
const NOBODY = -1;

/** The queries by which somebody has text of his own run, as far as they decide a verdict. */
function queriesOf(ways: Columns<"ways-round">): OwnedQuery[] {
  const queries = new Map<
    number,
    { -readonly [K in keyof OwnedQuery]: OwnedQuery[K] } & { modifierIds: number[] }
  >();
  for (const [place, id] of ways.query_id.entries()) {
    if (typeof id !== "number") continue;
    const userId = ways.user_id[place] as number;
    const kind = ways.kind[place];
    const query = queries.get(id) ?? { id, dataSourceId: null, ownerId: NOBODY, modifierIds: [] };
    queries.set(id, query);
    if (kind === "moved query") {
      // Where a query can certainly be moved, it is its owner who does.
      if (ways.certainty[place] === "measured") query.ownerId = userId;
      continue;
    }
    query.dataSourceId = ways.data_source_id[place] as number;
    if (kind === "owned query") query.ownerId = userId;
    else query.modifierIds.push(userId);
  }
  return [...queries.values()];
}
