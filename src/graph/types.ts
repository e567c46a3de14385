import type { Ability, Level, WayKind } from "../model/access-words.js";
import type { Dashboard, DataSource, Group, Query, User } from "../model/snapshot.js";
import type { UserStatus } from "../model/user-status.js";

/** What the user's groups grant on the data source, before any permission is looked at. */
export type GrantLevel = "full" | "view" | "none" | "unknown";

/** One leg of a path: the group, and the most that it gives. */
export interface GrantLeg {
  readonly groupId: number;
  /** `admin`: the group gives the permission `admin`, which is a full grant on every data source. */
  readonly gives: "full" | "view" | "admin" | "unknown";
}

/**
 * Why a level is not known. `groups`: the server does not tell the user's groups. `driver`: the data source's
 * driver does not load, so its grants are seen nowhere. `existence`: the server does not tell whether the data
 * source still is there. `grants`: the data source's grants could not be read for a group of the user.
 */
export type UnknownReason = "groups" | "driver" | "existence" | "grants";

/**
 * One way in which groups give a level: any one of the grant legs together with any one of the permission groups.
 * `permissions` are the ones of which one is needed; empty (with no permission groups): none is needed.
 */
export interface Path {
  readonly level: "query" | "view" | "schema";
  /** What this way gives, were it the only one. */
  readonly abilities: readonly Ability[];
  readonly grants: readonly GrantLeg[];
  readonly permissions: readonly string[];
  readonly permissionGroups: readonly number[];
}

/** Queries through which somebody has text of his own run on a data source, whatever the groups grant there. */
export interface OwnQueries {
  /** Those on the data source that the user owns or may modify; on 8 those on any, as an owner can move them. Ascending. */
  readonly queryIds: readonly number[];
  /** On 8: the user may make a query where a group lets him, and move it here. */
  readonly byNewQuery: boolean;
}

/**
 * The verdict for a user and a data source. Pairs of users in the same groups mostly share one object, a bounded
 * number of which is remembered: text made of one may be kept by its identity, which makes millions of rows cheap.
 */
export interface Access {
  readonly grant: GrantLevel;
  /**
   * With the ways round the groups: `query` where `ownQueries` is not null. `unknown` too where the groups give nothing,
   * there is such a query, and whether it works is not known.
   */
  readonly level: Level;
  /** What the groups alone give. */
  readonly groupLevel: Level;
  /** null: no query is known by which the user has text of his own run here. */
  readonly ownQueries: OwnQueries | null;
  /** Whether there may be such a query of which it is not known: it, or who may modify it, was not read. */
  readonly maybeMoreQueries: boolean;
  /** Through groups, whatever the ways round them. Only what is certain: where the level is `unknown`, what the user can do at the least. */
  readonly abilities: readonly Ability[];
  /** Would this user, owning a query on the data source, have text of his own run? */
  readonly runAnyAsOwner: boolean | "unknown";
  /** `unknown`: the server does not tell the user's groups. */
  readonly admin: boolean | "unknown";
  /** `live`: works now, by session or API key. `latent`: comes back when the disabled account is enabled. */
  readonly now: "live" | "latent";
  /** Live by the API key alone: the account is pending, or disabled on a release that goes on serving its key. */
  readonly keyOnly: boolean;
  /** Every group that grants the data source to the user, each once, the decisive ones first. */
  readonly grants: readonly GrantLeg[];
  /** The groups that give the permission on which the highest known ability rests. Empty where it needs none. */
  readonly permissionGroups: readonly number[];
  /** Set where the level is `unknown`, else null. */
  readonly unknownBecause: UnknownReason | null;
}

/** One row of effective access. */
export interface AccessRow {
  readonly userId: number;
  readonly dataSourceId: number;
  readonly access: Access;
}

