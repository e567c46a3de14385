import { describe, expect, it } from "vitest";
import { MOST_COUNTED, type Support, smallestCuts } from "../../src/graph/cut.js";
import type { Change } from "../../src/graph/types.js";

const leave = (groupId: number): Change => ({ kind: "membership", userId: 1, groupId });
const take = (groupId: number, dataSourceId = 3): Change => ({ kind: "grant", groupId, dataSourceId });

/** A group that grants a data source, and a group that gives a permission. */
function granting(groupId: number, dataSourceId = 3): Support {
  return { of: `group ${groupId}`, dataSourceId, fallsBy: [leave(groupId), take(groupId, dataSourceId)] };
}
function permitting(groupId: number): Support {
  return { of: `group ${groupId}`, dataSourceId: null, fallsBy: [leave(groupId)] };
}

const any = () => true;
const noLeaving = ({ kind }: Change) => kind !== "membership";

describe("the smallest cuts", () => {
  it("are one empty set where there is no way", () => {
    expect(smallestCuts([], any)).toEqual({ size: 0, best: [[]], sets: 1 });
  });

  it("end each way at its weakest leg", () => {
    const way = [[granting(5), granting(6)], [permitting(7)]];
    expect(smallestCuts([way], any)).toEqual({ size: 1, best: [[leave(7)]], sets: 1 });
    expect(smallestCuts([way], noLeaving)).toEqual({ size: 2, best: [[take(5), take(6)]], sets: 1 });
  });

  it("end a group's grants of several data sources by leaving it, or each by itself", () => {
    const way = [[granting(5, 3), granting(5, 4)]];
    expect(smallestCuts([way], any)).toEqual({ size: 1, best: [[leave(5)]], sets: 1 });
    expect(smallestCuts([way], noLeaving)?.best).toEqual([[take(5, 3), take(5, 4)]]);
  });

  it("count a change once that ends two ways", () => {
    const ways = [[[granting(5)]], [[permitting(5)], [permitting(6)]]];
    expect(smallestCuts(ways, any)).toEqual({ size: 1, best: [[leave(5)]], sets: 1 });
  });

  it("name one set for each choice of legs, and count all", () => {
    const way = [[granting(5)], [permitting(6)]];
    expect(smallestCuts([way], any)).toEqual({ size: 1, best: [[leave(6)], [leave(5)]].reverse(), sets: 3 });
  });

  it("are none where a way stands on what cannot be changed", () => {
    expect(smallestCuts([[[permitting(5)]]], noLeaving)).toBeNull();
  });

  it("are counted up to a bound", () => {
    const many = Array.from({ length: 200 }, (_, index) => granting(index + 5));
    expect(smallestCuts([[many]], any)).toMatchObject({ size: 200, sets: MOST_COUNTED });
    const queries = Array.from({ length: 20_000 }, (_, index) => permitting(index));
    expect(smallestCuts([[queries]], any)).toMatchObject({ size: 20_000, sets: 1 });
  });
});
