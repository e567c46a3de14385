import { describe, expect, it } from "vitest";
import { matchAccounts } from "../../src/drift/match-accounts.js";
import type { MatchSettings } from "../../src/drift/types.js";
import type { Identity } from "../../src/model/directory.js";
import { identity, matchSettings } from "../helpers/drift.js";

/** What was found of one account: rule, keys, and hints as `key by what`. */
function matchOf(email: string, identities: readonly Identity[], settings: Partial<MatchSettings> = {}) {
  const match = matchAccounts([{ id: 7, email }], identities, matchSettings(settings)).get(7);
  return {
    outcome: match?.outcome,
    rule: match?.rule,
    keys: match?.identities.map(({ key }) => key),
    hints: match?.hints.map(({ identity: { key }, by }) => `${key} by ${by}`),
  };
}

const matched = (rule: string, key: string) => ({ outcome: "matched", rule, keys: [key], hints: [] });
const none = (...hints: string[]) => ({ outcome: "none", rule: null, keys: [], hints });

const ANA = identity("ana");

describe("matching by an attribute", () => {
  it.each([
    ["as it is", "ana@nordlicht.example"],
    ["whatever the case", "Ana@Nordlicht.EXAMPLE"],
    ["with blanks around it", "  ana@nordlicht.example "],
  ])("takes the mail %s", (_, email) => {
    expect(matchOf(email, [identity("bo"), ANA])).toEqual(matched("mail", "ana"));
  });

  it("takes composed and decomposed accents for the same", () => {
    expect(matchOf("Rene\u0301@x.example", [identity("r", { mail: "ren\u00e9@x.example" })])).toEqual(
      matched("mail", "r"),
    );
  });

  it.each(["a.na@nordlicht.example", "ana+redash@nordlicht.example", "ana@nordlicht-sharing.example", ""])(
    "does not take %j for ana@nordlicht.example",
    (email) => expect(matchOf(email, [ANA])).toEqual(none()),
  );

  it("takes the attributes in the order of choice, and the second only where the first finds nobody", () => {
    const byUpn = identity("upn", { upn: "ana@nordlicht.example", mail: "other@nordlicht.example" });
    const attributes = ["mail", "upn"] as const;
    expect(matchOf("ana@nordlicht.example", [byUpn, ANA], { attributes })).toEqual(matched("mail", "ana"));
    expect(matchOf("ana@nordlicht.example", [byUpn], { attributes })).toEqual(matched("upn", "upn"));
    expect(matchOf("ana@nordlicht.example", [byUpn, ANA], { attributes: ["upn", "mail"] })).toEqual(
      matched("upn", "upn"),
    );
  });

  it("takes none of two, and names both by key", () => {
    const second = identity("zoe", { mail: "ANA@nordlicht.example" });
    expect(matchOf("ana@nordlicht.example", [second, ANA])).toEqual({
      outcome: "ambiguous",
      rule: "mail",
      keys: ["ana", "zoe"],
      hints: [],
    });
  });

  it("takes somebody once who has the address twice", () => {
    const both = identity("ana", { upn: "ana@nordlicht.example", login: "ana@nordlicht.example" });
    const attributes = ["mail", "upn", "login"] as const;
    expect(matchOf("ana@nordlicht.example", [both], { attributes })).toEqual(matched("mail", "ana"));
  });

  it("never matches by name, alias or id, and says who has the e-mail otherwise", () => {
    const email = "ana@nordlicht.example";
    const identities = [
      identity("1", { upn: email }),
      identity("2", { login: "ANA@nordlicht.example" }),
      identity("3", { aliases: ["a@nordlicht.example", email] }),
      identity("4", { name: email, ids: [email], manager: email }),
    ];
    expect(matchOf(email, identities)).toEqual(none("1 by upn", "2 by login", "3 by alias"));
  });

  it("hints at the mail where the mail is not compared", () => {
    expect(matchOf("ana@nordlicht.example", [ANA], { attributes: ["login"] })).toEqual(none("ana by mail"));
  });
});

