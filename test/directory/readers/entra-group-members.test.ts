import { describe, expect, it } from "vitest";
import entraGroupMembers from "../../../src/directory/readers/entra-group-members.js";
import { jsonFixture, jsonRecords, readRecords, sampleOf } from "../../helpers/directory.js";

const FINANCE = "0a1b2c3d-0000-4000-9000-000000000001";
const OPS = "0a1b2c3d-0000-4000-9000-000000000002";
const EMPTY = "0a1b2c3d-0000-4000-9000-000000000003";
const ADA = { id: "0a1b2c3d-0000-4000-8000-000000000001", kind: "person" };
const CEM = { id: "0a1b2c3d-0000-4000-8000-000000000002", kind: "person" };

const read = (fixture: string) =>
  readRecords(entraGroupMembers, jsonFixture(`entra-group-members/${fixture}`));

describe("entra-group-members", () => {
  it("reads people and groups, itself included; who may not be seen is told by id", () => {
    const heard = read(`members-of-${FINANCE}.json`);
    expect(heard.groups).toEqual([
      {
        ids: [FINANCE],
        members: [
          ADA,
          { id: OPS, name: "redash-ops", kind: "group" },
          { id: FINANCE, name: "redash-finance", kind: "group" },
          { id: "0a1b2c3d-0000-4000-8000-000000000007", kind: "person" },
        ],
      },
    ]);
    expect(heard.identities).toEqual([
      {
        ids: [ADA.id],
        status: "unknown",
        mail: "ada.behrens@nordlicht.example",
        upn: "ada.behrens@nordlicht.example",
        name: "Ada Behrens",
        mentioned: true,
      },
      { ids: ["0a1b2c3d-0000-4000-8000-000000000007"], status: "unknown", mentioned: true },
    ]);
    expect(heard.skipped).toHaveLength(3);
  });

  it("takes the group from the file's name, whatever the case of an id", () => {
    expect(read("members-of-redash-ops.json").groups).toEqual([
      { ids: [], name: "redash-ops", members: [CEM] },
    ]);
    expect(read(`powershell-${OPS.toUpperCase()}.json`).groups).toEqual([{ ids: [OPS], members: [CEM] }]);
  });

  it("takes groups from a list of wrappers", () => {
    expect(read("all-groups.json").groups).toEqual([
      { ids: [FINANCE], members: [ADA, CEM] },
      { ids: [OPS], name: "redash-ops", members: [ADA] },
    ]);
  });

  it("knows a group that has no member", () => {
    expect(read(`members-of-${EMPTY}.json`).groups).toEqual([{ ids: [EMPTY], members: [] }]);
  });

  it("says what the answer says of further pages, and does not evaluate a full one", () => {
    const value = Array.from({ length: 100 }, (_, index) => ({
      "@odata.type": "#microsoft.graph.user",
      id: `u${index}`,
    }));
    const page = { "@odata.nextLink": "https://x.example", value };
    const heard = readRecords(entraGroupMembers, jsonRecords("members-of-ops.json", page));
    expect(heard.partial.map(({ of }) => of)).toEqual(["groups"]);
    expect(heard.groups[0]?.incompleteBecause).toMatch(/exactly 100/);
  });

  it("refuses a list that does not say of which group", () => {
    const sample = sampleOf({
      ...jsonFixture("entra-group-members/members-of-redash-ops.json"),
      fileName: "x.json",
    });
    expect(entraGroupMembers.refuses?.(sample)).toMatch(/members-of-GROUP\.json/);
  });
});
