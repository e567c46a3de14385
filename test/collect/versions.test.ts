import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Snapshot, User } from "../../src/model/snapshot.js";
import { userStatus } from "../../src/model/user-status.js";
import type { Truth } from "../../src/simulator/truth.js";
import { collectFrom, simulator, VERSIONS } from "../helpers/collect.js";

const demo = JSON.parse(
  readFileSync(new URL("../../fixtures/organisations/demo.json", import.meta.url), "utf8"),
);

/** What every version must have read right, whatever it cannot tell: people, groups, and grants of listed sources. */
function essence({ users, grants, dataSources }: Snapshot, known: ReadonlySet<number>) {
  const groupsOf = ({ groups }: User) =>
    groups && [...new Set(groups)].filter((id) => known.has(id)).sort((a, b) => a - b);
  return {
    users: users.map((user) => [user.id, user.email, userStatus(user), groupsOf(user)]),
    listed: dataSources.filter(({ presence }) => presence === "listed").map(({ id, name }) => [id, name]),
    grants: grants
      .map(({ groupId, dataSourceId, viewOnly }) => `${groupId}-${dataSourceId} ${viewOnly}`)
      .sort(),
  };
}

function expected({ users, groups, dataSources, grants }: Truth) {
  const known = new Set(groups.map(({ id }) => id));
  const hidden = new Set(dataSources.filter((source) => source.hidden).map(({ id }) => id));
  const groupsOf = (ids: readonly number[] | null) =>
    ids && [...new Set(ids)].filter((id) => known.has(id)).sort((a, b) => a - b);
  return {
    users: users.map((user) => [user.id, user.email, user.state, groupsOf(user.groups)]),
    listed: dataSources.filter(({ id }) => !hidden.has(id)).map(({ id, name }) => [id, name]),
    grants: grants
      .filter(({ dataSourceId }) => !hidden.has(dataSourceId))
      .map(({ groupId, dataSourceId, viewOnly }) => `${groupId}-${dataSourceId} ${viewOnly}`)
      .sort(),
  };
}

describe.each(VERSIONS)("a collection from Redash %s", (version) => {
  it.each([false, true])("reads the demo organisation as it is (prove: %s)", async (prove) => {
    const server = await simulator({ organisation: demo, version });
    const snapshot = await collectFrom(server, { prove });
    const truth = server.truth();
    expect(essence(snapshot, new Set(truth.groups.map(({ id }) => id)))).toEqual(expected(truth));
    expect(snapshot.sections.users.gaps).toEqual([]);
    expect(snapshot.sections.memberships.gaps).toEqual([]);
  });

  it("marks the data source whose driver does not load, and nothing else", async () => {
    const server = await simulator({ organisation: demo, version });
    const { sections, dataSources, unknownGrants } = await collectFrom(server);
    const hidden = server
      .truth()
      .dataSources.filter((source) => source.hidden)
      .map(({ id }) => id);
    expect(hidden).toHaveLength(1);
    expect(dataSources.filter(({ presence }) => presence !== "listed").map(({ id }) => id)).toEqual(hidden);
    expect(unknownGrants.map(({ dataSourceId }) => dataSourceId)).toEqual(hidden);
    expect(sections.dataSources.status).toBe("partial");
    expect(sections.dataSources.gaps.flatMap((gap) => gap.dataSources)).toEqual(hidden);
  });
});
