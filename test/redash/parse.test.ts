import { expect, test } from "vitest";
import type { z } from "zod";
import { dataSource, dataSources, groupMembers, session, users } from "../../src/redash/endpoints/index.js";
import { parseAnswer } from "../../src/redash/parse.js";

const ok = {
  status: 200,
  contentType: "application/json",
  location: undefined,
  retryAfter: undefined,
  date: undefined,
};

const parse = (schema: z.ZodType, body: string | Buffer, framed = true) =>
  parseAnswer({ ...ok, framed, body: Buffer.from(body) }, schema);

const user = { id: 1, name: "Ana", email: "a@example.com", groups: [] };
const page = (...results: unknown[]) => ({ count: 1, page: 1, page_size: 25, results });
const source = { id: 1, name: "Warehouse", type: "pg", paused: 0 };

test.each<[string, z.ZodType, unknown, string]>([
  ["an id that is text", users.schema, page(user, { ...user, id: "2" }), "results[1].id"],
  ["a page without results", users.schema, { count: 1, page: 1, page_size: 25 }, "results"],
  ["a group without id", users.schema, page({ ...user, groups: [{ id: 1 }, {}] }), "results[0].groups[1].id"],
  [
    "raw groups where named ones belong",
    users.schema,
    page({ ...user, groups: [1] }),
    "results[0].groups[0]",
  ],
  ["a user list that is null", users.schema, null, "the whole answer"],
  ["a bare user list with a flaw", users.schema, [user, { ...user, name: null }], "[1].name"],
  ["members without groups", groupMembers.schema, [{ ...user, groups: undefined }], "[0].groups"],
  ["an object for a list", groupMembers.schema, {}, "the whole answer"],
  ["a time that is none", groupMembers.schema, [{ ...user, created_at: "soon" }], "[0].created_at"],
  ["paused by text", dataSources.schema, [{ ...source, paused: "no" }], "[0].paused"],
  ["a grant that is null", dataSource.schema, { ...source, groups: { 5: null } }, 'groups["5"]'],
  ["a grant to no id", dataSource.schema, { ...source, groups: { "a b": true } }, 'groups["a b"]'],
  ["a session without user", session.schema, { org_slug: "default", client_config: {} }, "user"],
])("%s is an error with its place, never an empty list", (_name, schema, body, inside) => {
  const parsed = parse(schema, JSON.stringify(body));
  expect(parsed).toMatchObject({ code: "answer_unexpected", status: 200, inside });
});

test("the message says what was expected there", () => {
  expect(parse(users.schema, JSON.stringify(page({ ...user, id: "1" })))).toMatchObject({
    message:
      "The answer has a shape that no known Redash gives: results[0].id: Invalid input: expected number, received string.",
  });
});

test("connection settings of a data source are not kept", () => {
  const body = JSON.stringify({ ...source, options: { password: "hunter2" }, groups: { 5: true, 2: false } });
  expect(parse(dataSource.schema, body)).toStrictEqual({
    value: {
      id: 1,
      name: "Warehouse",
      type: "pg",
      paused: false,
      groups: [
        { groupId: 2, viewOnly: false },
        { groupId: 5, viewOnly: true },
      ],
    },
  });
});

test.each([
  ["no JSON", "<html>"],
  ["nothing", ""],
  ["half of it", '[{"id": 1'],
  ["bytes that are no UTF-8", Buffer.from([0x22, 0xff, 0x22])],
])("a whole answer that is %s is not JSON", (_name, body) => {
  expect(parse(groupMembers.schema, body)).toMatchObject({ code: "answer_not_json", status: 200 });
});

test("half an answer whose length nobody announced is cut short", () => {
  expect(parse(groupMembers.schema, '[{"id": 1', false)).toMatchObject({
    code: "answer_cut_short",
    status: null,
  });
});
