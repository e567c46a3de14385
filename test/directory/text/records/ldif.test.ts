import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { LdifEntry } from "../../../../src/directory/text/records/ldif.js";
import { hintOf } from "../../../../src/model/problem-kinds.js";
import { entriesOf, ldifFile, ldifFixture } from "../../../helpers/ldif.js";
import { thrownBy } from "../../../helpers/thrown.js";

const lines = (...written: string[]) => `${written.join("\n")}\n`;
const read = (...written: string[]) => ldifFile("d.ldif", lines(...written));

describe("the parser of LDIF", () => {
  it("reads entries, with the line where each begins", () => {
    const file = read(
      "version: 1",
      "",
      "# one",
      "dn: cn=a,dc=x",
      "cn: a",
      "cn: b",
      "",
      "",
      "dn: cn=c,dc=x",
      "CN:c",
    );
    expect(entriesOf(file)).toEqual([
      ["d.ldif:4", "cn=a,dc=x", { cn: ["a", "b"] }],
      ["d.ldif:9", "cn=c,dc=x", { cn: ["c"] }],
    ]);
  });

  it("joins folded lines, of values, of base64, of comments", () => {
    const file = read(
      "dn: cn=a,",
      " dc=x",
      "# a comment",
      " dn: of two lines",
      "cn:: R3L",
      " DvG4=",
      "title: Head",
      "  of",
    );
    expect(entriesOf(file)).toEqual([["d.ldif:1", "cn=a,dc=x", { cn: ["Grün"], title: ["Head of"] }]]);
  });

  it("reads a name in base64, and lines that end as Windows ends them", () => {
    const file = ldifFile("d.ldif", "dn:: Y249R3LDvG4sZGM9eA==\r\ncn: a\r\n\r\ndn: dc=x\r\n");
    expect(entriesOf(file)).toEqual([
      ["d.ldif:1", "cn=Grün,dc=x", { cn: ["a"] }],
      ["d.ldif:4", "dc=x", {}],
    ]);
  });

  it("takes values with options for values of the attribute, and keeps ranges", () => {
    const file = read(
      "dn: cn=a",
      "cn;lang-de: ä",
      "cn: a",
      "member;range=0-1499: cn=b",
      "member;Range=1500-*: cn=c",
    );
    expect(entriesOf(file)).toEqual([
      ["d.ldif:1", "cn=a", { cn: ["ä", "a"], member: ["cn=b", "cn=c"] }, { member: ["0-1499", "1500-*"] }],
    ]);
  });

  it("leaves out what is no text: other bytes, zero bytes, `;binary`", () => {
    const file = read(
      "dn: cn=a",
      "jpegPhoto:: /9j/4A==",
      "objectSid:: AQAAAA==",
      "cert;binary:: YWJj",
      "cn:: YWJj",
      "sn::",
    );
    expect(entriesOf(file)).toEqual([["d.ldif:1", "cn=a", { cn: ["abc"], sn: [""] }]]);
  });

  it("takes `changetype: add` for content", () => {
    expect(entriesOf(read("dn: cn=a", "changetype: add", "cn: a"))).toEqual([
      ["d.ldif:1", "cn=a", { cn: ["a"] }],
    ]);
  });

  it("keeps a value that holds a colon, or a name of Object.prototype", () => {
    const file = read("dn: cn=a", "url: http://x.example:80/", "__proto__: a", "constructor: b");
    const entry = file.records[0]?.value as LdifEntry | undefined;
    expect([...(entry?.attributes ?? [])]).toEqual([
      ["url", ["http://x.example:80/"]],
      ["__proto__", ["a"]],
      ["constructor", ["b"]],
    ]);
  });

  it("is the same however the text is cut", () => {
    const text = lines(
      "dn: cn=a,",
      " dc=x",
      "cn:: R3LDvG4=",
      "",
      "dn: cn=b\r",
      "cn: ü\r",
      "\r",
      "search: 2",
      "result: 0 Success",
    );
    const whole = ldifFile("d.ldif", text);
    fc.assert(
      fc.property(fc.array(fc.nat(text.length)), (cuts) => {
        const ends = [...cuts.sort((one, other) => one - other), text.length];
        const pieces = ends.map((end, index) => text.slice(ends[index - 1] ?? 0, end));
        expect(ldifFile("d.ldif", ...pieces)).toEqual(whole);
      }),
    );
  });
});

