import type { Account, DataSource, Group, Organisation } from "../model/snapshot.js";
import type { Cell } from "../model/table.js";
import type { Columns, PageData } from "./page-data.js";
import { told } from "./told.js";

/** Who and what there is, read back from the cells of the tables: verdicts on it are those of the report. */
export function organisationOf({
  users,
  groups,
  "data-sources": sources,
  grants,
}: PageData["tables"]): Organisation {
  const list = <T>(ids: readonly Cell[], make: (place: number) => T) => ids.map((_, place) => make(place));
  return {
    users: list(users.user_id, (place) => account(users, place)),
    groups: list(groups.group_id, (place) => group(groups, place)),
    dataSources: list(sources.data_source_id, (place) => dataSource(sources, place)),
    ...grantsOf(grants),
    queries: [],
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
