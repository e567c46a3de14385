import { type LastExecution, type Use, useOf } from "../analyze/use.js";
import type { Indexed } from "../graph/access-graph.js";
import { type Beyond, indexOf } from "../graph/access-index.js";
import { labelsOf } from "../graph/labels.js";
import { putUnder } from "../model/put-under.js";
import type { Organisation } from "../model/snapshot.js";
import { type Named, namedInOrder, namedUsers } from "./named.js";
import { organisationOf } from "./organisation.js";
import type { Columns, PageData, PageRun } from "./page-data.js";

/**
 * The page's data, ready to be asked. A *place* is the number of a user, group or data source in the order of names:
 * columns and the lists of `organisation` are by place. Names and other text are as the server gave them; `visible`
 * them before they are shown, as `Named` has them already.
 */
export interface Page {
  readonly run: PageRun;
  readonly users: Columns<"users">;
  readonly groups: Columns<"groups">;
  readonly sources: Columns<"data-sources">;
  readonly organisation: Organisation;
  /** By id. */
  readonly placesOfUsers: ReadonlyMap<number, number>;
  readonly placesOfGroups: ReadonlyMap<number, number>;
  readonly placesOfSources: ReadonlyMap<number, number>;
  /** What the access rule is asked by: `accessOf(page.graph, userId, dataSourceId)`. */
  readonly graph: Indexed;
  /** A group's name as the CSV files have it, with its id where another one has the same. */
  readonly groupLabel: (groupId: number) => string;
  /** What the users' group ids do not tell of their memberships, by user id. */
  readonly oddMemberships: ReadonlyMap<number, readonly OddMembership[]>;
  /** Who last ran query text on what. */
  readonly use: Use;
  /** Who reaches every data source by programs on one of them, by user id. */
  readonly programs: ReadonlyMap<number, Programs>;
  /** As links and lists show them, by id. */
  readonly namedUser: (userId: number) => Named;
  readonly namedGroup: (groupId: number) => Named;
  readonly namedSource: (dataSourceId: number) => Named;
}

export interface OddMembership {
  /** null: the server does not tell the groups of this account. */
  readonly groupId: number | null;
  /** `member`, `deleted group`, `unknown`. */
  readonly state: string;
  /** How often the group stands with the account. */
  readonly times: number | null;
}

/** How somebody can have programs of their own run on a data source, which reach every other one. */
export interface Programs {
  /** False: once the account is enabled. */
  readonly live: boolean;
  /** False: it was not tried on this release, or what would decide is not known. */
  readonly certain: boolean;
}

export function openPage({ run, tables }: PageData): Page {
  const { users, groups, "data-sources": sources } = tables;
  const organisation = organisationOf(tables);
  return {
    run,
    users,
    groups,
    sources,
    organisation,
    placesOfUsers: placesOf(organisation.users),
    placesOfGroups: placesOf(organisation.groups),
    placesOfSources: placesOf(organisation.dataSources),
    graph: { index: indexOf(organisation, run.traits, beyondOf(run, sources)) },
    groupLabel: labelsOf(organisation.groups),
    oddMemberships: oddMembershipsOf(tables.memberships),
    use: useOf(executionsOf(tables.executions), run.eventsCoverWindow),
    programs: programsOf(tables["ways-round"]),
    namedUser: namedUsers(organisation.users, users),
    namedGroup: namedInOrder(organisation.groups),
    namedSource: namedInOrder(organisation.dataSources),
  };
}

function beyondOf({ grantedElsewhere }: PageRun, sources: Columns<"data-sources">): Beyond {
  const granted = (["yes", "maybe"] as const).flatMap((known) =>
    grantedElsewhere[known].map((groupId) => [groupId, known] as const),
  );
  return {
    doubtfulSourceIds: (sources.data_source_id as number[]).filter(
      (_, place) => sources.more_queries[place] === "yes",
    ),
    grantedElsewhere: new Map(granted),
  };
}

function placesOf(things: readonly { readonly id: number }[]): Map<number, number> {
  return new Map(things.map(({ id }, place) => [id, place]));
}

function* executionsOf(rows: Columns<"executions">): Iterable<LastExecution> {
  for (const [place, userId] of rows.user_id.entries()) {
    yield {
      userId: userId as number,
      dataSourceId: rows.data_source_id[place] as number,
      last: rows.last_executed_at[place] as string,
    };
  }
}

function oddMembershipsOf(rows: Columns<"memberships">): Map<number, OddMembership[]> {
  const byUser = new Map<number, OddMembership[]>();
  for (const [place, userId] of rows.user_id.entries()) {
    putUnder(byUser, userId as number, {
      groupId: rows.group_id[place] as number | null,
      state: rows.state[place] as string,
      times: rows.times[place] as number | null,
    });
  }
  return byUser;
}

/** By user id, the surest way of each. */
function programsOf(ways: Columns<"ways-round">): Map<number, Programs> {
  const byUser = new Map<number, Programs>();
  for (const [place, kind] of ways.kind.entries()) {
    const userId = ways.user_id[place] as number;
    if (kind !== "script data source" || byUser.get(userId)?.certain) continue;
    const certain = ways.certainty[place] === "measured";
    byUser.set(userId, { live: ways.access_now[place] === "live", certain });
  }
  return byUser;
}
