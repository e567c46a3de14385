import { expect, test } from "vitest";
import { parseConfig } from "../../src/cli/parse-config.js";
import { resolveSettings, SETTINGS, type SettingName } from "../../src/cli/settings.js";
import type { Problem } from "../../src/model/problem.js";
import { thrownBy } from "../helpers/thrown.js";

const KNOWN = ["url", "concurrency", "prove", "fail-on"];
const NOTHING = parseConfig("", "c.yaml", KNOWN);

test("entries come with the line where they stand", () => {
  const { entries } = parseConfig(
    "# ours\nurl: https://redash.example.com\n\nconcurrency: 2\n",
    "c.yaml",
    KNOWN,
  );
  expect([...entries]).toEqual([
    ["url", { value: "https://redash.example.com", place: "c.yaml:2" }],
    ["concurrency", { value: 2, place: "c.yaml:4" }],
  ]);
});

test("an empty file and one of comments say nothing", () => {
  expect(NOTHING.entries.size).toBe(0);
  expect(parseConfig("# later\n", "c.yaml", KNOWN).entries.size).toBe(0);
});

test.each([
  ["url: [unclosed\n", "c.yaml:2", "not YAML"],
  ["- url\n", "c.yaml:1", "list of"],
  ["just text", "c.yaml:1", "list of"],
  ["url: a\nurl: b\n", "c.yaml:2", "not YAML"],
  ["url: https://r.example.com\nconcurency: 3\n", "c.yaml:2", 'no setting "concurency"'],
])("%j is refused with its place", (text, place, message) => {
  const problem = thrownBy(() => parseConfig(text, "c.yaml", KNOWN));
  expect([problem.code, problem.place]).toEqual(["config_invalid", place]);
  expect(problem.message).toContain(message);
});

test.each(["api-key", "api_key", "apiKey", "REDASH_API_KEY", "key", "token"])(
  "a key in the config file (%s) is refused and not repeated",
  (name) => {
    const problem = thrownBy(() => parseConfig(`${name}: sesame-open\n`, "c.yaml", KNOWN));
    expect(problem.code).toBe("config_invalid");
    expect(problem.message).toContain("does not belong in the config file");
    expect(JSON.stringify([problem.message, problem.place, problem.hint])).not.toContain("sesame");
  },
);

test("the command line wins over the environment, that over the config file, that over the usual", () => {
  const config = parseConfig("url: https://config.example.com\nconcurrency: 2\n", "c.yaml", KNOWN);
  const env = { REDASH_URL: "https://environment.example.com" };
  const names = ["url", "concurrency", "fail-on", "prove"] as const;
  expect(resolveSettings(names, { url: "https://line.example.com" }, env, config)).toEqual({
    url: "https://line.example.com",
    concurrency: 2,
    "fail-on": "incomplete",
    prove: false,
  });
  expect(resolveSettings(names, {}, env, config).url).toBe("https://environment.example.com");
  expect(resolveSettings(names, { concurrency: "8" }, {}, config)).toMatchObject({
    url: "https://config.example.com",
    concurrency: 8,
  });
});

test.each([
  [{ concurrency: "many" }, "--concurrency"],
  [{ concurrency: "0" }, "--concurrency"],
  [{ "events-days": "0" }, "--events-days"],
  [{ "events-days": "3651" }, "--events-days"],
  [{ "events-pages": "1.5" }, "--events-pages"],
  [{ concurrency: "2.5" }, "--concurrency"],
  [{ concurrency: "" }, "--concurrency"],
  [{ "fail-on": "always" }, "--fail-on"],
])("%j on the command line is refused by the option's name", (given, place) => {
  const names = ["concurrency", "events-days", "events-pages", "fail-on"] as const;
  const problem = thrownBy(() => resolveSettings(names, given, {}, NOTHING));
  expect([problem.code, problem.place]).toEqual(["option_invalid", place]);
});

test.each([
  "concurrency: many",
  "concurrency: -1",
  "concurrency: null",
  "prove: 1",
  "fail-on: [never]",
  "url: 7",
])("%j in the config file is refused by file, line and name", (line) => {
  const config = parseConfig(`# first line\n${line}\n`, "c.yaml", KNOWN);
  const name = line.split(":")[0] as "concurrency";
  const problem = thrownBy(() => resolveSettings([name], {}, {}, config));
  expect([problem.code, problem.place]).toEqual(["config_invalid", `c.yaml:2 (${name})`]);
});

test("a setting with entries of its own is refused by the place inside", () => {
  const text =
    "url: https://r.example.com\ndirectory-csv: {email: M, status: {column: S, active: [], inactive: [off]}}";
  const config = parseConfig(text, "c.yaml", ["url", "directory-csv"]);
  const problem = thrownBy(() => resolveSettings(["directory-csv"], {}, {}, config));
  expect(problem).toMatchObject({
    message: 'The setting "directory-csv" must list a word for active under status.',
    place: "c.yaml:2 (directory-csv > status > active)",
  });
});

test("a list is refused by the words for it, and something can be done about it", () => {
  expect(
    thrownBy(() => resolveSettings(["match-by"], { "match-by": "mail,email" }, {}, NOTHING)),
  ).toMatchObject({
    message: 'The setting "match-by" must be some of mail, upn and login.',
    place: "--match-by",
    hint: expect.stringMatching(/^Correct it, or leave it out\. It means: .*mail, upn, login/),
  });
});

const NAMES = Object.keys(SETTINGS) as SettingName[];
const ODD = [
  -1,
  0,
  0.5,
  1e9,
  Number.NaN,
  true,
  "",
  " ",
  "odd",
  null,
  [],
  {},
  [[]],
  [{}],
  [7],
  [""],
  { odd: 1 },
];
test.each(NAMES)("whatever %s is given, what is wrong is said in words of ours", (name) => {
  const messages = ODD.flatMap((value) => {
    try {
      resolveSettings([name], { [name]: value }, {}, NOTHING);
      return [];
    } catch (problem) {
      return [(problem as Problem).message];
    }
  });
  expect(messages).not.toEqual([]);
  for (const message of messages) {
    expect(message).toMatch(/^The setting "[\w-]+" (must|knows|gives) /);
    expect(message).not.toMatch(/expected|received|invalid|too (big|small)/i);
  }
});