describe("matching by alias domains", () => {
  const aliasDomains = new Map([["Nordlicht-Sharing.example", "nordlicht.example"]]);

  it("takes the account's domain, or the identity's, for the one it stands for", () => {
    expect(matchOf("ana@nordlicht-sharing.example", [ANA], { aliasDomains })).toEqual(
      matched("alias domain", "ana"),
    );
    const shared = identity("ana", { mail: "ana@nordlicht-sharing.example" });
    expect(matchOf("ana@nordlicht.example", [shared], { aliasDomains })).toEqual(
      matched("alias domain", "ana"),
    );
  });

  it("is asked after all attributes as they are", () => {
    const byLogin = identity("bo", { login: "ana@nordlicht-sharing.example" });
    const attributes = ["mail", "login"] as const;
    expect(matchOf("ana@nordlicht-sharing.example", [ANA, byLogin], { aliasDomains, attributes })).toEqual(
      matched("login", "bo"),
    );
  });

  it("leaves other domains, and names that only end alike, as they are", () => {
    expect(matchOf("ana@sharing.example", [ANA], { aliasDomains })).toEqual(none());
    expect(matchOf("ana@eu.nordlicht-sharing.example", [ANA], { aliasDomains })).toEqual(none());
  });

  it("hints by the standard form too", () => {
    const alias = identity("bo", { aliases: ["ana@nordlicht.example"] });
    expect(matchOf("ana@nordlicht-sharing.example", [alias], { aliasDomains })).toEqual(none("bo by alias"));
  });
});

describe("matching by plus tags", () => {
  it.each([
    ["the account's", "ana+redash@nordlicht.example", "ana@nordlicht.example"],
    ["the identity's", "ana@nordlicht.example", "ana+work@nordlicht.example"],
  ])("takes %s tag off", (_, email, mail) => {
    expect(matchOf(email, [identity("ana", { mail })], { plusTags: true })).toEqual(
      matched("plus tag", "ana"),
    );
  });

  it("takes two tags for two people", () => {
    const other = identity("ana", { mail: "ana+work@nordlicht.example" });
    expect(matchOf("ana+redash@nordlicht.example", [other], { plusTags: true })).toEqual(none());
  });

  it("prefers the tag as it is", () => {
    const tagged = identity("tagged", { mail: "ana+redash@nordlicht.example" });
    expect(matchOf("ana+redash@nordlicht.example", [ANA, tagged], { plusTags: true })).toEqual(
      matched("mail", "tagged"),
    );
  });

  it("works beside alias domains", () => {
    const aliasDomains = new Map([["sharing.example", "nordlicht.example"]]);
    expect(matchOf("ana+r@sharing.example", [ANA], { plusTags: true, aliasDomains })).toEqual(
      matched("plus tag", "ana"),
    );
  });

  it("needs a name before the tag", () => {
    const nameless = identity("x", { mail: "@nordlicht.example" });
    expect(matchOf("+tag@nordlicht.example", [nameless], { plusTags: true })).toEqual(none());
  });
});

describe("matching by the account map", () => {
  const mapTo = (value: string) => ({ accountMap: new Map([["old@nordlicht.example", value]]) });

  it.each([
    ["an id", "id-ana"],
    ["a mail", "ana@nordlicht.example"],
    ["a login", "ana.b"],
  ])("finds %s", (_, value) => {
    const ana = identity("ana", { ids: ["ID-Ana"], login: "Ana.B" });
    expect(matchOf("Old@nordlicht.example", [identity("bo"), ana], mapTo(value))).toEqual(
      matched("map file", "ana"),
    );
  });

  it("goes before every other rule", () => {
    const old = identity("old");
    expect(matchOf("old@nordlicht.example", [old, ANA], mapTo("id-ana"))).toEqual(matched("map file", "ana"));
  });

  it("finds nobody else where it names nobody, but hints at who has the e-mail", () => {
    expect(matchOf("old@nordlicht.example", [identity("old")], mapTo("id-gone"))).toEqual(
      none("old by mail"),
    );
  });

  it("is ambiguous where it names two", () => {
    const two = [identity("ana"), identity("bo", { ids: ["ana@nordlicht.example"] })];
    expect(matchOf("old@nordlicht.example", two, mapTo("ana@nordlicht.example"))).toMatchObject({
      outcome: "ambiguous",
      rule: "map file",
    });
  });
});

it("gives every account a match, by user id", () => {
  const users = [
    { id: 9, email: "ana@nordlicht.example" },
    { id: 2, email: "nobody@nordlicht.example" },
    { id: 5, email: "ANA@nordlicht.example" },
  ];
  const matches = matchAccounts(users, [ANA], matchSettings());
  expect([...matches].map(([id, { outcome }]) => `${id} ${outcome}`)).toEqual([
    "2 none",
    "5 matched",
    "9 matched",
  ]);
});
