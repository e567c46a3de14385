import { isAdmin, MAKE_AND_EDIT, needsOf, ownerNeedsOf, type PermissionSet } from "./access.js";
import type { AccessIndex, GroupEntry, UserEntry } from "./access-index.js";
import type { Leg, Support, Way } from "./cut.js";
import type { Change } from "./types.js";

/** What a removal is to reach. Being an administrator ends with it, as one can give himself anything. */
export type RemovalTarget = "below query" | "none";

export interface RemovalQuestion {
  readonly index: AccessIndex;
  readonly user: UserEntry & { readonly groups: readonly GroupEntry[] };
  /** Of the data source in the index. */
  readonly place: number;
  readonly target: RemovalTarget;
  /** What becomes of grants that could not be read, and of all that is on a data source that the server does not list. */
  readonly unknownAs: "full" | "nothing";
}

/**
 * Every way by which the user is above the target, with the changes that end it: what docs/access-rule.md says. With
 * what is not known taken as full, what ends these ways ends the access in any case. Empty: there is nothing to end.
 */
export function waysAbove(question: RemovalQuestion): Way[] {
  const ways = [
    [adminLeg(question)],
    question.target === "none"
      ? [grantLeg(question, "view")]
      : [grantLeg(question, "full"), runningLeg(question)],
    ...queryWays(question),
  ];
  return ways.filter((way) => way.every((leg) => leg.length > 0));
}

/** Ways through a query of one's own. To no access at all only those that need no grant: the others end with the grant. */
function queryWays(question: RemovalQuestion): Way[] {
  const { traits } = question.index;
  const ways = ownerNeedsOf(traits)
    .filter(({ grant }) => grant === "none" || question.target === "below query")
    .map(({ grant, allOf }) => [
      ownQueryLeg(question),
      ...allOf.map((permission) => permissionLeg(question, permission)),
      ...(grant === "none" ? [] : [grantLeg(question, grant)]),
    ]);
  return traits.movedQuery === "runs" && !isNothing(question) ? [...ways, newQueryWay(question)] : ways;
}

/** On 8: makes a query wherever a group grants him a data source in full, and moves it. */
function newQueryWay(question: RemovalQuestion): Way {
  const { dataSources } = question.index;
  return [
    dataSources.flatMap((_, place) => grantLeg({ ...question, place, target: "below query" }, "full")),
    ...MAKE_AND_EDIT.map((permission) => permissionLeg(question, permission)),
  ];
}

function adminLeg({ user }: RemovalQuestion): Leg {
  return user.groups.filter(({ permissions }) => isAdmin(permissions)).map((group) => byLeaving(user, group));
}

function isNothing({ index, place, unknownAs }: RemovalQuestion): boolean {
  return unknownAs === "nothing" && index.dataSources[place]?.presence !== "listed";
}

/** The groups that grant the data source, at least so much; administrators' groups grant every one in full. */
function grantLeg(question: RemovalQuestion, least: "view" | "full"): Leg {
  const { index, user, place, target, unknownAs } = question;
  if (isNothing(question)) return [];
  const dataSourceId = index.dataSources[place]?.id ?? 0;
  return user.groups.flatMap((group) => {
    if (isAdmin(group.permissions)) return [byLeaving(user, group)];
    const gives = group.grants.get(place);
    if (gives === undefined || (gives === "view" && least === "full")) return [];
    if (gives === "unknown" && unknownAs === "nothing") return [];
    const groupId = group.group.id;
    const viewOnly: Change = { kind: "view only", groupId, dataSourceId };
    // A level can be set only of a grant that is there.
    const enough = least === "full" && gives === "full" && target === "below query";
    const { of, fallsBy } = byLeaving(user, group);
    const grants: Change[] = [...(enough ? [viewOnly] : []), { kind: "grant", groupId, dataSourceId }];
    return [{ of, dataSourceId, fallsBy: [...fallsBy, ...grants] }];
  });
}

/** The groups that give a permission by which one has own text run, where the grant is full. */
function runningLeg(question: RemovalQuestion): Leg {
  const { run_any, create_query } = needsOf(question.index.traits);
  return permissionLeg(question, (run_any?.anyOf ?? 0) | (create_query?.anyOf ?? 0));
}

function permissionLeg({ user }: RemovalQuestion, anyOf: PermissionSet): Leg {
  return user.groups
    .filter(({ permissions }) => (permissions & anyOf) !== 0)
    .map((group) => byLeaving(user, group));
}

function ownQueryLeg(question: RemovalQuestion): Leg {
  const { user, place } = question;
  const { owned, modifiable, movable } = user.own;
  if (isNothing(question)) return [];
  const support = (kind: "ownership" | "modifying", queryId: number): Support => ({
    of: `${kind} ${queryId}`,
    dataSourceId: null,
    fallsBy: [{ kind, queryId, userId: user.user.id }],
  });
  return [
    ...[...new Set([...movable, ...(owned.get(place) ?? [])])].map((id) => support("ownership", id)),
    ...(modifiable.get(place) ?? []).map((id) => support("modifying", id)),
  ];
}

function byLeaving({ user }: UserEntry, { group }: GroupEntry): Support {
  return {
    of: `group ${group.id}`,
    dataSourceId: null,
    fallsBy: [{ kind: "membership", userId: user.id, groupId: group.id }],
  };
}
