import { describe, expect, it } from "vitest";
import {
  groupOfFileName,
  groupOfValue,
  readMemberLists,
} from "../../../src/directory/formats/member-lists.js";
import { text } from "../../../src/directory/formats/values.js";
import type { DirectoryReader } from "../../../src/directory/reader.js";
import { jsonRecords, readRecords } from "../../helpers/directory.js";

const ID = /(?<![0-9])id-\d+/i;

describe("groupOfFileName", () => {
  it.each([
    ["members-of-finance.json", { ids: [], name: "finance" }],
    ["Members of Finance & Ops.json", { ids: [], name: "Finance & Ops" }],
    ["okta_members_of_finance.json", { ids: [], name: "finance" }],
    ["ID-12.json", { ids: ["id-12"] }],
    ["members-of-id-12.csv", { ids: ["id-12"] }],
    ["members.json", undefined],
    ["members-of-.json", undefined],
    ["nonmembers-of-finance.json", undefined],
  ])("%s", (fileName, expected) => {
    expect(groupOfFileName(fileName, ID)).toEqual(expected);
  });
});

describe("groupOfValue", () => {
  it.each([
    ["id-12", { ids: ["id-12"] }],
    ["finance id-12", { ids: [], name: "finance id-12" }],
    [
      { id: "id-12", displayName: "finance" },
      { ids: ["id-12"], name: "finance" },
    ],
    [
      { id: "id-12", profile: { name: "finance" } },
      { ids: ["id-12"], name: "finance" },
    ],
    [{ name: "finance" }, { ids: [], name: "finance" }],
    [{}, undefined],
    [null, undefined],
  ])("%j", (value, expected) => {
    expect(groupOfValue(value, ID)).toEqual(expected);
  });
});

describe("readMemberLists", () => {
  const reader: Pick<DirectoryReader, "start"> = {
    start: (sink, context) =>
      readMemberLists(sink, context, {
        groupId: ID,
        pageSizes: [3],
        flat: true,
        member(entry) {
          const address = text(entry);
          return address === undefined ? undefined : { reference: { address } };
        },
      }),
  };
  const read = (fileName: string, value: unknown) =>
    readRecords(reader as DirectoryReader, jsonRecords(fileName, value));

  it("does not evaluate a group of exactly a page, nor one that has an entry which cannot be read", () => {
    const heard = read("all.json", [
      { group: "id-1", users: ["a@x.example", "b@x.example"] },
      { group: "id-2", users: ["a@x.example", "b@x.example", "c@x.example"] },
      { group: "id-3", members: ["a@x.example", {}] },
      { group: "id-4", value: [] },
    ]);
    expect(
      heard.groups.map(({ ids, members, incompleteBecause }) => [ids[0], members?.length, incompleteBecause]),
    ).toEqual([
      ["id-1", 2, undefined],
      [
        "id-2",
        3,
        "there are exactly 3, the size of a page, and nothing in the file says whether more follow",
      ],
      ["id-3", 1, "1 of its members cannot be read"],
      ["id-4", 0, undefined],
    ]);
  });

  it("says which group has no name, and keeps the others", () => {
    const heard = read("all.json", [
      { group: {}, users: ["a@x.example"] },
      { group: "id-2", users: ["a@x.example"] },
    ]);
    expect(heard.unusable).toEqual([
      { place: "all.json: record 1 (line 2)", why: "members of a group that has neither id nor name" },
    ]);
    expect(heard.groups.map(({ ids }) => ids)).toEqual([["id-2"]]);
  });

  it("takes the group from the wrapper before the file's name", () => {
    const heard = read("members-of-id-9.json", { group: "ops", users: [] });
    expect(heard.groups).toEqual([{ ids: [], name: "ops", members: [], groupsKnown: true }]);
  });
});
