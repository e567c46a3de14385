import { expect, test } from "vitest";
import { JUDGING } from "../../src/cli/judging.js";
import { parseConfig } from "../../src/cli/parse-config.js";
import { resolveSettings, SETTINGS, type SettingName } from "../../src/cli/settings.js";
import type { Problem } from "../../src/model/problem.js";
import { hintOf } from "../../src/model/problem-kinds.js";
import { thrownBy } from "../helpers/thrown.js";

const KNOWN = ["url", "concurrency", "prove", "fail-on"];
const NAMES = Object.keys(SETTINGS) as SettingName[];
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
    expect(JSON.stringify([problem.message, problem.place, hintOf(problem)])).not.toContain("sesame");
  },
);

test("the command line wins over the environment, that over the config file, that over the usual", () => {
  const config = parseConfig("url: https://config.example.com\nconcurrency: 2\n", "c.yaml", KNOWN);
  const env = { REDASH_URL: "https://environment.example.com" };
  const names = ["url", "concurrency", "fail-on", "prove"] as const;
  expect(resolveSettings(names, { url: "https://line.example.com" }, env, config)).toEqual({
    url: "https://line.example.com",
    concurrency: 2,
    "fail-on": "partial",
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

test.each([
  ["internal-domains: [a.example, '@b.example']", "c.yaml:2 (internal-domains)", "must be a domain such as"],
  ["internal-domains:\n  - a.example\n  - b", "c.yaml:4 (internal-domains)", "must be a domain such as"],
  ["service-accounts: ['*']", "c.yaml:2 (service-accounts)", "must be an e-mail"],
  [
    "data-sources:\n  - data-source: 3\n  - data-source: 4\n    sensitive: very",
    "c.yaml:5 (data-sources > sensitive)",
    "must say of sensitive true or false",
  ],
  [
    "data-sources:\n  - data-source: 3\n  - sensitive: true",
    "c.yaml:4 (data-sources > data-source)",
    "an id or a name",
  ],
  [
    "data-sources:\n  - data-source: 3\n    owned-by: Ina",
    "c.yaml:3 (data-sources)",
    "sensitive (true or false) and owner",
  ],
  [
    "thresholds:\n  pending-days: 3\n  inactive-days: 0",
    "c.yaml:4 (thresholds > inactive-days)",
    "a whole number",
  ],
  ["thresholds:\n  old-days: 3", "c.yaml:2 (thresholds)", "must be thresholds by their names"],
])("what an organisation says of itself is refused by its own line: %j", (text, place, message) => {
  const config = parseConfig(`# ours\n${text}\n`, "c.yaml", NAMES);
  const name = text.split(":")[0] as SettingName;
  const problem = thrownBy(() => resolveSettings([name], {}, {}, config));
  expect([problem.code, problem.place]).toEqual(["config_invalid", place]);
  expect(problem.message).toContain(message);
});

test("what an organisation says of itself is taken as it is meant, and thresholds that it leaves out are the usual ones", () => {
  const text = [
    "internal-domains: A.example",
    "service-accounts: [bot-*@a.example]",
    "shared-accounts: []",
    "data-sources: [{data-source: 3, owner: Ina}, {data-source: Ledger, sensitive: true}]",
    "thresholds: {pending-days: 7}",
  ].join("\n");
  expect(resolveSettings(JUDGING, {}, {}, parseConfig(text, "c.yaml", NAMES))).toEqual({
    "internal-domains": ["a.example"],
    "service-accounts": ["bot-*@a.example"],
    "shared-accounts": [],
    "data-sources": [
      { dataSource: 3, sensitive: false, owner: "Ina" },
      { dataSource: "Ledger", sensitive: true, owner: null },
    ],
    thresholds: { inactiveDays: 90, administratorInactiveDays: 30, pendingDays: 7, administrators: 5 },
  });
});

test("a list is refused by the words for it, and something can be done about it", () => {
  expect(
    thrownBy(() => resolveSettings(["match-by"], { "match-by": "mail,email" }, {}, NOTHING)),
  ).toMatchObject({
    message: 'The setting "match-by" must be some of mail, upn and login.',
    place: "--match-by",
    ownHint: expect.stringMatching(/^Correct it, or leave it out\. It means: .*mail, upn, login/),
  });
});

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
