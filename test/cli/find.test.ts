import { expect, test } from "vitest";
import { findDataSource, findUser } from "../../src/cli/find.js";
import { hintOf } from "../../src/model/problem-kinds.js";
import type { DataSource, User } from "../../src/model/snapshot.js";
import { thrownBy } from "../helpers/thrown.js";

const user = (id: number, name: string, email: string): User => ({
  id,
  name,
  email,
  disabled: false,
  groups: [],
  groupsReadFrom: "members",
});
const source = (id: number, name: string | null): DataSource => ({
  id,
  name,
  type: "pg",
  paused: false,
  presence: "listed",
});
const USERS = [
  user(1, "Root", "root@example.com"),
  user(7, "Jana Schmidt", "jana.schmidt@example.com"),
  user(8, "Jana Schmidt", "jana.schmidt2@example.com"),
  user(9, "Zoë Mixed", "zoe@example.org"),
  user(11, "Łukasz Strauß", "ls@example.com"),
  user(12, "Jürgen Muller", "jm@example.com"),
  user(13, "Jürgen Müller", "jm2@example.com"),
];
const SOURCES = [source(3, "Warehouse"), source(4, "Warehouse (old)"), source(5, "3"), source(10, null)];

test.each([
  ["7", 7],
  ["#8", 8],
  ["ROOT@example.com", 1],
  ["jana.schmidt@example.com", 7],
  ["zoë mixed", 9],
  ["mixed", 9],
  ["schmidt2", 8],
  ["Lukasz", 11],
  ["strauss", 11],
  ["zoe mixed", 9],
  ["Zoe\u0308 Mixed", 9],
  ["jürgen müller", 13],
  ["n müller", 13],
  ["jürgen muller", 12],
])("user %j is found", (wanted, id) => {
  expect(findUser(USERS, wanted).id).toBe(id);
});

test.each([
  ["3", 3],
  ["warehouse", 3],
  ["old", 4],
  ["10", 10],
])("data source %j is found: an id before a name, a whole name before a part", (wanted, id) => {
  expect(findDataSource(SOURCES, wanted).id).toBe(id);
});

test("a name of several is refused with all of them", () => {
  const problem = thrownBy(() => findUser(USERS, "jana schmidt"));
  expect(problem.code).toBe("name_ambiguous");
  expect(problem.message).toContain(
    "#7 jana.schmidt@example.com Jana Schmidt; #8 jana.schmidt2@example.com Jana Schmidt",
  );
});

test("of very many only the first are listed", () => {
  const many = Array.from({ length: 30 }, (_, index) => user(index + 1, "Twin", `twin${index}@example.com`));
  const { message } = thrownBy(() => findUser(many, "twin"));
  expect(message).toContain("#8 ");
  expect(message).not.toContain("#9 ");
  expect(message).toContain("and 22 more");
});

test.each(["nobody", "", "  ", "99"])("%j is nobody", (wanted) => {
  expect(thrownBy(() => findUser(USERS, wanted)).code).toBe("not_in_snapshot");
});

test.each(["", "  "])("%j is no data source, not the one whose name is not told", (wanted) => {
  const problem = thrownBy(() => findDataSource(SOURCES, wanted));
  expect(problem.code).toBe("not_in_snapshot");
  expect(problem.message).toBe("Which data source is meant? The name given is empty.");
});

test("a part that fits one with and one without the accent is refused, not guessed", () => {
  const { code, message } = thrownBy(() => findUser(USERS, "n muller"));
  expect(code).toBe("name_ambiguous");
  expect(message).toContain("#12");
  expect(message).toContain("#13");
});

test.each([
  [
    "scmidt",
    "Is this meant: #7 jana.schmidt@example.com Jana Schmidt; #8 jana.schmidt2@example.com Jana Schmidt?",
  ],
  ["zoe@exmaple.org", "Is this meant: #9 zoe@example.org Zoë Mixed?"],
  ["Strausz", "Is this meant: #11 ls@example.com Łukasz Strauß?"],
])("for %j the nearest are named", (wanted, hint) => {
  const problem = thrownBy(() => findUser(USERS, wanted));
  expect(problem.code).toBe("not_in_snapshot");
  expect(hintOf(problem)).toBe(hint);
});

test("where nothing is near it says what there is", () => {
  expect(hintOf(thrownBy(() => findDataSource(SOURCES, "payroll")))).toContain("It has #3 Warehouse; #4");
});
