import { describe, expect, it } from "vitest";
import { disagreementsOf } from "../../../src/collect/users/disagreements.js";
import type { Pass } from "../../../src/collect/users/readings.js";
import { Problem } from "../../../src/model/problem.js";
import { listReading, quietPass, rawUser, rawUsers } from "../../helpers/raw-users.js";

const FAILED = new Problem("server_error", "Redash failed (500).", { status: 500 });
const three = rawUsers(1, 3);
const disabledNone = listReading([], { list: "disabled", counts: [0] });

function codes(pass: Pass): string[] {
  return disagreementsOf(pass, 2).map(({ code }) => code);
}

describe("the signs that a pass may have missed somebody", () => {
  it("finds none where pages, members and later totals tell the same", () => {
    expect(disagreementsOf(quietPass(three), 2)).toEqual([]);
  });

  it.each<[string, Partial<Pass>]>([
    ["count-changed", { lists: [listReading(three, { counts: [3, 2, 3] }), disabledNone] }],
    [
      "rows-repeated",
      { lists: [listReading([...three, rawUser(3)], { counts: [4] }), disabledNone], enabledAfter: 4 },
    ],
    ["rows-not-as-reported", { lists: [listReading(three, { counts: [4] }), disabledNone], enabledAfter: 4 }],
    ["pages-repeated", { lists: [listReading(three, { repeatsPages: true }), disabledNone] }],
    ["total-moved", { enabledAfter: 4 }],
    ["total-moved", { disabledAfter: 1 }],
    ["on-no-page", { members: rawUsers(1, 4) }],
    ["not-among-members", { members: rawUsers(1, 2) }],
    ["state-differs", { members: [...rawUsers(1, 2), rawUser(3, { disabled: true })] }],
    [
      "rows-unreadable",
      {
        lists: [
          listReading(rawUsers(1, 3), { counts: [4], unreadable: [{ from: 4, to: 4, problem: FAILED }] }),
          disabledNone,
        ],
        enabledAfter: 4,
      },
    ],
    [
      "on-both-lists",
      {
        lists: [listReading(three), listReading([rawUser(2)], { list: "disabled", counts: [1] })],
        disabledAfter: 1,
      },
    ],
  ])("finds %s", (code, told) => {
    expect(codes(quietPass(three, told))).toEqual([code]);
  });

  it("does not miss an account outside the default group among its members", () => {
    const outsider = rawUser(9, { groupIds: [5] });
    expect(codes(quietPass([...three, outsider], { members: three }))).toEqual([]);
  });

  it("names who stood on no page", () => {
    const [found] = disagreementsOf(quietPass(three, { members: rawUsers(1, 5) }), 2);
    expect(found?.users).toEqual([4, 5]);
  });
});
