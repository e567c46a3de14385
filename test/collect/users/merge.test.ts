import { describe, expect, it } from "vitest";
import { mergeUsers } from "../../../src/collect/users/merge.js";
import { rawUser } from "../../helpers/raw-users.js";

const known = new Set([1, 2, 5]);
const both = new Set([1]);

describe("one record for each user out of many answers", () => {
  it("keeps the raw groups of the members where a later page names the same existing groups", () => {
    const { users, changes } = mergeUsers(
      [
        { from: "members", rows: [rawUser(1, { groupIds: [2, 15, 5, 5], groupsForm: "raw" })] },
        { from: "list", rows: [rawUser(1, { groupIds: [2, 5] })] },
      ],
      known,
      both,
    );
    expect(users).toEqual([
      {
        id: 1,
        name: "User 1",
        email: "user1@example.com",
        disabled: false,
        pending: false,
        groups: [2, 15, 5, 5],
        groupsReadFrom: "members",
      },
    ]);
    expect(changes).toEqual([]);
  });

  it("takes groups and state of the later answer where they changed, and says so", () => {
    const { users, changes } = mergeUsers(
      [
        { from: "members", rows: [rawUser(1, { groupIds: [2, 5], groupsForm: "raw" })] },
        { from: "list", rows: [rawUser(1, { groupIds: [2], disabled: true })] },
      ],
      known,
      both,
    );
    expect(users[0]).toMatchObject({ groups: [2], groupsReadFrom: "list", disabled: true });
    expect(changes).toEqual([
      { userId: 1, what: "disabled" },
      { userId: 1, what: "groups" },
    ]);
  });

  it.each([
    ["name", { name: "User One" }],
    ["email", { email: "one@example.com" }],
    ["disabled", { disabled: true, disabledAt: "2026-11-25T09:00:30Z" }],
    ["pending", { pending: true }],
    ["login", { login: "password" as const }],
  ])("takes the later %s where the groups are kept as the members had them", (what, later) => {
    const { users, changes } = mergeUsers(
      [
        { from: "members", rows: [rawUser(1, { groupIds: [2, 15, 5], groupsForm: "raw" })] },
        { from: "list", rows: [rawUser(1, { groupIds: [2, 5], ...later })] },
      ],
      known,
      both,
    );
    expect(users[0]).toMatchObject({ ...later, groups: [2, 15, 5], groupsReadFrom: "members" });
    expect(changes).toEqual([{ userId: 1, what }]);
  });

  it("does not call a moved time of last activity a change", () => {
    const rows = (activeAt: string) => [rawUser(1, { activeAt })];
    const { users, changes } = mergeUsers(
      [
        { from: "list", rows: rows("2026-11-25T09:00:00Z") },
        { from: "list", rows: rows("2026-11-25T09:01:00Z") },
      ],
      known,
      both,
    );
    expect(changes).toEqual([]);
    expect(users[0]?.activeAt).toBe("2026-11-25T09:01:00Z");
  });

  it("calls gone who was seen and is not in the population", () => {
    const { users, changes } = mergeUsers([{ from: "list", rows: [rawUser(1), rawUser(7)] }], known, both);
    expect(users.map((user) => user.id)).toEqual([1]);
    expect(changes).toEqual([{ userId: 7, what: "gone" }]);
  });

  it("names whom no answer calls enabled or disabled", () => {
    const { disabled: _, ...untold } = rawUser(1);
    expect(mergeUsers([{ from: "members", rows: [untold] }], known, both).stateUnknown).toEqual([1]);
  });

  it("keeps unknown groups unknown", () => {
    const { users } = mergeUsers([{ from: "members", rows: [rawUser(1, { groupIds: null })] }], known, both);
    expect(users[0]?.groups).toBeNull();
  });
});
