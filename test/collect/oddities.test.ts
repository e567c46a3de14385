import { describe, expect, it } from "vitest";
import { gapsOf as gapsOfRun } from "../../src/analyze/gaps.js";
import { verdictOf } from "../../src/analyze/verdict.js";
import { isComplete, type Snapshot } from "../../src/model/snapshot.js";
import type { Misbehaviour } from "../../src/simulator/misbehaviour.js";
import type { OrganisationInput } from "../../src/simulator/organisation.js";
import { collectFrom, simulator } from "../helpers/collect.js";

/** What a server, or something in front of it, can do without an error: the run repairs it, or says what it lacks. */

const organisation: OrganisationInput = {
  groups: [{ key: "three", name: "Three" }],
  dataSources: [
    { key: "one", name: "One", grants: [{ group: "default" }] },
    { key: "two", name: "Two", grants: [{ group: "three", viewOnly: true }] },
  ],
  users: [
    { name: "Ann", email: "ann@example.com", groups: ["default", "three"] },
    { name: "Bob", email: "bob@example.com", groups: ["three"] },
  ],
};

async function collected(
  misbehaviours: Misbehaviour[],
  { version = "26.3.0", prove = false, of = organisation } = {},
): Promise<{ snapshot: Snapshot; requests: number }> {
  const server = await simulator({ organisation: of, version, misbehaviours });
  const snapshot = await collectFrom(server, { prove });
  return { snapshot, requests: server.requests.length };
}

const gapsOf = (snapshot: Snapshot, section: keyof Snapshot["sections"]) =>
  snapshot.sections[section].gaps.map(({ code }) => code);
const notesOf = (snapshot: Snapshot, section: keyof Snapshot["sections"]) =>
  snapshot.sections[section].notes.map(({ code }) => code);
const dataSourcesOf = ({ dataSources }: Snapshot) => dataSources.map(({ id, presence }) => [id, presence]);
const grantsOf = ({ grants }: Snapshot) =>
  grants.map(({ groupId, dataSourceId, viewOnly }) => [groupId, dataSourceId, viewOnly]);

describe("groups that change while the run goes on", () => {
  it("takes in a group that was made, with no grant, after the list was read", async () => {
    const made = { kind: "reorganise", does: "add-group", path: "/api/groups", after: 1 } as const;
    const { snapshot } = await collected([{ ...made, members: ["bob@example.com"] }]);
    expect(snapshot.groups.map(({ id }) => id)).toEqual([1, 2, 3, 4]);
    expect(snapshot.users.find(({ email }) => email === "bob@example.com")?.groups).toEqual([3, 4]);
    expect(snapshot.sections.groups.notes[0]).toMatchObject({ code: "changed-while-reading", groups: [4] });
    expect(isComplete(snapshot)).toBe(true);
  });

  it.each(["8.0.0", "26.3.0"])(
    "asks a new group for its grants where a data source does not tell its own (%s)",
    async (version) => {
      const { snapshot } = await collected(
        [
          { kind: "refuse", path: "/api/data_sources/1", status: 500 },
          { kind: "reorganise", does: "add-group", path: "/api/groups", after: 1, grants: [1] },
        ],
        { version },
      );
      expect(grantsOf(snapshot)).toContainEqual([4, 1, false]);
    },
  );

  it("names a group that was deleted", async () => {
    const { snapshot } = await collected([
      { kind: "reorganise", does: "delete-group", path: "/api/data_sources", after: 1, id: 3 },
    ]);
    expect(snapshot.sections.groups.notes[0]).toMatchObject({ code: "changed-while-reading", groups: [3] });
  });
});

