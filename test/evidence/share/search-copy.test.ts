import { deflateSync } from "fflate";
import { describe, expect, it, test } from "vitest";
import { copySearch } from "../../../src/evidence/share/search-copy.js";
import { searchWhile } from "../../../src/evidence/share/searched-files.js";

const names = {
  everywhere: new Map(
    ["Ana Berg", "Service Account", "Grant", "Renée O'Neil", 'Bo "B" Lin'].map((name) => [name, "P"]),
  ),
  butInKept: new Set(["Rides per day", "Analysts"]),
  notLookedFor: 2,
};
const OWN = "An account of a program is a service account.";

function searched(look: (search: ReturnType<typeof copySearch>) => void) {
  const search = copySearch(names);
  look(search);
  return search.result(() => OWN);
}

test("names that are nowhere are counted, and those that could not be looked for", () => {
  expect(searched((search) => search.text("users.csv", "nobody"))).toEqual({
    nowhere: 7,
    notTold: 2,
    left: [],
  });
});

describe("a name is found", () => {
  it.each([
    ["as it is", "x,Ana Berg,y"],
    ["in another case and with other blanks", "ANA  BERG"],
    ["in JSON", JSON.stringify({ name: 'Bo "B" Lin' })],
    ["in CSV", '"Bo ""B"" Lin"'],
    ["in HTML", "<b>Ren\u00e9e O&#x27;Neil</b>"],
    ["with its accents apart", "Rene\u0301e O'Neil"],
    ["in the id of a finding", "drift-unknown-group-n_Ana_20_Berg"],
    ["though it is that of a query", "Rides per day"],
  ])("%s", (_, text) => {
    expect(searched((search) => search.text("f", text)).left).toHaveLength(1);
  });

  it("over the border of two pieces", () => {
    const { left } = searched((search) => {
      search.text("users.csv", "x,Ana");
      search.text("other.csv", "y");
      search.text("users.csv", " Berg,y");
    });
    expect(left).toEqual([{ file: "users.csv", original: "Ana Berg" }]);
  });

  it("in what the page carries packed", async () => {
    const search = copySearch(names);
    const data = Buffer.from(deflateSync(Buffer.from('["Ana Berg"]'))).toString("base64");
    const write = searchWhile(async (_name, chunks) => {
      Array.from(chunks);
      return { bytes: 0, sha256: "" };
    }, search);
    await write("report.html", [`<script id="data">${data}</script>`]);
    expect(search.result(() => OWN).left).toEqual([{ file: "report.html (its data)", original: "Ana Berg" }]);
  });

  it("in a value, though it is also a word of the report", () => {
    const { left } = searched((search) => {
      search.value("snapshot.json", {
        users: [{ name: "Grant", login: "external" }],
        groups: [{ name: "service account" }],
      });
    });
    expect(left).toEqual([
      { file: "snapshot.json", original: "Grant" },
      { file: "snapshot.json", original: "Service Account" },
    ]);
  });
});

describe("no name is left where", () => {
  it("it is the report's own word", () => {
    const text = "Service account: a grant, Anabergen, granted";
    expect(searched((search) => search.text("f", text))).toEqual({ nowhere: 5, notTold: 4, left: [] });
  });

  it("a group is called like a query", () => {
    const found = searched((search) => {
      search.value("snapshot.json", { groups: [{ name: "Rides per day" }] });
      search.text("groups.csv", "Rides per day");
    });
    expect(found).toEqual({ nowhere: 6, notTold: 3, left: [] });
  });

  it("the values of a list of the format are called so", () => {
    const value = { dataSources: [{ type: "grant" }], sections: { users: { totals: [{ of: "ana berg" }] } } };
    expect(searched((search) => search.value("snapshot.json", value)).left).toEqual([]);
  });
});
