import type { Snapshot } from "../../src/model/snapshot.js";
import { parseOrganisation } from "../../src/simulator/parse-organisation.js";
import { truth } from "../../src/simulator/truth.js";
import { buildWorld } from "../../src/simulator/world.js";
import { snapshot } from "./snapshots.js";

/**
 * The snapshot of a server of that version into which the organisation was loaded, read off the organisation
 * itself: no request is sent. Grants of a data source whose driver does not load are unknown, as to any reader.
 */
export function snapshotOfOrganisation(organisation: unknown, version: string): Snapshot {
  const { users, groups, dataSources, grants } = truth(buildWorld(parseOrganisation(organisation), version));
  const hidden = new Set(dataSources.filter((source) => source.hidden).map(({ id }) => id));
  return snapshot({
    version,
    users: users.map(({ id, name, email, state, groups }) => {
      const disabled = state === "disabled";
      return {
        id,
        name,
        email,
        disabled,
        pending: state === "pending",
        groups: groups && [...groups],
        groupsReadFrom: "members",
      };
    }),
    groups: groups.map(({ id, name, permissions }) => {
      return {
        id,
        name,
        permissions: [...permissions],
        type: id < 3 ? "builtin" : "regular",
        createdAt: null,
      };
    }),
    dataSources: dataSources.map((source) => {
      const { id, name } = source;
      return source.hidden
        ? { id, name: null, type: null, paused: null, presence: "hidden" }
        : { id, name, type: "sqlite", paused: false, presence: "listed" };
    }),
    grants: grants
      .filter(({ dataSourceId }) => !hidden.has(dataSourceId))
      .map((grant) => ({ ...grant, readFrom: "data source" })),
    unknownGrants: [...hidden].map((dataSourceId) => ({
      dataSourceId,
      groupIds: grants.filter((grant) => grant.dataSourceId === dataSourceId).map(({ groupId }) => groupId),
    })),
  });
}
