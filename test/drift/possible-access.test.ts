import { describe, expect, it } from "vitest";
import { possibleAccess } from "../../src/drift/possible-access.js";
import { grant, group, snapshot } from "../helpers/snapshots.js";

const READER = { permissions: ["view_query"] };

/** Group 5 is granted source 3 and perhaps 4, group 6 source 4, group 7 source 8. */
const SNAPSHOT = snapshot({
  groups: [group(5, "Analysts"), group(6, "Readers", READER), group(7, "Others", READER)],
  grants: [grant(5, 3), grant(6, 4), grant(7, 8)],
  unknownGrants: [{ dataSourceId: 4, groupIds: [5] }],
});

function mayDiffer(possible: number[], certain: number[]) {
  return [3, 4, 8].filter(possibleAccess(SNAPSHOT, possible).beside(certain));
}

describe("groups of which it is not known whether somebody is in them", () => {
  it("leave open what they are granted, and may be, beside groups of no lesser permissions", () => {
    expect(mayDiffer([5], [5, 7])).toEqual([]);
    expect(mayDiffer([6], [5])).toEqual([4]);
    expect(mayDiffer([6, 7], [5])).toEqual([4, 8]);
  });

  it("leave everything open where they give a permission that the others do not", () => {
    expect(mayDiffer([5], [6])).toEqual([3, 4, 8]);
    expect(mayDiffer([6], [])).toEqual([3, 4, 8]);
  });

  it("leave nothing open that was told of certain ones, and what others may be granted", () => {
    const another = snapshot({ ...SNAPSHOT, groups: [...SNAPSHOT.groups, group(9, "More")] });
    const granted = { ...another, unknownGrants: [{ dataSourceId: 8, groupIds: [9] }] };
    expect([3, 4, 8].filter(possibleAccess(granted, [9]).beside([5]))).toEqual([8]);
  });
});