describe("lists that something shortens without a word", () => {
  it.each(["4.0.2", "26.3.0"])("misses a group that is granted a data source (%s)", async (version) => {
    const { snapshot } = await collected([{ kind: "lose-rows", path: "/api/groups", ids: [3] }], { version });
    expect(snapshot.sections.groups.gaps[0]).toMatchObject({ code: "groups-not-listed", groups: [3] });
  });

  it("misses a group that the list of users names, though nothing is granted to it", async () => {
    const of = { ...organisation, dataSources: [] };
    const { snapshot } = await collected([{ kind: "lose-rows", path: "/api/groups", ids: [3] }], { of });
    expect(snapshot.sections.groups.gaps[0]).toMatchObject({ code: "groups-not-listed", groups: [3] });
  });

  it.each(["4.0.2", "7.0.0", "8.0.0", "10.1.0"])(
    "finds a data source that only groups name (%s)",
    async (version) => {
      const { snapshot } = await collected([{ kind: "lose-rows", path: "/api/data_sources", ids: [2] }], {
        version,
        prove: true,
      });
      expect(dataSourcesOf(snapshot)).toEqual([
        [1, "listed"],
        [2, "listed"],
      ]);
      expect(grantsOf(snapshot)).toContainEqual([3, 2, true]);
    },
  );

  it("keeps what the group tells of a data source that cannot be asked for", async () => {
    const { snapshot } = await collected(
      [
        { kind: "lose-rows", path: "/api/data_sources", ids: [2] },
        { kind: "refuse", path: "/api/data_sources/2", status: 500 },
      ],
      { version: "8.0.0" },
    );
    expect(grantsOf(snapshot)).toContainEqual([3, 2, true]);
    expect(snapshot.dataSources.map(({ name }) => name)).toEqual(["One", "Two"]);
  });
});

describe("data sources whose driver does not load", () => {
  const source = (type: string, group = "three", name = type) => ({
    key: `${type}${group}${name}`,
    name,
    type,
    grants: [{ group }],
  });

  it("finds one behind as many deleted ones as there are gaps before", async () => {
    const of = {
      ...organisation,
      dataSources: [
        ...Array.from({ length: 10 }, (_, index) => source("pg", "default", `S${index}`)),
        source("gone"),
      ],
    };
    const deleted = [2, 3, 4, 8, 9, 10].map((id) => {
      return { kind: "reorganise", does: "delete-data-source", after: 0, id } as const;
    });
    const { snapshot } = await collected(deleted, { of });
    expect(dataSourcesOf(snapshot)).toContainEqual([11, "hidden"]);
  });

  it.each(["4.0.2", "5.0.2", "6.0.0"])("sees that one has the name of a listed one (%s)", async (version) => {
    const of = {
      ...organisation,
      dataSources: [source("gone", "three", "Same"), source("pg", "three", "Same")],
    };
    const { snapshot } = await collected([], { version, of });
    expect(isComplete(snapshot)).toBe(false);
    expect(snapshot.unknownGrants).toEqual([{ dataSourceId: 1, groupIds: [3] }]);
  });

  it.each(["5.0.2", "8.0.0"])(
    "is named as possible behind the last listed one as well (%s)",
    async (version) => {
      const of = { ...organisation, dataSources: [source("pg"), source("pg", "default"), source("gone")] };
      const deleted = { kind: "reorganise", does: "delete-data-source", after: 0, id: 1 } as const;
      const { snapshot } = await collected([deleted], { version, of });
      expect(snapshot.sections.dataSources.gaps[0]?.what).toContain("or one with an id above 2");
    },
  );
});

describe("accounts that change between two answers about them", () => {
  const verdictAfter = async (
    does: "add" | "disable" | "remove" | "rename" | "leave-all-groups" | "touch",
  ) => {
    const user = does === "add" ? "new@example.com" : "ann@example.com";
    const { snapshot } = await collected([
      { kind: "change", path: "/api/groups/<id>/members", after: 1, does, user },
    ]);
    return { snapshot, verdict: verdictOf(snapshot, gapsOfRun(snapshot, null, [])) };
  };

  it.each([
    ["disable", "Ann (account 2): disabled."],
    ["remove", "account 2: gone."],
    ["rename", "Ann (renamed) (account 2): name."],
    ["leave-all-groups", "Ann (account 2): groups."],
    ["add", "The report holds the state of the latest answer."],
  ] as const)("make it the state of no one moment: %s", async (does, said) => {
    const { snapshot, verdict } = await verdictAfter(does);
    expect(snapshot.sections.users.status).toBe("complete");
    expect(verdict.kind).toBe("changed while reading");
    expect(verdict.changes).toEqual([expect.stringContaining(said)]);
  });

  it("do not where nothing but their time of activity moved", async () => {
    expect((await verdictAfter("touch")).verdict.kind).toBe("complete");
  });
});

