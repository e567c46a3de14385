import { describe, expect, it } from "vitest";
import { disagreementsOf } from "../../../src/collect/users/disagreements.js";
import { decidePopulation, type JudgedPass, movedIn } from "../../../src/collect/users/population.js";
import type { Pass } from "../../../src/collect/users/readings.js";
import { Problem } from "../../../src/model/problem.js";
import type { RawUser } from "../../../src/redash/endpoints/users.js";
import { listReading, quietPass, rawUser, rawUsers } from "../../helpers/raw-users.js";

function judged(
  pass: Pass,
  laterMembers: readonly RawUser[] = [],
  laterTotal = (pass.enabledAfter ?? 0) + (pass.disabledAfter ?? 0),
): JudgedPass {
  return { pass, disagreements: disagreementsOf(pass, 2), laterMembers, laterTotal };
}

const everybody = rawUsers(1, 600);
const disabledNone = listReading([], { list: "disabled", counts: [0] });
/** Page 2 repeats 50 ids of page 1: 600 rows, 550 people. */
const withRepeats = listReading([...rawUsers(1, 250), ...rawUsers(1, 50), ...rawUsers(251, 550)], {
  counts: [600, 600, 600],
});

describe("who is in the organisation, and whether that is sure", () => {
  it("is sure where the pages and the members agree", () => {
    const { ids, doubt } = decidePopulation([judged(quietPass(everybody))]);
    expect([ids.size, doubt]).toEqual([600, null]);
  });

  it("is sure where the members make good what pages repeat, and tie with the total", () => {
    const pass = quietPass(everybody, { lists: [withRepeats, disabledNone] });
    const { ids, doubt } = decidePopulation([judged(pass), judged(pass, everybody)]);
    expect([ids.size, doubt]).toEqual([600, null]);
  });

  it("does not let somebody who is gone make up for somebody who was never seen", () => {
    const list = listReading([...rawUsers(1, 8), rawUser(8)], { counts: [9] });
    const pass = quietPass(rawUsers(1, 8), { lists: [list, disabledNone], enabledAfter: 9 });
    const withGone = { ...pass, members: [...rawUsers(1, 8), rawUser(99)] };
    expect(decidePopulation([judged(pass), judged(withGone, rawUsers(1, 8))]).doubt).not.toBeNull();
  });

  const eightAndOneLost = listReading([...rawUsers(1, 8), rawUser(8)], { counts: [9] });

  it("does not let somebody who came since make up for somebody who was never seen", () => {
    const lists = [eightAndOneLost, disabledNone];
    const pass = quietPass(rawUsers(1, 8), { lists, enabledAfter: 9 });
    const withNew = [...rawUsers(1, 8), rawUser(99)];
    expect(decidePopulation([judged(pass), judged(pass, withNew, 9)]).doubt).toBeNull();
    expect(decidePopulation([judged(pass), judged(pass, withNew, 10)]).doubt).not.toBeNull();
  });

  it("nor where somebody else went at the same time, so that the total stayed", () => {
    const lists = [eightAndOneLost, disabledNone];
    const pass = quietPass(rawUsers(1, 8), { lists, enabledAfter: 9 });
    const withNewWithoutOld = [...rawUsers(2, 8), rawUser(99)];
    expect(decidePopulation([judged(pass), judged(pass, withNewWithoutOld, 9)]).doubt).not.toBeNull();
  });

  it("never ties with the total where a row stayed unread", () => {
    const unreadable = [{ from: 10, to: 10, problem: new Problem("server_error", "x", { status: 500 }) }];
    const list = listReading(rawUsers(1, 9), { counts: [10], unreadable });
    const pass = quietPass(rawUsers(1, 9), { lists: [list, disabledNone], enabledAfter: 10 });
    expect(decidePopulation([judged(pass), judged(pass, rawUsers(1, 10))]).doubt).not.toBeNull();
  });

  it("doubts an account that only the members have while the total leaves it out, and keeps it", () => {
    const pass = quietPass(everybody, { members: [...everybody, rawUser(777)] });
    const { ids, doubt } = decidePopulation([judged(pass), judged(pass)]);
    expect(ids.has(777)).toBe(true);
    expect(doubt).toBe(
      "The server counts 600 accounts, 601 were found, and the readings do not agree on who they are",
    );
  });

  it("doubts repeated pages where no members can be read, though rows and total tie", () => {
    const pass = quietPass(everybody, { lists: [withRepeats, disabledNone], members: null });
    expect(decidePopulation([judged(pass), judged(pass)]).doubt).toContain("600 accounts, 550 were found");
  });

  it("is never sure by one walk over the pages alone", () => {
    expect(decidePopulation([judged(quietPass(everybody, { members: null }))]).doubt).not.toBeNull();
  });

  it("is sure by pages in both orders where no members can be read", () => {
    const pass = judged(quietPass(everybody, { members: null }));
    expect(decidePopulation([pass, pass]).doubt).toBeNull();
  });

  it("doubts pages in both orders that hold different people", () => {
    const first = judged(quietPass(rawUsers(1, 600), { members: null }));
    const second = judged(quietPass(rawUsers(2, 601), { members: null }));
    expect(decidePopulation([first, second]).ids.size).toBe(601);
    expect(decidePopulation([first, second]).doubt).not.toBeNull();
  });

  it("lets go of an account that a second, quiet pass no longer has", () => {
    const first = judged(quietPass(rawUsers(1, 10), { enabledAfter: 9 }));
    const second = judged(quietPass(rawUsers(1, 9)));
    const { ids, doubt } = decidePopulation([first, second]);
    expect([ids.has(10), doubt]).toEqual([false, null]);
  });

  it("ties with the total only while the total stands still", () => {
    const moving = quietPass(everybody, {
      lists: [listReading(everybody, { counts: [600, 599, 600] }), disabledNone],
    });
    expect(decidePopulation([judged(moving), judged(moving)]).doubt).not.toBeNull();
  });

  it("finds through other groups who is outside the default group and on no page", () => {
    const lacking = listReading([...rawUsers(1, 9), rawUser(9)], { counts: [10, 10] });
    const pass = quietPass(rawUsers(1, 9), { lists: [lacking, disabledNone], enabledAfter: 10 });
    const outsider = rawUser(10, { groupIds: [5], groupsForm: "raw" });
    const { ids, doubt } = decidePopulation([judged(pass), judged(pass, [...rawUsers(1, 9), outsider])]);
    expect([ids.has(10), doubt]).toEqual([true, null]);
  });
});

