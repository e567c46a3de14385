import { describe, expect, it } from "vitest";
import entraApplicationAssignments from "../../../src/directory/readers/entra-application-assignments.js";
import { jsonFixture, jsonRecords, readRecords } from "../../helpers/directory.js";

const assignment = (principalId: string | null, more: object = {}) => ({
  appRoleId: "00000000-0000-0000-0000-000000000000",
  principalId,
  principalType: "User",
  resourceId: "redash",
  ...more,
});

const read = (value: unknown) =>
  readRecords(entraApplicationAssignments, jsonRecords("assignments.json", value));

describe("entra-application-assignments", () => {
  it("tells people by id, and a group once; with a group it is not known who is not assigned", () => {
    const heard = readRecords(
      entraApplicationAssignments,
      jsonFixture("entra-application-assignments/assignments.json"),
    );
    const ada = {
      ids: ["0a1b2c3d-0000-4000-8000-000000000001"],
      status: "unknown",
      mentioned: true,
      assigned: true,
      name: "Ada Behrens",
    };
    expect(heard.identities).toEqual([ada, ada]);
    expect(heard.groups).toEqual([{ ids: ["0a1b2c3d-0000-4000-9000-000000000001"], name: "redash-finance" }]);
    expect(heard.doubts).toEqual([
      { why: "1 group is assigned, and the file does not say who is in them.", of: "assignments" },
    ]);
    expect(heard.skipped).toHaveLength(2);
  });

  it("reads what PowerShell writes", () => {
    const heard = readRecords(
      entraApplicationAssignments,
      jsonFixture("entra-application-assignments/powershell.json"),
    );
    expect(heard.identities).toMatchObject([
      { ids: ["0a1b2c3d-0000-4000-8000-000000000001"], assigned: true },
    ]);
    expect(heard.doubts).toEqual([]);
  });

  it("doubts a full page, and assignments of several applications", () => {
    const list = Array.from({ length: 100 }, (_, index) => assignment(`u${index}`));
    expect(read(list).doubts).toHaveLength(1);
    expect(read([assignment("u1"), assignment("u2", { resourceId: "wiki" })]).doubts).toEqual([
      { why: "It has assignments of 2 applications, not of Redash alone.", of: "assignments" },
    ]);
  });

  it("lists what is of nobody or of an unknown kind, and says what the answer says of further pages", () => {
    const heard = read({
      "@odata.nextLink": "https://x.example",
      value: [assignment(null), assignment("u1", { principalType: "Agent" }), assignment("u2")],
    });
    expect(heard.unusable).toHaveLength(2);
    expect(heard.partial.map(({ of }) => of)).toEqual(["assignments"]);
  });
});
