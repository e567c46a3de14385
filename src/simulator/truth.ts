import { ascending } from "../model/sort-few.js";
import { decisiveGrants } from "./caller.js";
import type { World } from "./world.js";

export interface TrueUser {
  readonly id: number;
  readonly name: string;
  readonly email: string;
  /** As the release knows it: 4 knows enabled ones alone, 5 and 6 no pending ones; disabled wins. */
  readonly state: "enabled" | "disabled" | "pending";
  /** Raw; null: the column is NULL. */
  readonly groups: readonly number[] | null;
}

export interface TrueQuery {
  readonly id: number;
  /** null: its data source was deleted. */
  readonly dataSourceId: number | null;
  readonly ownerId: number;
  readonly draft: boolean;
  readonly archived: boolean;
  /** Seconds between runs. null: it does not run by itself. */
  readonly everySeconds: number | null;
  /** Whoever may modify it besides the owner. Ascending. */
  readonly modifierIds: readonly number[];
}

export interface TrueDashboard {
  readonly id: number;
  readonly ownerId: number;
  readonly draft: boolean;
  readonly archived: boolean;
  readonly shared: boolean;
  /** Each once, ascending. */
  readonly queryIds: readonly number[];
  readonly modifierIds: readonly number[];
}

export interface TrueAlert {
  readonly id: number;
  readonly queryId: number;
  readonly ownerId: number;
  /** As `1>2`: user and destination; of the user's own mailbox `1>`. */
  readonly subscriptions: readonly string[];
}

/** What is so on the server, whatever it answers. */
export interface Truth {
  /** Ascending ids, as all lists here. */
  readonly users: readonly TrueUser[];
  readonly groups: readonly {
    readonly id: number;
    readonly name: string;
    readonly permissions: readonly string[];
  }[];
  /** `hidden`: its driver cannot be loaded, so that the server shows its grants nowhere. */
  readonly dataSources: readonly { readonly id: number; readonly name: string; readonly hidden: boolean }[];
  /** Each pair once, with the level that decides; of hidden sources too. */
  readonly grants: readonly {
    readonly groupId: number;
    readonly dataSourceId: number;
    readonly viewOnly: boolean;
  }[];
  readonly queries: readonly TrueQuery[];
  readonly dashboards: readonly TrueDashboard[];
  readonly alerts: readonly TrueAlert[];
}

/** Reads the truth off the world as it is at this moment. */
export function truth(world: World): Truth {
  return {
    users: [...world.users.values()]
      .map(({ id, name, email, disabledAt, pending, groups }) => {
        const state = disabledAt !== null ? "disabled" : pending ? "pending" : "enabled";
        return { id, name, email, state, groups } as const;
      })
      .sort((a, b) => a.id - b.id),
    groups: world.groups.map(({ id, name, permissions }) => ({ id, name, permissions })),
    dataSources: world.dataSources.map(({ id, name, loads }) => ({ id, name, hidden: !loads })),
    grants: decisiveGrants(world)
      .map(({ groupId, dataSourceId, viewOnly }) => ({ groupId, dataSourceId, viewOnly }))
      .sort((a, b) => a.dataSourceId - b.dataSourceId || a.groupId - b.groupId),
    ...trueContent(world),
  };
}

function trueContent(world: World): Pick<Truth, "queries" | "dashboards" | "alerts"> {
  const others = (ids: readonly number[], ownerId: number) =>
    ascending(new Set(ids)).filter((id) => id !== ownerId);
  return {
    queries: world.queries.map(({ id, dataSourceId, ownerId, draft, archived, schedule, editorIds }) => {
      const everySeconds = archived ? null : schedule;
      return {
        id,
        dataSourceId,
        ownerId,
        draft,
        archived,
        everySeconds,
        modifierIds: others(editorIds, ownerId),
      };
    }),
    dashboards: world.dashboards.map(({ id, ownerId, draft, archived, shared, widgets, editorIds }) => {
      const queryIds = ascending(new Set(widgets.map(({ queryId }) => queryId)));
      const modifierIds = others(editorIds, ownerId);
      return { id, ownerId, draft, archived, shared: shared === "active", queryIds, modifierIds };
    }),
    alerts: world.alerts.map(({ id, queryId, ownerId, subscriptions }) => {
      const sent = subscriptions.map(({ userId, destinationId }) => `${userId}>${destinationId ?? ""}`);
      return { id, queryId, ownerId, subscriptions: sent.sort() };
    }),
  };
}