describe("what ldapsearch writes around entries", () => {
  it("is the head: how it ended, how many entries, where more is", () => {
    const file = ldifFixture("openldap.ldif");
    expect(file.head).toEqual({
      result: "0 Success",
      nextPage: false,
      entries: 9,
      referrals: ["ldap://ldap2.fjordwerk.example/ou=partners,dc=fjordwerk,dc=example??sub"],
    });
    expect(entriesOf(file).at(-1)).toEqual([
      "openldap.ldif:80",
      null,
      { ref: ["ldap://ldap2.fjordwerk.example/ou=partners,dc=fjordwerk,dc=example??sub"] },
    ]);
  });

  it("tells the first search that failed, of several in one file", () => {
    const trailer = (result: string) => ["search: 2", `result: ${result}`, ""];
    const file = read(...trailer("0 Success"), ...trailer("4 Size limit exceeded"), ...trailer("0 Success"));
    expect(file.head).toEqual({ result: "4 Size limit exceeded", nextPage: false });
    expect(file.records).toEqual([]);
  });

  it("tells whether there was another page after the last", () => {
    const page = (cookie: string) => ["search: 2", "result: 0 Success", `pagedresults: cookie=${cookie}`, ""];
    expect(read(...page("YWI="), ...page("")).head).toMatchObject({ nextPage: false });
    expect(read(...page("YWI=")).head).toMatchObject({ nextPage: true });
  });

  it("has references as comments too, where it writes short LDIF", () => {
    expect(read("# refldap://dc2.x.example/DC=b").head).toEqual({ referrals: ["ldap://dc2.x.example/DC=b"] });
  });

  it("tells that the last line has no end", () => {
    expect(ldifFile("d.ldif", "dn: cn=a\ncn: Kers").head).toEqual({ endsMidLine: true });
    expect(ldifFile("d.ldif", "dn: cn=a\ncn: Kers\n").head).toEqual({});
  });
});

describe("LDIF that is refused, with its line", () => {
  it.each<[string, string[], number, RegExp]>([
    [
      "a value elsewhere",
      ["dn: cn=a", "jpegPhoto:< file:///etc/passwd"],
      2,
      /`jpegPhoto` stands in another file/,
    ],
    ["a list of changes", ["dn: cn=a", "changetype: modify", "replace: cn"], 2, /list of changes/],
    ["a deletion", ["dn: cn=a", "changetype: delete"], 2, /list of changes/],
    ["changes without their type", ["dn: cn=a", "cn: a", "-"], 3, /list of changes/],
    ["another version", ["version: 2", "dn: cn=a"], 1, /only version 1/],
    ["a message of ldapsearch", ["dn: cn=a", "", "Size limit exceeded (4)"], 3, /neither/],
    ["a rest of no line", [" cn: a"], 1, /neither/],
    ["an entry without a name", ["cn: a"], 1, /without a `dn`/],
    ["two names", ["dn: cn=a", "cn: a", "dn: cn=b"], 3, /second `dn`/],
    ["base64 that was cut", ["dn: cn=a", "cn:: R3LDvG4"], 2, /base64/],
    ["what is no base64", ["dn: cn=a", "cn:: R3L*vG4="], 2, /base64/],
    ["a name that is no text", ["dn:: /9j/4A=="], 1, /no text/],
  ])("%s", (_, written, line, message) => {
    const problem = thrownBy(() => read(...written));
    expect(problem).toMatchObject({ code: "directory_unreadable", place: `d.ldif:${line}` });
    expect(problem.message).toMatch(message);
  });

  it("never shows the address that a value names", () => {
    const problem = thrownBy(() => read("dn: cn=a", "cn:< file:///etc/passwd"));
    expect(`${problem.message} ${hintOf(problem)}`).not.toContain("passwd");
  });

  it("a line without end", () => {
    const piece = "a".repeat(2 ** 20);
    const problem = thrownBy(() => ldifFile("d.ldif", "dn: cn=a\n", "cn: ", ...new Array(17).fill(piece)));
    expect(problem).toMatchObject({ code: "directory_unreadable", place: "d.ldif:2" });
  });

  it("a value that is folded without end", () => {
    const piece = ` ${"a".repeat(2 ** 20)}\n`;
    const problem = thrownBy(() => ldifFile("d.ldif", "dn: cn=a\ncn: a\n", ...new Array(17).fill(piece)));
    expect(problem).toMatchObject({ code: "directory_unreadable", place: "d.ldif:2" });
  });

  it("but not a photo of ten million bytes", () => {
    const photo = Buffer.alloc(10_000_000, 0xff).toString("base64");
    expect(entriesOf(ldifFile("d.ldif", `dn: cn=a\njpegPhoto:: ${photo}\ncn: a\n`))).toEqual([
      ["d.ldif:1", "cn=a", { cn: ["a"] }],
    ]);
  });
});
