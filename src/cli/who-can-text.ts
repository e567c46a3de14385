import { LEVELS } from "../model/access-words.js";
import type { WhoCanAnswer } from "../model/answers.js";
import { counted, figure } from "../model/counted.js";
import { atMost } from "../model/sentences.js";
import { wrap } from "./terminal.js";

const WIDTH = 100;

type Person = WhoCanAnswer["people"][number];

const CAN = {
  query: "can run any SQL",
  view: "can at least read results of queries",
  schema: "can do something",
} as const;

/** Who can do so much to a data source, for a terminal: how many, then each, the live ones first. */
export function* whoCanText(answer: WhoCanAnswer): Generator<string> {
  const { dataSource, least, people, notKnown, withoutAccount, programs, otherWays, notes } = answer;
  const { dataSourceId, name } = dataSource;
  const where = `${name ?? "(name not known)"}, data source #${dataSourceId}`;
  yield `${counted(people.length, "user")} ${CAN[least]} on ${where}${countsOf(people)}`;
  const besides = besidesInWords(answer);
  if (besides !== "") yield besides;
  for (const note of notes) yield* wrap(note, WIDTH, "");
  const live = people.filter(({ access }) => access.now === "live");
  const latent = people.filter(({ access }) => access.now === "latent");
  yield* listed("Works now:", live);
  yield* listed("Comes back when the account is enabled:", latent);
  yield* listed(`Not known of ${counted(notKnown.length, "user")}:`, notKnown);
  yield* titled(
    "Without an account:",
    withoutAccount.map(({ inWords }) => inWords),
  );
  yield* titled("By programs on another data source, which reach this one too:", programs.map(programWords));
  yield* titled("In other ways round the groups, beside what is said above:", otherWays.map(otherWords));
}

/** `: 3 query, 1 view; 1 administrator; 2 live, 2 latent.` */
function countsOf(people: readonly Person[]): string {
  if (people.length === 0) return ".";
  const count = (is: (access: Person["access"]) => boolean, what: string) => {
    const many = people.filter(({ access }) => is(access)).length;
    return many === 0 ? [] : [`${figure(many)} ${what}`];
  };
  const administrators = people.filter(({ access }) => access.administrator === true).length;
  const parts = [
    LEVELS.flatMap((level) => count(({ atLeast }) => atLeast === level, level)).join(", "),
    administrators === 0 ? "" : counted(administrators, "administrator"),
    [...count(({ now }) => now === "live", "live"), ...count(({ now }) => now === "latent", "latent")].join(
      ", ",
    ),
  ];
  return `: ${parts.filter((part) => part !== "").join("; ")}.`;
}

/** What a reader of the count alone would miss. */
function besidesInWords({ people, withoutAccount, programs, otherWays }: WhoCanAnswer): string {
  const ids = new Set(people.map(({ userId }) => userId));
  const others = new Set(programs.flatMap(({ userIds }) => userIds.filter((id) => !ids.has(id))));
  const round = new Set(otherWays.flatMap(({ userIds }) => userIds));
  const besides = [
    withoutAccount.length === 0
      ? ""
      : `${counted(withoutAccount.length, "key or link", "keys or links")} without an account`,
    others.size === 0 ? "" : `${counted(others.size, "other user")} by programs on another data source`,
    round.size === 0 ? "" : `${counted(round.size, "user")} in other ways round the groups`,
  ].filter((part) => part !== "");
  return besides.length === 0 ? "" : `Besides: ${besides.join(", ")}.`;
}

function* listed(title: string, people: readonly Person[]): Generator<string> {
  if (people.length === 0) return;
  yield "";
  yield title;
  for (const { userId, name, email, status, access } of people) {
    const marks = [access.level, ...(access.administrator === true ? ["administrator"] : [])];
    if (status !== "enabled") marks.push(status);
    yield `  ${name} <${email}>, user #${userId}: ${marks.join(", ")}`;
    yield* wrap(`      ${access.inWords}`, WIDTH, "      ");
  }
}

function* titled(title: string, sentences: readonly string[]): Generator<string> {
  if (sentences.length === 0) return;
  yield "";
  yield title;
  for (const sentence of sentences) yield* wrap(`  - ${sentence}`, WIDTH, "      ");
}

function programWords({
  viaDataSourceId,
  viaDataSourceName,
  certainty,
  now,
  userIds,
}: WhoCanAnswer["programs"][number]): string {
  const ids = atMost(userIds.map((id) => `#${id}`));
  const when = now === "latent" ? " once enabled" : "";
  const sure = certainty === "possible" ? "; possible, not certain" : "";
  const via = `${viaDataSourceName ?? "(name not known)"}, data source #${viaDataSourceId}`;
  return `${via}: ${counted(userIds.length, "user")}${when} (${ids})${sure}`;
}

const OTHER_WAYS: Readonly<Record<WhoCanAnswer["otherWays"][number]["kind"], string>> = {
  "owned query": "any SQL by a query that they own",
  "modifiable query": "any SQL by a query that they may modify",
  "moved query": "any SQL by a query that they move here",
  alert: "what alerts tell of results",
};

function otherWords({ kind, certainty, now, userIds }: WhoCanAnswer["otherWays"][number]): string {
  const ids = atMost(userIds.map((id) => `#${id}`));
  const when = now === "latent" ? " once enabled" : "";
  const sure = certainty === "possible" ? "; possible, not certain" : "";
  return `${OTHER_WAYS[kind]}: ${counted(userIds.length, "user")}${when} (${ids})${sure}`;
}
