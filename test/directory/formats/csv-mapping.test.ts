import { describe, expect, it } from "vitest";
import { csvMappingSchema } from "../../../src/directory/formats/csv-mapping.js";

describe("csvMappingSchema", () => {
  it("keeps headers as they are written and words without case, both without surrounding space", () => {
    expect(
      csvMappingSchema.parse({
        email: " E-Mail ",
        status: { column: "Aktiv", active: [true, "Ja"], inactive: [0] },
        kind: { column: "Typ", service: ["Technisch", 7] },
        "last-login": "Zuletzt",
        created: { column: "Angelegt", format: "day-first" },
      }),
    ).toEqual({
      email: "E-Mail",
      status: { column: "Aktiv", active: ["true", "ja"], inactive: ["0"], unknown: [] },
      kind: { column: "Typ", person: [], guest: [], service: ["technisch", "7"] },
      "last-login": { column: "Zuletzt", format: "any" },
      created: { column: "Angelegt", format: "day-first" },
    });
  });

  it.each([
    [{ name: "Name" }, "must name the column of email or of login"],
    [{ email: " " }, "must name the column of email, as its header has it"],
    [
      { email: "M", status: { column: "S", active: ["on"], inactive: ["ON "] } },
      "gives a word of status more than one meaning",
    ],
    [
      { email: "M", status: { column: "S", active: [], inactive: ["off"] } },
      "must list a word for active under status",
    ],
    [
      { email: "M", status: { column: "S", active: "on", inactive: ["off"] } },
      "must list the words for active under status",
    ],
    [
      { email: "M", status: "S" },
      "must be a list of entries: status has column, active, inactive and unknown",
    ],
    [{ email: "M", kind: { column: "K" } }, "must list a word for person, guest or service under kind"],
    [{ email: "M", kind: { column: "K", service: "bot" } }, "must list the words for service under kind"],
    [
      { email: "M", kind: { column: "K", guest: ["x"], service: ["X"] } },
      "gives a word of kind more than one meaning",
    ],
    [
      { email: "M", kind: { column: "K", unknown: ["x"] } },
      "knows no unknown: kind has column, person, guest and service",
    ],
    [{ email: "M", groups: { column: "G" } }, "must say what stands between two names of groups: separator"],
    [
      { email: "M", groups: { column: "G", separator: ";", nested: true } },
      "knows no nested: groups has column and separator",
    ],
    [
      { email: "M", created: { column: "C", format: "month" } },
      "must give created as a column, or as column and format (any, month-first, day-first, epoch-seconds)",
    ],
    [
      { mail: "M" },
      "knows no mail: it has email, login, id, name, status, kind, groups, last-login, created, manager, department, job-title, worker-type",
    ],
  ])("refuses %j", (entry, message) => {
    expect(csvMappingSchema.safeParse(entry).error?.issues[0]?.message).toBe(message);
  });
});