export type NodeAttributes =
  | { readonly kind: "user"; readonly user: User; readonly status: UserStatus }
  | { readonly kind: "group"; readonly group: Group }
  | { readonly kind: "dataSource"; readonly dataSource: DataSource }
  | { readonly kind: "query"; readonly query: Query }
  | { readonly kind: "dashboard"; readonly dashboard: Dashboard }
  /** Credentials that need no user. Never the credential itself: that it exists. */
  | { readonly kind: "queryKey"; readonly queryId: number }
  | { readonly kind: "publicLink"; readonly dashboardId: number };

/** `times`: how often the group stands in the user's list. */
export interface MembershipEdge {
  readonly kind: "membership";
  readonly times: number;
}
export interface GrantEdge {
  readonly kind: "grant";
  readonly viewOnly: boolean;
}
/** The server does not tell whether the group is granted the data source. */
export interface UnknownGrantEdge {
  readonly kind: "unknownGrant";
}
export interface OwnsEdge {
  readonly kind: "owns";
}
export interface MayModifyEdge {
  readonly kind: "mayModify";
}
export interface ReadsEdge {
  readonly kind: "reads";
}
export interface KeyEdge {
  readonly kind: "key";
}
export interface ShowsEdge {
  readonly kind: "shows";
}
export interface LinkEdge {
  readonly kind: "link";
}
/** `certain`: false where it was not tried on this release. */
export interface ScriptsEdge {
  readonly kind: "scripts";
  readonly certain: boolean;
}
export type EdgeAttributes =
  | MembershipEdge
  | GrantEdge
  | UnknownGrantEdge
  | OwnsEdge
  | MayModifyEdge
  | ReadsEdge
  | KeyEdge
  | ShowsEdge
  | LinkEdge
  | ScriptsEdge;

/** What somebody can change in Redash so that access ends: one step of a removal. */
export type Change =
  /** The user leaves the group, however often it stands in the user's list. */
  | { readonly kind: "membership"; readonly userId: number; readonly groupId: number }
  /** The group loses the data source. */
  | { readonly kind: "grant"; readonly groupId: number; readonly dataSourceId: number }
  /** The group keeps the data source, view only. */
  | { readonly kind: "view only"; readonly groupId: number; readonly dataSourceId: number }
  /** The query gets another owner. */
  | { readonly kind: "ownership"; readonly queryId: number; readonly userId: number }
  /** The user may no longer modify the query. */
  | { readonly kind: "modifying"; readonly queryId: number; readonly userId: number }
  /** Nobody may create queries through the group, or edit them: only where no other step ends it. */
  | { readonly kind: "permission"; readonly groupId: number; readonly permission: string };

/** One path to a data source that no group gives. Ids that do not belong to its kind are null. */
export interface WayRound {
  /**
   * `moved query`: an owner moves a query here (8; up to 7 it is possible). `script data source`: programs of a python
   * or insecure_script source reach everything. `schedule`: of somebody disabled, and goes on.
   * `alert`: of somebody disabled likewise, or mailed to somebody who is there.
   */
  readonly kind: WayKind;
  /** Whose way it is. null: of whoever holds the key or the link. */
  readonly userId: number | null;
  /** null: every data source. `unknown`: the query was not read, so that nobody knows where it leads. */
  readonly dataSourceId: number | null | "unknown";
  /** `moved query`: null for one that the user would make first. */
  readonly queryId: number | null;
  readonly dashboardId: number | null;
  readonly alertId: number | null;
  /** The script data source. */
  readonly viaDataSourceId: number | null;
  /** `query`: has text of his own run. `view`: gets results of what others wrote. */
  readonly level: "query" | "view";
  /** `possible`: was not tried on this release, or not to the end, or what would decide is not known. */
  readonly certainty: "measured" | "possible";
  /** `latent`: only once the account is enabled. A key or a link is always live. */
  readonly now: "live" | "latent";
  /** Whether the groups alone do not give as much, on one data source at the least. null: it is of nobody in particular. */
  readonly adds: boolean | "unknown" | null;
}
