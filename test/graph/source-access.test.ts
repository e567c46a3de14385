import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { buildGraph } from "../../src/graph/build.js";
import { usersOfSource } from "../../src/graph/source-access.js";
import { accessOf } from "../../src/graph/user-access.js";
import { snapshots } from "../helpers/arbitrary-snapshots.js";
import { snapshot } from "../helpers/snapshots.js";

describe("the users of a data source", () => {
  it("are those with a verdict other than none, each once, together with those of the same verdict", () => {
    fc.assert(
      fc.property(snapshots, (random) => {
        const graph = buildGraph(random);
        for (const { id } of random.dataSources) {
          const alike = usersOfSource(graph, id);
          const found = alike.flatMap(({ userIds }) => userIds);
          const reaching = random.users.filter((user) => accessOf(graph, user.id, id).level !== "none");
          expect(found.toSorted((a, b) => a - b)).toEqual(
            reaching.map((user) => user.id).sort((a, b) => a - b),
          );
          for (const { access, userIds } of alike) {
            for (const userId of userIds) {
              const { permissionGroups: _own, ...verdict } = accessOf(graph, userId, id);
              expect(access).toMatchObject(verdict);
            }
          }
        }
      }),
    );
  });

  it("are asked of data sources that there are", () => {
    const graph = buildGraph(snapshot());
    expect(() => usersOfSource(graph, 1)).toThrow("There is no data source 1 in the snapshot.");
  });
});
