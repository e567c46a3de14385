import { figure } from "../../model/counted.js";
import { countCell } from "./counts.js";
import type { DirectoryFacts, Facts, PersonFacts } from "./facts.js";
import { namesInShort } from "./grants.js";
import type { Named } from "./named.js";
import { LEVELS, type LevelSign } from "./signs.js";
import { countPeople, day, dayAndTime } from "./words.js";

/** What each person reaches, and why. `instead`: where to find them when they are too many for one page. */
export function peopleView({ people }: Facts, instead: string) {
  const all = [...people.values()];
  return {
    finding: instead === "" ? finding(all) : "The people are too many for one page",
    instead,
    levels: LEVELS,
    items: all.map(item),
  };
}

function finding(all: readonly PersonFacts[]): string {
  const able = all.filter(({ latent, counts }) => !latent && (counts[0] ?? 0) > 0).length;
  return `${figure(able)} of ${countPeople(all.length)} can run any query on at least one data source`;
}

const ADMIN_MARKS: Readonly<Record<string, string>> = { yes: "admin", unknown: "perhaps admin" };

function item(person: PersonFacts) {
  const { named, email, status, admin, activeAt, latent, counts, groups, access } = person;
  return {
    id: named.id,
    name: named.name,
    email,
    job: job(person.directory),
    status,
    adminMark: ADMIN_MARKS[admin] ?? "",
    driftMarks: person.directory.drift,
    active: activeAt !== "never" && activeAt !== "unknown",
    lastActive: activeAt === "unknown" ? "not told" : day(activeAt),
    counts: counts.map((n) => countCell(n, { latent })),
    inShort: inShort(person),
    access,
    groups,
    facts: facts(person),
  };
}

/** The names of the data sources at each level, without the reasons. */
function inShort({ access }: PersonFacts): { level: LevelSign; names: string }[] {
  return LEVELS.map((level) => {
    const names: Named[] = access.filter((line) => line.level === level).flatMap(({ sources }) => sources);
    return { level, names: namesInShort(names) };
  }).filter(({ names }) => names !== "");
}

/** The job function, which a review by PCI DSS 7.2.4 asks for. */
function job({ jobTitle, department, workerType }: DirectoryFacts): string {
  return [jobTitle, department, workerType].filter((part) => part !== "").join(", ");
}

const MATCHES: Readonly<Record<string, (directory: DirectoryFacts) => string>> = {
  matched: ({ status, matchedBy, manager }) =>
    `In the directory: ${status === "unknown" ? "status not told" : status}, matched by ${matchedBy}.${manager === "" ? "" : ` Manager: ${manager}.`}`,
  ambiguous: () => "Several identities of the directory fit this account: none was taken.",
  none: () => "No identity of the directory was found for this account.",
};

const LOGINS: Readonly<Record<string, string>> = {
  password: "Signs in by password.",
  external: "Has no password in Redash: single sign-on, or the API key.",
};

function facts({ login, createdAt, activeAt, disabledAt, oddities, directory }: PersonFacts): string {
  return [
    ...oddities,
    ...[MATCHES[directory.match]?.(directory) ?? []].flat(),
    ...(disabledAt === ""
      ? []
      : [
          disabledAt === "unknown"
            ? "Disabled, Redash does not tell when."
            : `Disabled ${dayAndTime(disabledAt)} UTC.`,
        ]),
    ...(createdAt === "unknown" ? [] : [`Created ${dayAndTime(createdAt)} UTC.`]),
    ...(activeAt === "unknown"
      ? []
      : [activeAt === "never" ? "Never active." : `Last active ${dayAndTime(activeAt)} UTC.`]),
    ...(LOGINS[login] ? [LOGINS[login]] : []),
  ].join(" ");
}
