import { describe, expect, it } from "vitest";
import entraGroups from "../../../src/directory/readers/entra-groups.js";
import { jsonFixture, jsonRecords, readRecords } from "../../helpers/directory.js";

const FINANCE = "0a1b2c3d-0000-4000-9000-000000000001";
const OPS = "0a1b2c3d-0000-4000-9000-000000000002";

const group = (more: object) => ({ id: OPS, displayName: "ops", securityEnabled: true, ...more });
const members = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ "@odata.type": "#microsoft.graph.user", id: `u${index}` }));

describe("entra-groups", () => {
  it("reads ids and names; members that were not expanded are not told", () => {
    const heard = readRecords(entraGroups, jsonFixture("entra-groups/groups.json"));
    expect(heard.groups).toEqual([
      { ids: [FINANCE], name: "redash-finance" },
      { ids: [OPS], name: "redash-ops" },
    ]);
    expect(readRecords(entraGroups, jsonFixture("entra-groups/powershell.json")).groups).toEqual([
      { ids: [FINANCE], name: "redash-finance" },
    ]);
  });

  it("reads expanded members: people, groups, and no devices", () => {
    const heard = readRecords(entraGroups, jsonFixture("entra-groups/groups-with-members.json"));
    expect(heard.groups).toEqual([
      {
        ids: [FINANCE],
        name: "redash-finance",
        members: [
          { id: "0a1b2c3d-0000-4000-8000-000000000001", kind: "person" },
          { id: OPS, name: "redash-ops", kind: "group" },
        ],
      },
      {
        ids: [OPS],
        name: "redash-ops",
        members: [{ id: "0a1b2c3d-0000-4000-8000-000000000002", kind: "person" }],
        incompleteBecause: "members@odata.nextLink: there are more pages",
      },
      { ids: ["0a1b2c3d-0000-4000-9000-000000000003"], name: "redash-empty", members: [] },
    ]);
    expect(heard.identities).toMatchObject([
      { mail: "ada.behrens@nordlicht.example", mentioned: true },
      { mail: "cem.yildiz@nordlicht.example", mentioned: true },
    ]);
  });

  it.each([
    [19, undefined],
    [20, "exactly 20 members are given, and $expand gives no more"],
  ])("of %i expanded members: %s", (count, because) => {
    const heard = readRecords(entraGroups, jsonRecords("groups.json", [group({ members: members(count) })]));
    expect(heard.groups[0]?.members).toHaveLength(count);
    expect(heard.groups[0]?.incompleteBecause).toBe(because);
  });

  it("makes members that PowerShell did not unfold the group's gap", () => {
    const name = "Microsoft.Graph.PowerShell.Models.MicrosoftGraphDirectoryObject";
    const heard = readRecords(entraGroups, jsonRecords("groups.json", [group({ members: [name, name] })]));
    expect(heard.groups[0]).toMatchObject({
      members: [],
      incompleteBecause: "2 of its members cannot be read",
    });
  });

  it("lists a group that has neither id nor name, and says what the answer says of further pages", () => {
    const heard = readRecords(
      entraGroups,
      jsonRecords("groups.json", {
        "@odata.nextLink": "https://x.example",
        value: [{ securityEnabled: true }],
      }),
    );
    expect(heard.unusable.map(({ why }) => why)).toEqual(["a group without id or displayName"]);
    expect(heard.partial.map(({ of }) => of)).toEqual(["groups"]);
  });
});
