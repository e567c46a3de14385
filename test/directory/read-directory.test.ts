import { describe, expect, it } from "vitest";
import { checkDirectory, readDirectory } from "../../src/directory/read-directory.js";
import { READERS } from "../../src/directory/readers/index.js";
import { fileOf, fixtureFile } from "../helpers/directory-input.js";
import { rejectionOf } from "../helpers/thrown.js";

const OPTIONS = { readers: READERS, allowPartial: false };
const PARTIAL = JSON.stringify({
  "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=x",
  value: [{ id: "1", userPrincipalName: "ana@nordlicht.example", mail: "ana@nordlicht.example" }],
});
const oktaUsers = (status: string) =>
  JSON.stringify([
    {
      id: "00u1",
      status,
      created: "2020-01-01T00:00:00.000Z",
      profile: { login: "ana@nordlicht.example", email: "ana@nordlicht.example" },
    },
  ]);

describe("readDirectory", () => {
  it("joins all files into one directory", async () => {
    const inputs = [fixtureFile("okta-users/users.json"), fixtureFile("okta-groups/groups.json")];
    const directory = await readDirectory(inputs, OPTIONS);
    expect(directory.files.map(({ name, format }) => [name, format])).toEqual([
      ["groups.json", "okta-groups"],
      ["users.json", "okta-users"],
    ]);
    expect(directory.identities).toHaveLength(5);
    expect(directory.groups).toHaveLength(3);
  });

  it("refuses a file that says itself that more is missing, unless it may be partial", async () => {
    const inputs = [fileOf("users.json", PARTIAL)];
    expect(await rejectionOf(readDirectory(inputs, OPTIONS))).toMatchObject({
      code: "directory_partial",
      place: "users.json",
      message: expect.stringMatching(/^users\.json is not whole: .+[^.]\.$/),
    });
    const { people } = await readDirectory(inputs, { ...OPTIONS, allowPartial: true });
    expect(people).toBe("partial");
  });

  it("refuses a numbered set of which a part is missing, unless it may be partial", async () => {
    const users = (id: string) =>
      JSON.stringify({
        realm: "nordlicht",
        users: [{ id, username: id, enabled: true, email: `${id}@nordlicht.example` }],
      });
    const inputs = [
      fileOf("nordlicht-users-0.json", users("ana")),
      fileOf("nordlicht-users-2.json", users("bo")),
    ];
    expect(await rejectionOf(readDirectory(inputs, OPTIONS))).toMatchObject({
      code: "directory_partial",
      message: "Of the files nordlicht-users-N.json number 1 is missing: people may stand there.",
    });
    expect((await readDirectory(inputs, { ...OPTIONS, allowPartial: true })).people).toBe("partial");
  });
});

describe("checkDirectory", () => {
  it("lists what is refused beside what is read, and joins nothing then", async () => {
    const inputs = [fixtureFile("okta-users/users.json"), fileOf("members.json", "[{")];
    const check = await checkDirectory(inputs, OPTIONS);
    expect(check).toMatchObject({
      directory: null,
      files: [
        { name: "users.json", file: { format: "okta-users", identities: 5 } },
        { name: "members.json", problem: { code: "directory_unreadable", place: "members.json:1" } },
      ],
    });
    expect(check.files[0]?.problem).toBeUndefined();
  });

  it("shows what a partial file holds, and that it is refused", async () => {
    const inputs = [fileOf("users.json", PARTIAL)];
    const check = await checkDirectory(inputs, OPTIONS);
    expect(check).toMatchObject({
      directory: { people: "partial" },
      files: [{ name: "users.json", file: { identities: 1 }, problem: { code: "directory_partial" } }],
    });
    const [allowed] = (await checkDirectory(inputs, { ...OPTIONS, allowPartial: true })).files;
    expect(allowed?.problem).toBeUndefined();
  });

  it("takes pages for one list where all but one are full", async () => {
    const page = (name: string, from: number, to: number) =>
      fileOf(
        name,
        JSON.stringify(
          Array.from({ length: to - from }, (_, index) => ({
            id: `00u${from + index}`,
            status: "ACTIVE",
            profile: { login: `p${from + index}@nordlicht.example` },
          })),
        ),
      );
    const [first, last] = [page("page-1.json", 0, 200), page("page-2.json", 200, 334)];
    const extents = async (...inputs: ReturnType<typeof page>[]) => {
      const { directory, files } = await checkDirectory(inputs, OPTIONS);
      expect((await readDirectory(inputs, OPTIONS)).people).toBe(directory?.people);
      return [directory?.people, ...files.map(({ file }) => file?.people)];
    };
    expect(await extents(first, last)).toEqual(["whole", "whole", "whole"]);
    expect(await extents(last, first)).toEqual(["whole", "whole", "whole"]);
    expect(await extents(first)).toEqual(["doubtful", "doubtful"]);
    expect(await extents(first, page("page-2.json", 200, 400))).toEqual(["doubtful", "doubtful", "doubtful"]);
  });

  it("tells that files contradict each other", async () => {
    const inputs = [fileOf("a.json", oktaUsers("ACTIVE")), fileOf("b.json", oktaUsers("DEPROVISIONED"))];
    const check = await checkDirectory(inputs, OPTIONS);
    expect(check.directory).toBeNull();
    expect(check.files.map(({ problem }) => problem)).toEqual([undefined, undefined]);
    expect(check.problem).toMatchObject({ code: "directory_contradicts" });
    expect(check.problem?.message).toMatch(/a\.json.*b\.json/);
  });

  it("throws for a format that there is not", async () => {
    const problem = await rejectionOf(checkDirectory([], { ...OPTIONS, format: "okta" }));
    expect(problem.code).toBe("directory_format_unknown");
  });
});
