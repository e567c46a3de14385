import { describe, expect, it } from "vitest";
import { suggest } from "../../src/drift/suggest.js";
import { directory, directoryGroup, identity } from "../helpers/drift.js";
import { ADMIN_GROUP, group, snapshot, user } from "../helpers/snapshots.js";

const GROUPS = [
  ADMIN_GROUP,
  group(2, "default", { type: "builtin" }),
  group(5, "analysts"),
  group(6, "finance"),
];

/** Three accounts whose e-mails are logins at nordlicht.example; Ana's is her mail too. */
const SNAPSHOT = snapshot({
  groups: GROUPS,
  users: [
    user(1, "Ana", [2, 5, 5], { email: "ana@nordlicht.example" }),
    user(2, "Bo", [1, 2, 5, 6], { email: "Bo@nordlicht.example" }),
    user(3, "Cy", [2, 6, 77], { email: "cy@nordlicht.example" }),
    user(4, "Nobody", [2, 6], { email: "nobody@nordlicht.example" }),
  ],
});

function person(key: string, groups: string[]) {
  const mail = key === "ana" ? "ana@nordlicht.example" : `${key}.long@nordlicht.example`;
  return identity(key, { mail, login: `${key}@nordlicht.example`, groups });
}

const DIRECTORY = directory({
  identities: [
    person("ana", ["redash-analysts"]),
    person("bo", ["inner", "finance"]),
    person("cy", ["redash-finance"]),
  ],
  groups: [
    directoryGroup("redash-analysts"),
    directoryGroup("redash-finance"),
    directoryGroup("finance"),
    directoryGroup("x-finance"),
    directoryGroup("inner", { groups: ["redash-analysts"] }),
  ],
});

describe("suggestions", () => {
  it("say which attribute matches most accounts, and how many memberships each map explains", () => {
    expect(suggest(SNAPSHOT, DIRECTORY)).toEqual({
      attributes: [
        { attribute: "login", matches: 3, of: 4 },
        { attribute: "mail", matches: 1, of: 4 },
        { attribute: "upn", matches: 0, of: 4 },
      ],
      maps: [
        { map: "prefix:redash-", explains: 3, of: 4 },
        { map: "equal", explains: 1, of: 4 },
      ],
    });
  });

  it("name every prefix that explains any", () => {
    const both = {
      ...DIRECTORY,
      identities: [person("ana", ["redash-analysts"]), person("bo", ["x-finance"])],
    };
    expect(suggest(SNAPSHOT, both).maps).toEqual([
      { map: "prefix:redash-", explains: 1, of: 3 },
      { map: "prefix:x-", explains: 1, of: 3 },
      { map: "equal", explains: 0, of: 3 },
    ]);
  });

  it("count nobody who is matched by two", () => {
    const twice = {
      ...DIRECTORY,
      identities: [...DIRECTORY.identities, { ...person("ana", []), key: "ana2" }],
    };
    expect(suggest(SNAPSHOT, twice).attributes[0]).toEqual({ attribute: "login", matches: 2, of: 4 });
  });

  it("are of nothing where there is nothing", () => {
    expect(suggest(snapshot(), directory())).toEqual({
      attributes: [
        { attribute: "mail", matches: 0, of: 0 },
        { attribute: "upn", matches: 0, of: 0 },
        { attribute: "login", matches: 0, of: 0 },
      ],
      maps: [{ map: "equal", explains: 0, of: 0 }],
    });
  });
});
