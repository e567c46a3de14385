import { usersOfSource } from "../graph/source-access.js";
import type { Access } from "../graph/types.js";
import { accessOf } from "../graph/user-access.js";
import type { Page } from "./page.js";
import { grantingGroups, pathKey, permittingGroups } from "./path-key.js";

/** People who reach a data source in the very same way. */
export interface PeopleOfPath {
  readonly access: Access;
  /** In the order of names. */
  readonly userIds: readonly number[];
}

export const PATH_PARTS = ["paths", "unknown", "administrators", "latent"] as const;
/** `paths`: who reaches it now, neither as administrator nor unknown. Each person is in one part. */
export type PathPart = (typeof PATH_PARTS)[number];

/** Everybody who reaches a data source, now or once enabled, and of whom it is not known. */
export interface SourcePaths {
  readonly total: number;
  /** How many people are in each part. */
  readonly people: Readonly<Record<PathPart, number>>;
  /** In each part the paths of the fewest people come first: what is unusual is to be seen. */
  readonly parts: Readonly<Record<PathPart, readonly PeopleOfPath[]>>;
}

export function sourcePaths(page: Page, sourceId: number): SourcePaths {
  const byKey = new Map<string, { access: Access; userIds: number[]; runs: number }>();
  const add = (access: Access, userIds: readonly number[]) => {
    const key = pathKey(access);
    const known = byKey.get(key);
    if (known === undefined) byKey.set(key, { access, userIds: [...userIds], runs: 1 });
    else {
      for (const userId of userIds) known.userIds.push(userId);
      known.runs++;
    }
  };
  for (const { access, userIds } of usersOfSource(page.graph, sourceId)) {
    if (isOfGrantingGroups(access)) add(access, userIds);
    else for (const userId of userIds) add(accessOf(page.graph, userId, sourceId), [userId]);
  }
  const place = (userId: number | undefined) => page.placesOfUsers.get(userId ?? -1) ?? 0;
  const paths = Array.from(byKey.values(), ({ access, userIds, runs }): PeopleOfPath => {
    // Each run is in the order of names already.
    if (runs > 1) userIds.sort((a, b) => place(a) - place(b));
    return { access, userIds };
  });
  paths.sort((a, b) => a.userIds.length - b.userIds.length || place(a.userIds[0]) - place(b.userIds[0]));
  return divided(paths);
}

/** Whether the path is the same for all users alike: only the groups that grant it stand in it. */
function isOfGrantingGroups(access: Access): boolean {
  const granting = grantingGroups(access);
  return permittingGroups(access).every((groupId) => granting.includes(groupId));
}

function divided(paths: readonly PeopleOfPath[]): SourcePaths {
  const part = (id: PathPart) => paths.filter(({ access }) => partOf(access) === id);
  const parts = Object.fromEntries(PATH_PARTS.map((id) => [id, part(id)])) as Record<
    PathPart,
    PeopleOfPath[]
  >;
  const people = Object.fromEntries(PATH_PARTS.map((id) => [id, peopleOf(parts[id])])) as Record<
    PathPart,
    number
  >;
  return { total: peopleOf(paths), people, parts };
}

function partOf({ now, level, admin }: Access): PathPart {
  if (now === "latent") return "latent";
  if (level === "unknown") return "unknown";
  return admin === true ? "administrators" : "paths";
}

function peopleOf(paths: readonly PeopleOfPath[]): number {
  return paths.reduce((sum, { userIds }) => sum + userIds.length, 0);
}
