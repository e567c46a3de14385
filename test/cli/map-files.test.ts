import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { accountMapOf, groupMapOf } from "../../src/cli/map-files.js";
import { emptyFolder } from "../helpers/command.js";
import { rejectionOf } from "../helpers/thrown.js";

function fileOf(text: string): string {
  const file = join(emptyFolder(), "map.yaml");
  writeFileSync(file, text);
  return file;
}

describe("how groups are sent", () => {
  it.each([
    ["equal", { rule: { kind: "equal" }, inNoGroup: "unknown" }],
    ["prefix:redash-", { rule: { kind: "prefix", prefix: "redash-" }, inNoGroup: "unknown" }],
    ["prefix: ", { rule: { kind: "prefix", prefix: " " }, inNoGroup: "unknown" }],
  ])("%s", async (setting, map) => {
    expect(await groupMapOf(setting)).toEqual(map);
  });

  it.each([
    [
      'table: {"CN=Fin,OU=G": Finance, b: [B, "C, D"], c: []}\nin-no-group: left-out',
      {
        rule: {
          kind: "table",
          table: new Map([
            ["CN=Fin,OU=G", ["Finance"]],
            ["b", ["B", "C, D"]],
            ["c", []],
          ]),
        },
        inNoGroup: "left out",
      },
    ],
    [
      'values: {" Ana@X.example": ["finance,ops", ""]}',
      {
        rule: { kind: "values", values: new Map([["ana@x.example", ["finance,ops", ""]]]) },
        inNoGroup: "unknown",
      },
    ],
    ["equal: true\nin-no-group: sent-empty", { rule: { kind: "equal" }, inNoGroup: "sent empty" }],
    ["prefix: redash-", { rule: { kind: "prefix", prefix: "redash-" }, inNoGroup: "unknown" }],
  ])("a file: %s", async (text, map) => {
    expect(await groupMapOf(fileOf(text))).toEqual(map);
  });

  it.each([
    ["", "must be a list of `name: value`"],
    ["in-no-group: left-out", "must have exactly one of equal, prefix, table and values"],
    ["equal: true\nprefix: a", "must have exactly one"],
    ["table: {a: b}\nin-no-group: maybe", 'at "in-no-group" must be sent-empty, left-out or unknown'],
    ["table: {a: {b: c}}", 'at "table > a" must be a name or a list of names'],
    ["table: {a: b, a: c}", "is not YAML that can be read"],
    ["tabel: {a: b}", "tabel"],
    ["values: {a@x.example: b, A@x.example: c}", 'at "values" has the same e-mail twice'],
  ])("refuses %s", async (text, message) => {
    const problem = await rejectionOf(groupMapOf(fileOf(text)));
    expect(problem).toMatchObject({ code: "config_invalid", message: expect.stringContaining(message) });
  });

  it("says of what is neither a rule nor a file what it must be", async () => {
    expect(await rejectionOf(groupMapOf("no-such-file"))).toMatchObject({
      code: "file_unreadable",
      message: 'The setting "group-map" must be equal, prefix:TEXT or a file that exists.',
      place: "no-such-file",
    });
  });
});

describe("who is who", () => {
  it("is compared as addresses are", async () => {
    const map = await accountMapOf(fileOf("Bot@X.example: SVC-1\n'a@x.example': a.b@y.example"));
    expect(map).toEqual(
      new Map([
        ["bot@x.example", "svc-1"],
        ["a@x.example", "a.b@y.example"],
      ]),
    );
  });

  it("cannot be told by a file that is not there", async () => {
    expect(await rejectionOf(accountMapOf("no-such-file"))).toMatchObject({
      code: "file_unreadable",
      message: "The account map cannot be read.",
    });
  });

  it("names an account once", async () => {
    const problem = await rejectionOf(accountMapOf(fileOf("a@x.example: b\nA@x.example: c")));
    expect(problem).toMatchObject({ code: "config_invalid", message: expect.stringContaining("twice") });
  });

  it("has one identity for an account", async () => {
    const problem = await rejectionOf(accountMapOf(fileOf("a@x.example: [b, c]")));
    expect(problem).toMatchObject({
      code: "config_invalid",
      message: expect.stringContaining("a@x.example"),
    });
  });
});
