import { describe, expect, it } from "vitest";
import oktaApplicationUsers from "../../../src/directory/readers/okta-application-users.js";
import { jsonFixture, jsonRecords, readRecords } from "../../helpers/directory.js";

const assignment = (id: string) => ({ id, scope: "USER", status: "ACTIVE", credentials: null, profile: {} });

describe("okta-application-users", () => {
  it("tells who is assigned, by id where there is nothing else, and nobody's status", () => {
    const heard = readRecords(
      oktaApplicationUsers,
      jsonFixture("okta-application-users/application-users.json"),
    );
    expect(heard.identities).toEqual([
      {
        ids: ["00u1nordlichtAda0001"],
        status: "unknown",
        mentioned: true,
        assigned: true,
        mail: "ada.behrens@nordlicht.example",
        login: "ada.behrens@nordlicht.example",
        name: "Ada Behrens",
      },
      { ids: ["00u1nordlichtCem0002"], status: "unknown", mentioned: true, assigned: true },
      {
        ids: ["00u1nordlichtDora003"],
        status: "unknown",
        mentioned: true,
        assigned: true,
        login: "dora.novak@nordlicht.example",
      },
    ]);
  });

  it.each([50, 200, 500])("doubts a full page of %i", (count) => {
    const list = Array.from({ length: count }, (_, index) => assignment(`u${index}`));
    const heard = readRecords(oktaApplicationUsers, jsonRecords("users.json", list));
    expect(heard.doubts.map(({ of }) => of)).toEqual(["assignments"]);
  });

  it("lists an assignment without an id", () => {
    const heard = readRecords(
      oktaApplicationUsers,
      jsonRecords("users.json", [
        assignment("u1"),
        { scope: "USER", credentials: { userName: "a@x.example" } },
      ]),
    );
    expect(heard.unusable.map(({ why }) => why)).toEqual(["an assignment without the user's id"]);
    expect(heard.identities).toHaveLength(1);
  });
});
