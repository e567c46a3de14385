import { Option } from "commander";
import { z } from "zod";
import { Problem } from "../model/problem.js";
import { DIRECTORY_SETTINGS } from "./directory-settings.js";
import type { Config } from "./parse-config.js";
import { RISK_SETTINGS } from "./risk-settings.js";
import { flag, path, type Setting } from "./setting.js";

/** From the command line everything is text, from the config file a number is a number: both are right. */
const seconds = z.preprocess(
  numeral,
  z
    .number("must be a number of seconds")
    .positive("must be more than 0")
    .max(86_400, "must be at most 86400"),
);

function wholeUpTo(most: number) {
  const message = `must be a whole number from 1 to ${most}`;
  return z.preprocess(numeral, z.int(message).min(1, message).max(most, message));
}

function numeral(value: unknown): unknown {
  return typeof value === "string" && value.trim() !== "" ? Number(value) : value;
}

/**
 * Everything that can be set, once: an option of the same name on the command line and a key of the same name
 * in the config file. The command line wins over the environment, that over the config file.
 */
export const SETTINGS = {
  url: {
    flags: "--url <address>",
    help: "address of Redash, as in the browser (or the environment variable REDASH_URL)",
    schema: z.string("must be an address").optional(),
  },
  "api-key-file": {
    flags: "--api-key-file <file>",
    help: "file that holds the API key and nothing else (or the environment variable REDASH_API_KEY)",
    schema: path.optional(),
  },
  out: {
    flags: "--out <folder>",
    help: "where the run's folder is made (default: reports)",
    schema: path.default("reports"),
  },
  "csv-for": {
    flags: "--csv-for <people|machines>",
    help: "people: for Excel, formulas made harmless; machines: exact text (default: people)",
    schema: z.enum(["people", "machines"], "must be people or machines").default("people"),
  },
  since: {
    flags: "--since <run>",
    help: "an earlier run of the same server, its folder or its snapshot.json: say what changed since",
    schema: path.optional(),
  },
  "signing-key-file": {
    flags: "--signing-key-file <file>",
    help: "sign the run with this private Ed25519 key (PEM), so that verify can tell who stands for it (or the key itself in REDASH_ACCESS_SIGNING_KEY)",
    schema: path.optional(),
  },
  prove: {
    flags: "--prove",
    help: "read every grant a second time from the groups' side, and compare",
    schema: flag,
  },
  "fail-on": {
    flags: "--fail-on <partial|unaccepted|groups|never>",
    help: "when to exit with 1 although all files were written: if anything could not be read; only if nobody has accepted that (--accepted-gaps); only if it concerns access through groups; never (default: partial)",
    schema: z
      .enum(["partial", "unaccepted", "groups", "never"], "must be partial, unaccepted, groups or never")
      .default("partial"),
  },
  "accepted-gaps": {
    flags: "--accepted-gaps <file>",
    help: "YAML file of gaps that somebody answers for, as a driver that never loads: a list of gap (id, * stands for anything), reason, approver, expires (a day); they stay gaps",
    schema: path.optional(),
  },
  concurrency: {
    flags: "--concurrency <n>",
    help: "requests at the same time; more than Redash has workers only makes its users wait (default: 4)",
    schema: wholeUpTo(64).default(4),
  },
  "page-timeout": {
    flags: "--page-timeout <seconds>",
    help: "how long to wait for the first byte of an answer (default: 30)",
    schema: seconds.default(30),
  },
  "members-timeout": {
    flags: "--members-timeout <seconds>",
    help: "the same for a group's members, which Redash sends all at once (default: 120)",
    schema: seconds.default(120),
  },
  "run-timeout": {
    flags: "--run-timeout <seconds>",
    help: "give up when the whole collection takes longer (default: no limit)",
    schema: seconds.optional(),
  },
  "detail-requests": {
    flags: "--detail-requests <n>",
    help: "the most requests of each kind that ask for one thing: a query that no list shows, a dashboard, who may modify one of them, an alert, who gets it; where more are needed, the report says what was not read (default: 5000)",
    schema: wholeUpTo(1_000_000).default(5_000),
  },
  "events-days": {
    flags: "--events-days <n>",
    help: "read who used what and who changed groups, from the events of the last n days; a large server takes about 1 s for each page of 250 (default: not read)",
    schema: wholeUpTo(3_650).optional(),
  },
  "events-pages": {
    flags: "--events-pages <n>",
    help: "the most pages of events to read; where they do not reach over all the days, the report says so (default: 400)",
    schema: wholeUpTo(100_000).default(400),
  },
  "ca-file": {
    flags: "--ca-file <file>",
    help: "certificate (PEM) of your own authority, trusted besides the usual ones",
    schema: path.optional(),
  },
  "allow-plain-http": {
    flags: "--allow-plain-http",
    help: "send the key over http to another machine, where anybody on the way can read it",
    schema: flag,
  },
  ...DIRECTORY_SETTINGS,
  ...RISK_SETTINGS,
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof SETTINGS;
export type Settings<N extends SettingName = SettingName> = {
  readonly [K in N]: z.output<(typeof SETTINGS)[K]["schema"]>;
};

/** The options for these settings; one that stands in the config file alone has none. */
export function settingOptions(names: readonly SettingName[]): Option[] {
  return names.flatMap((name) => {
    const { flags, help, repeatable = false }: Setting = SETTINGS[name];
    if (flags === null) return [];
    const option = new Option(flags, help);
    return repeatable ? option.argParser(another) : option;
  });
}

function another(value: string, before: readonly string[] = []): readonly string[] {
  return [...before, value];
}

/** What was said, by whom; the first that says something about a setting decides. */
interface Saying {
  readonly value: unknown;
  /** For messages: `--concurrency`, `REDASH_URL`, `redash-access.yaml:3`; of something inside the value where that has places of its own. */
  readonly place: (path: readonly PropertyKey[]) => string;
  readonly code: "option_invalid" | "config_invalid";
}

/**
 * The settings of one command, from the command line (`given`, by option name), the environment and the config.
 * @throws Problem `option_invalid` or `config_invalid`, its place the option or the line.
 */
export function resolveSettings<N extends SettingName>(
  names: readonly N[],
  given: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
  config: Config,
): Settings<N> {
  return Object.fromEntries(
    names.map((name) => {
      const saying = whoSays(name, given, env, config);
      return [name, checked(name, saying)];
    }),
  ) as Settings<N>;
}

function whoSays(
  name: SettingName,
  given: Readonly<Record<string, unknown>>,
  env: NodeJS.ProcessEnv,
  config: Config,
): Saying | undefined {
  const option = (value: unknown, place: string): Saying => {
    return { value, place: () => place, code: "option_invalid" };
  };
  if (given[name] !== undefined) return option(given[name], `--${name}`);
  if (name === "url" && env.REDASH_URL) return option(env.REDASH_URL, "REDASH_URL");
  const entry = config.entries.get(name);
  if (entry === undefined) return undefined;
  const place = (path: readonly PropertyKey[]) =>
    path.length === 0 ? entry.place : config.placeOf(name, path);
  return { value: entry.value, place, code: "config_invalid" };
}

function checked(name: SettingName, saying: Saying | undefined): unknown {
  const parsed = SETTINGS[name].schema.safeParse(saying?.value);
  if (parsed.success) return parsed.data;
  const { code, place } = saying ?? { code: "option_invalid" as const, place: () => name };
  const issue = parsed.error.issues[0];
  const path = issue?.path ?? [];
  // The line tells which entry of a list it is.
  const inside = path.filter((step) => typeof step === "string");
  throw new Problem(code, `The setting "${name}" ${issue?.message ?? "is not valid"}.`, {
    place: code === "config_invalid" ? `${place(path)} (${[name, ...inside].join(" > ")})` : place(path),
    hint: `Correct it, or leave it out. It means: ${SETTINGS[name].help}.`,
  });
}
