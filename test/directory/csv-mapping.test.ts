import { describe, expect, it } from "vitest";
import { csvMappingSchema } from "../../src/directory/csv-mapping.js";

describe("csvMappingSchema", () => {
  it("keeps headers and words without case and surrounding space", () => {
    expect(
      csvMappingSchema.parse({
        email: " E-Mail ",
        status: { column: "Aktiv", active: [true, "Ja"], inactive: [0] },
        "last-login": "Zuletzt",
        created: { column: "Angelegt", format: "day-first" },
      }),
    ).toEqual({
      email: "e-mail",
      status: { column: "aktiv", active: ["true", "ja"], inactive: ["0"], unknown: [] },
      "last-login": { column: "zuletzt", format: "any" },
      created: { column: "angelegt", format: "day-first" },
    });
  });

  it.each([
    [{ name: "Name" }, "Name the column of the e-mail address, or of the login."],
    [
      { email: "Mail", status: { column: "S", active: ["on"], inactive: ["ON "] } },
      "A value stands in more than one list of active, inactive and unknown.",
    ],
    [{ email: "Mail", mail: "Mail" }, 'Unrecognized key: "mail"'],
    [{ email: "Mail", groups: { column: "G" } }, "Invalid input: expected string, received undefined"],
  ])("refuses %j", (entry, message) => {
    expect(csvMappingSchema.safeParse(entry).error?.issues[0]?.message).toBe(message);
  });
});