describe("whether accounts came or went while they were read", () => {
  it("is not so where nothing differs, nor where pages alone were odd", () => {
    const odd = judged(quietPass(everybody, { lists: [withRepeats, disabledNone] }));
    expect(movedIn([judged(quietPass(everybody))])).toEqual({ moved: false, users: [] });
    expect(movedIn([odd, judged(quietPass(everybody))])).toEqual({ moved: false, users: [] });
  });

  it("is so where a total was another afterwards", () => {
    const moved = judged(quietPass(rawUsers(1, 8), { enabledAfter: 9 }));
    expect(movedIn([moved, judged(quietPass(rawUsers(1, 9)))])).toEqual({ moved: true, users: [] });
  });

  it("is so, and tells whom, where somebody is a member of the default group later and was not at first", () => {
    const lateMember = judged(quietPass(rawUsers(1, 9), { members: rawUsers(1, 8) }));
    expect(movedIn([lateMember, judged(quietPass(rawUsers(1, 9)))])).toEqual({ moved: true, users: [9] });
    expect(movedIn([lateMember, lateMember])).toEqual({ moved: false, users: [] });
    const unread = judged(quietPass(rawUsers(1, 9), { members: null }));
    expect(movedIn([lateMember, unread])).toEqual({ moved: false, users: [] });
  });
});
