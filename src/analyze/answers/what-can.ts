import type { AccessGraph } from "../../graph/access-graph.js";
import { labelsOf } from "../../graph/labels.js";
import { doubtfulSourceIds } from "../../graph/own-queries.js";
import { accessOf, accessOfUser, isAdministrator } from "../../graph/user-access.js";
import { waysRound } from "../../graph/ways-round.js";
import { ANSWER_SCHEMA_VERSION, type WhatCanAnswer } from "../../model/answers.js";
import { present } from "../../model/present.js";
import { Problem } from "../../model/problem.js";
import type { Snapshot, User } from "../../model/snapshot.js";
import { ascending } from "../../model/sort-few.js";
import { accessAnswered, accountOf, dataSourceOf, runOf, wayAnswered } from "./parts.js";

/**
 * Everything that one user can do, and through what.
 *
 * @param graph of the snapshot.
 * @throws Problem `not_in_snapshot`
 */
export function whatCan(snapshot: Snapshot, graph: AccessGraph, userId: number): WhatCanAnswer {
  const user = snapshot.users.find(({ id }) => id === userId);
  if (user === undefined) throw new Problem("not_in_snapshot", `There is no user ${userId} in the snapshot.`);
  const label = labelsOf(snapshot.groups);
  const answered = accessAnswered(label);
  const dataSources = new Map(snapshot.dataSources.map((dataSource) => [dataSource.id, dataSource]));
  const isAdmin = isAdministrator(graph, userId);
  return {
    kind: "redash-access-what-can",
    schemaVersion: ANSWER_SCHEMA_VERSION,
    run: runOf(snapshot),
    user: {
      ...accountOf(user),
      administrator: isAdmin === "unknown" ? null : isAdmin,
      ...present({
        login: user.login,
        createdAt: user.createdAt,
        activeAt: user.activeAt,
        disabledAt: user.disabledAt,
      }),
    },
    ...groupsOf(user, snapshot, label),
    dataSources: accessOfUser(graph, userId).flatMap(({ dataSourceId, access }) => {
      const dataSource = dataSources.get(dataSourceId);
      return dataSource === undefined ? [] : [{ ...dataSourceOf(dataSource), access: answered(access) }];
    }),
    waysRound: Array.from(waysRound(graph, snapshot, { userId }), wayAnswered(snapshot)),
    notes: notesOf(snapshot, graph, userId),
  };
}

function groupsOf(
  { groups }: User,
  snapshot: Snapshot,
  label: (groupId: number) => string,
): Pick<WhatCanAnswer, "groups" | "deletedGroupIds"> {
  if (groups === null) return { groups: null, deletedGroupIds: [] };
  const living = new Set(snapshot.groups.map(({ id }) => id));
  const ids = ascending(new Set(groups));
  return {
    groups: ids
      .filter((id) => living.has(id))
      .map((groupId) => ({
        groupId,
        label: label(groupId),
        times: groups.filter((id) => id === groupId).length,
      })),
    deletedGroupIds: ids.filter((id) => !living.has(id)),
  };
}

function notesOf(snapshot: Snapshot, graph: AccessGraph, userId: number): string[] {
  const ids = doubtfulSourceIds(snapshot, graph.index.traits).filter((id) => {
    const { level, maybeMoreQueries } = accessOf(graph, userId, id);
    return maybeMoreQueries && level !== "query";
  });
  if (ids.length === 0) return [];
  const those = ids.map((id) => `#${id}`).join(", ");
  return [
    `Not all queries of these data sources were read, or not who may modify them: ${those}. The user may have any SQL run there by one of them.`,
  ];
}
