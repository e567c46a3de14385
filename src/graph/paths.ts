import type { Ability } from "../model/access-words.js";
import {
  abilitiesOf,
  isAdmin,
  levelOf,
  type Need,
  needsOf,
  type PermissionSet,
  permissionNames,
  permissionSet,
} from "./access.js";
import type { AccessGraph } from "./access-graph.js";
import { nodeKey } from "./build.js";
import type { GrantLeg, Path } from "./types.js";
import { accessOf } from "./user-access.js";

/** What a path is found by, the highest first; where two need the same they are one path. */
const FOUND_BY: readonly Ability[] = [
  "run_any",
  "create_query",
  "read_result",
  "open_query",
  "run_saved",
  "list",
  "refresh",
  "schema",
];
const LEVELS_DOWN = ["query", "view", "schema"] as const;

/** A group of the user, as the graph shows it. */
interface Through {
  readonly groupId: number;
  readonly permissions: PermissionSet;
  readonly gives: GrantLeg["gives"] | "none";
}

/**
 * Every path by which the user can do something to the data source, from the highest level down, the lesser ones
 * that would remain included. Only what is certain: there is none where nothing is known.
 * @throws Problem `not_in_snapshot`
 */
export function pathsOf(graph: AccessGraph, userId: number, dataSourceId: number): Path[] {
  const { abilities } = accessOf(graph, userId, dataSourceId);
  const groups = groupsBetween(graph, userId, dataSourceId);
  const needs = needsOf(graph.index.traits);
  const ways = new Map<string, Need>();
  for (const ability of FOUND_BY) {
    const need = needs[ability];
    if (need !== null && abilities.includes(ability)) ways.set(`${need.grant} ${need.anyOf}`, need);
  }
  const paths = [...ways.values()].map((need) => pathBy(need, needs, groups));
  return paths.sort((a, b) => LEVELS_DOWN.indexOf(a.level) - LEVELS_DOWN.indexOf(b.level));
}

function pathBy(need: Need, needs: ReturnType<typeof needsOf>, groups: readonly Through[]): Path {
  const enough = need.grant === "full" ? ["admin", "full"] : ["admin", "full", "view"];
  const grants = enough.flatMap((gives) => groups.filter((group) => group.gives === gives));
  const permissions = permissionNames(need.anyOf);
  const abilities = whateverOf(permissions, (set) => abilitiesOf(needs, need.grant, set));
  return {
    // Any grant gives `schema` at the least.
    level: levelOf(abilities) as Path["level"],
    abilities,
    grants: grants.map(({ groupId, gives }) => ({ groupId, gives }) as GrantLeg),
    permissions,
    permissionGroups: groups
      .filter((group) => (group.permissions & need.anyOf) !== 0)
      .map(({ groupId }) => groupId),
  };
}

/** The abilities there are whichever one of the permissions it is. */
function whateverOf(permissions: readonly string[], abilities: (set: PermissionSet) => Ability[]): Ability[] {
  if (permissions.length === 0) return abilities(0);
  const each = permissions.map((permission) => abilities(permissionSet([permission])));
  return (each[0] ?? []).filter((ability) => each.every((others) => others.includes(ability)));
}

/** The groups of the user, by ascending id, with what each gives on the data source. */
function groupsBetween({ between }: AccessGraph, userId: number, dataSourceId: number): Through[] {
  const graph = between(userId, dataSourceId);
  const to = nodeKey("dataSource", dataSourceId);
  const groups: Through[] = [];
  graph.forEachOutNeighbor(nodeKey("user", userId), (key, node) => {
    if (node.kind !== "group") return;
    const permissions = permissionSet(node.group.permissions);
    const edge = graph.edge(key, to);
    const grant = edge === undefined ? undefined : graph.getEdgeAttributes(edge);
    let gives: Through["gives"] = "none";
    if (isAdmin(permissions)) gives = "admin";
    else if (grant?.kind === "grant") gives = grant.viewOnly ? "view" : "full";
    groups.push({ groupId: node.group.id, permissions, gives });
  });
  return groups.sort((a, b) => a.groupId - b.groupId);
}
