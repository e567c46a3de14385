import { describe, expect, it } from "vitest";
import { isComplete } from "../../src/model/snapshot.js";
import type { Misbehaviour } from "../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { collectFrom, simulator } from "../helpers/collect.js";

/** Cases that people reported from the field, each made into a small server. */

const email = (index: number): string => `person${index}@example.com`;

/** So many users with `root`, whose id is 1: `person2` is user 2. */
function organisationOf(users: number): OrganisationInput {
  return {
    users: Array.from({ length: users - 1 }, (_, index) => ({
      name: `Person ${String(index + 2).padStart(4, "0")}`,
      email: email(index + 2),
    })),
  };
}

async function collected(
  organisation: OrganisationInput,
  misbehaviours: Misbehaviour[] = [],
  version = "26.3.0",
) {
  const server = await simulator({ organisation, version, misbehaviours });
  const snapshot = await collectFrom(server);
  return { snapshot, requests: server.requests.length };
}

describe("a list of users over pages whose total is right", () => {
  const fifty = Array.from({ length: 50 }, (_, index) => email(300 + index));

  it("has some people twice and as many nowhere: the members repair it, and the coverage tells", async () => {
    const { snapshot } = await collected(organisationOf(600), [
      { kind: "lose-users", path: "/api/users", users: fifty, instead: "another" },
    ]);
    expect(new Set(snapshot.users.map((user) => user.id)).size).toBe(600);
    const notes = snapshot.sections.users.notes.map(({ code }) => code);
    expect(notes).toContain("users-repaired");
    expect(snapshot.sections.users.totals[0]).toMatchObject({ reported: 600, read: 600, distinct: 550 });
  });

  it("leaves out one whom only the members have, total included: he is in the report, and named", async () => {
    const { snapshot } = await collected(organisationOf(601), [
      { kind: "lose-users", path: "/api/users", users: [email(77)], instead: "nothing", countLess: 1 },
    ]);
    expect(snapshot.users.some((user) => user.id === 77)).toBe(true);
    expect(isComplete(snapshot)).toBe(false);
    expect(snapshot.sections.users.gaps[0]?.users).toEqual([77]);
  });

  it("cannot be repaired where the members fail as well: marked", async () => {
    const { snapshot } = await collected(organisationOf(600), [
      { kind: "lose-users", path: "/api/users", users: fifty, instead: "another" },
      { kind: "refuse", path: "/api/groups/<id>/members", status: 500 },
    ]);
    expect(snapshot.sections.users.status).toBe("partial");
    expect(snapshot.sections.memberships.status).toBe("partial");
    expect(snapshot.sections.users.gaps[0]?.what).toContain("The server counts 600 accounts, 550 were found");
  });

  it("is read whole by the page size that comes back, not the one that was sent", async () => {
    const { snapshot } = await collected(organisationOf(340), [{ kind: "cap-pages", size: 100 }]);
    expect(snapshot.users.length).toBe(340);
    expect(isComplete(snapshot)).toBe(true);
  });

  it.each(["first", "asked"] as const)(
    "holds page 1 every time (it claims the %s page): marked, and it ends",
    async (claims) => {
      const { snapshot, requests } = await collected(organisationOf(1_000), [
        { kind: "first-page-again", claims },
      ]);
      expect(snapshot.sections.users.status).toBe("partial");
      expect(snapshot.sections.users.gaps[0]?.what).toContain(
        "two pages of enabled users held the same people",
      );
      expect(requests).toBeLessThan(60);
    },
  );

  it("is an error where one user's groups are NULL: all others are read, and the row is named", async () => {
    const organisation = organisationOf(600);
    const users = (organisation.users ?? []).map((user, index) =>
      index === 300 ? { ...user, groups: null } : user,
    );
    const { snapshot } = await collected({ ...organisation, users });
    expect(snapshot.users.length).toBe(599);
    expect(snapshot.sections.users.gaps.map(({ what }) => what)).toContain(
      "Row 300 of the enabled users (pages ordered by -name) could not be read: the server answers 500.",
    );
  });
});

describe("a deleted group's id", () => {
  it("stays in its members' lists as read, and the two readings are no contradiction", async () => {
    const { snapshot } = await collected({
      groups: [{ key: "former", name: "Former", deleted: true }],
      users: [
        { name: "A", email: "a@example.com", groups: ["admin", "default", "former"] },
        { name: "B", email: "b@example.com", groups: ["default", "former", "former"] },
        { name: "C", email: "c@example.com", groups: ["former"] },
      ],
    });
    expect(snapshot.users.map(({ groups }) => groups)).toEqual([[1, 2], [1, 2, 3], [2, 3, 3], []]);
    expect(snapshot.groups.map(({ id }) => id)).toEqual([1, 2]);
    expect(isComplete(snapshot)).toBe(true);
  });
});

describe("a data source that is granted to a group twice", () => {
  const organisation: OrganisationInput = {
    groups: [{ key: "five", name: "Five" }],
    dataSources: [
      { key: "three", name: "Three", grants: [{ group: "five", viewOnly: true }, { group: "five" }] },
      { key: "four", name: "Four", grants: [{ group: "five" }] },
    ],
  };

  it("is read from its own side, where the later row decides", async () => {
    const { snapshot } = await collected(organisation);
    expect(snapshot.grants.map(({ dataSourceId, viewOnly }) => [dataSourceId, viewOnly])).toEqual([
      [1, false],
      [2, false],
    ]);
    expect(isComplete(snapshot)).toBe(true);
  });

  it("is unknown for the group where its own side fails too, and the other grant is still there", async () => {
    const { snapshot } = await collected(organisation, [
      { kind: "refuse", path: "/api/data_sources/1", status: 500 },
    ]);
    expect(snapshot.grants.map(({ dataSourceId }) => dataSourceId)).toEqual([2]);
    expect(snapshot.unknownGrants).toEqual([{ dataSourceId: 1, groupIds: [3] }]);
    expect(snapshot.sections.grants.gaps[0]).toMatchObject({
      where: "GET /api/data_sources/1",
      dataSources: [1],
      groups: [3],
    });
  });
});
