import { describe, expect, it } from "vitest";
import { changesInWords } from "../../src/graph/change-words.js";
import type { Change } from "../../src/graph/types.js";

/** Group 9 is called what a pattern of a replacement looks like. */
const NAMES = { group: (id: number) => (id === 9 ? "$& and $1" : `G${id}`), dataSourceId: 3 };

function words(...changes: readonly Change[]) {
  return changesInWords(changes, NAMES);
}

const leave = (groupId: number): Change => ({ kind: "membership", userId: 1, groupId });

describe("changes in words", () => {
  it("say of each kind what is done, and name groups in quotation marks", () => {
    expect(words(leave(5))).toBe('out of the group "G5"');
    expect(words({ kind: "grant", groupId: 5, dataSourceId: 3 })).toBe(
      'the data source taken from the group "G5"',
    );
    expect(words({ kind: "view only", groupId: 9, dataSourceId: 4 })).toBe(
      'data source #4 made view only for the group "$& and $1"',
    );
    expect(words({ kind: "ownership", queryId: 20, userId: 1 })).toBe("given to another owner: query #20");
    expect(words({ kind: "modifying", queryId: 20, userId: 1 })).toBe(
      "no longer modified by this user: query #20",
    );
    expect(words({ kind: "permission", groupId: 5, permission: "edit_query" })).toBe(
      'the permission edit_query taken from the group "G5"',
    );
  });

  it("put together what is done alike, and count what is much", () => {
    expect(words(leave(5), leave(6), { kind: "ownership", queryId: 20, userId: 1 }, leave(7))).toBe(
      'out of the groups "G5", "G6" and "G7"; given to another owner: query #20',
    );
    const queries = [1, 2, 3, 4, 5].map((queryId): Change => ({ kind: "ownership", queryId, userId: 1 }));
    expect(words(...queries)).toBe("given to another owner: queries #1, #2, #3 and 2 more (5 in all)");
    expect(words()).toBe("");
  });
});
