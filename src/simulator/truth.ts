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
  };
}