describe("data sources that change while the run goes on", () => {
  it.each(["4.0.2", "8.0.0", "26.3.0"])(
    "leaves out one that is deleted, and says so (%s)",
    async (version) => {
      const { snapshot } = await collected(
        [{ kind: "reorganise", does: "delete-data-source", path: "/api/data_sources", after: 1, id: 2 }],
        { version },
      );
      expect(dataSourcesOf(snapshot)).toEqual([[1, "listed"]]);
      expect(notesOf(snapshot, "dataSources")).toContain("changed-while-reading");
    },
  );

  it.each(["4.0.2", "8.0.0", "26.3.0"])(
    "takes in one that is made, with the default group's grant (%s)",
    async (version) => {
      const { snapshot } = await collected(
        [{ kind: "reorganise", does: "add-data-source", path: "/api/data_sources", after: 1 }],
        { version },
      );
      expect(dataSourcesOf(snapshot)).toContainEqual([3, "listed"]);
      expect(grantsOf(snapshot)).toContainEqual([2, 3, false]);
    },
  );
});

describe("an answer about something else", () => {
  it("does not take another data source's grants for its own", async () => {
    const { snapshot } = await collected([
      { kind: "another-answer", path: "/api/data_sources/2", of: "/api/data_sources/1" },
    ]);
    expect(snapshot.dataSources.map(({ id, name }) => [id, name])).toEqual([
      [1, "One"],
      [2, "Two"],
    ]);
    expect(grantsOf(snapshot)).toEqual([
      [2, 1, false],
      [3, 2, true],
    ]);
  });

  it("does not believe that a data source is gone while the list has it", async () => {
    const { snapshot } = await collected([
      { kind: "another-answer", path: "/api/data_sources/2", of: "/api/data_sources/99" },
    ]);
    expect(dataSourcesOf(snapshot)).toContainEqual([2, "listed"]);
    expect(grantsOf(snapshot)).toContainEqual([3, 2, true]);
  });

  it("doubts the users where another group's members come for the default group's", async () => {
    const { snapshot } = await collected([
      { kind: "another-answer", path: "/api/groups/2/members", of: "/api/groups/3/members" },
      {
        kind: "lose-users",
        path: "/api/users",
        users: ["ann@example.com"],
        instead: "nothing",
        countLess: 1,
      },
    ]);
    expect(snapshot.sections.users.status).toBe("partial");
  });
});

describe("what the server does not tell of users", () => {
  it.each(["7.0.0", "26.3.0"])("is not taken for no: whether an invitation is open (%s)", async (version) => {
    const spoilt = { kind: "spoil", as: "missing" } as const;
    const { snapshot } = await collected(
      [
        { ...spoilt, path: "/api/users", field: "results.*.is_invitation_pending" },
        { ...spoilt, path: "/api/groups/<id>/members", field: "*.is_invitation_pending" },
      ],
      { version },
    );
    expect(gapsOf(snapshot, "users")).toEqual(["pending-unknown"]);
    expect(snapshot.sections.users.gaps[0]?.users).toEqual([1, 2, 3]);
  });

  it("reads the disabled users wherever the list has pages, whatever version the server says", async () => {
    const gone = { name: "Gone", email: "gone@example.com", groups: [], state: "disabled" as const };
    const of = { ...organisation, users: [gone] };
    const { snapshot } = await collected(
      [{ kind: "spoil", path: "/api/session", field: "client_config.version", as: "version" }],
      { version: "5.0.2", of },
    );
    expect(snapshot.server.version).toBe("4.1.0");
    expect(snapshot.users.find(({ name }) => name === "Gone")?.disabled).toBe(true);
  });

  it("ends in a bounded number of requests where the server counts millions", async () => {
    const { snapshot, requests } = await collected([
      { kind: "spoil", path: "/api/users", field: "count", as: "large" },
    ]);
    expect(snapshot.sections.users.status).toBe("partial");
    expect(requests).toBeLessThan(300);
  });
});
