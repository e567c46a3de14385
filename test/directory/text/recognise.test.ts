import { describe, expect, it } from "vitest";
import type { DirectoryReader, Sample } from "../../../src/directory/reader.js";
import { chooseReader } from "../../../src/directory/text/recognise.js";
import { thrownBy } from "../../helpers/thrown.js";

/** A reader of this id that recognises and refuses so. */
function reader(id: string, recognises: boolean, refuses?: string): DirectoryReader {
  return {
    id,
    title: id,
    container: "json",
    holds: { people: true, status: true, assignments: false, groups: false, memberships: false },
    howToGet: [],
    mustHold: [],
    doesNotTell: [],
    checked: "2026-11-25",
    recognises: () => recognises,
    refuses: () => refuses,
    start: () => ({ record() {}, end() {} }),
  };
}

const sample: Sample = {
  container: "json",
  fileName: "users.json",
  head: { total: 1 },
  lists: ["people"],
  columns: [],
  header: [],
  records: [
    { list: "people", value: { uid: "a", mail: "a@nordlicht.example" }, place: "users.json: record 1" },
  ],
  whole: true,
};
const [yes, alsoYes, no] = [reader("yes", true), reader("also-yes", true), reader("no", false)];

describe("chooseReader", () => {
  it("takes the one reader that recognises the file", () => {
    expect(chooseReader(sample, [no, yes], undefined)).toEqual({ reader: yes });
  });

  it("says what it saw where no reader does", () => {
    expect(thrownBy(() => chooseReader(sample, [no], undefined))).toMatchObject({
      code: "directory_format_unknown",
      message:
        'users.json is JSON of no known format: it has "total", "people" at the top, and records of "uid", "mail".',
      place: "users.json",
    });
    const csv: Sample = {
      ...sample,
      container: "csv",
      head: null,
      lists: [""],
      columns: ["e-mail", "active"],
      header: ["E-Mail", "Active"],
    };
    expect(thrownBy(() => chooseReader(csv, [no], undefined)).message).toBe(
      'users.json is CSV of no known format: it has the columns "E-Mail", "Active".',
    );
  });

  it("says that there is no record where nothing is there to recognise", () => {
    const empty: Sample = { ...sample, head: null, lists: [""], records: [] };
    expect(thrownBy(() => chooseReader(empty, [no], undefined))).toMatchObject({
      code: "directory_empty",
      message: "users.json has no record.",
    });
  });

  it("asks where several readers do, and takes the one that is named", () => {
    expect(thrownBy(() => chooseReader(sample, [yes, alsoYes, no], undefined))).toMatchObject({
      code: "directory_format_ambiguous",
      message: "users.json fits several formats: yes, also-yes.",
      ownHint: "Say which it is: --format yes, for example.",
    });
    expect(chooseReader(sample, [yes, alsoYes], "also-yes")).toEqual({ reader: alsoYes });
  });

  it("takes the named reader of a file that none recognises", () => {
    expect(chooseReader(sample, [no], "no")).toEqual({ reader: no });
  });

  it("takes the reader that alone recognises a file, though another is named, and says so", () => {
    expect(chooseReader(sample, [yes, no], "no")).toEqual({
      reader: yes,
      warning: "Read as yes, which its content shows, not as no.",
    });
  });

  it("refuses what the reader, or the named one, refuses", () => {
    const picky = reader("picky", true, "It never has users.");
    const notMine = reader("not-mine", false, "it has no column mail");
    expect(thrownBy(() => chooseReader(sample, [picky], undefined))).toMatchObject({
      code: "directory_unreadable",
      message: "users.json is not used: it never has users.",
      place: "users.json",
    });
    expect(thrownBy(() => chooseReader(sample, [yes, notMine], "not-mine")).message).toBe(
      "users.json is not used: it has no column mail.",
    );
  });

  it("leaves a file that none recognises to the reader that takes others of its container", () => {
    const others = { ...reader("mine", false, "it has no column mail"), takesOthers: true as const };
    expect(thrownBy(() => chooseReader(sample, [no, others], undefined))).toMatchObject({
      code: "directory_unreadable",
      message: "users.json is not used: it has no column mail.",
      ownHint: "`redash-access directory formats mine` says how to get the file that it reads.",
    });
    expect(chooseReader(sample, [yes, others], undefined)).toEqual({ reader: yes });
    const csv: Sample = { ...sample, container: "csv", columns: ["a"], header: ["A"] };
    expect(thrownBy(() => chooseReader(csv, [no, others], undefined)).code).toBe("directory_format_unknown");
  });

  it("refuses a named reader of other files, and a name that there is not", () => {
    const csv: Sample = { ...sample, container: "csv", columns: ["a"] };
    expect(thrownBy(() => chooseReader(csv, [no], "no"))).toMatchObject({
      code: "directory_format_unknown",
      message: "users.json is CSV, and no reads JSON.",
    });
    expect(thrownBy(() => chooseReader(sample, [yes], "okta"))).toMatchObject({
      code: "directory_format_unknown",
      message: 'There is no format of the name "okta".',
    });
  });

  it.each([
    [{ errorCode: "E0000011", errorSummary: "Invalid token provided" }, "Invalid token provided (E0000011)"],
    [
      { error: { code: "Forbidden", message: "Insufficient\nprivileges" } },
      "Insufficient privileges (Forbidden)",
    ],
    [{ error: "invalid_grant", error_description: "Expired" }, "Expired"],
    [{ error: "HTTP 401 Unauthorized" }, "HTTP 401 Unauthorized"],
    [{ message: "Unauthorized", statusCode: 401 }, "Unauthorized"],
  ])("refuses the error message %j", (head, words) => {
    const error: Sample = { ...sample, head, lists: ["errorCauses"], records: [] };
    expect(thrownBy(() => chooseReader(error, [yes], undefined))).toMatchObject({
      code: "directory_unreadable",
      message: `users.json is an error message of the server, not an export: ${words}.`,
    });
  });
});
