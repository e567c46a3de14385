import { decisiveAbility } from "../graph/access.js";
import type { Access, GrantLeg, OwnQueries } from "../graph/types.js";
import type { Ability } from "../model/access-words.js";
import type { Named } from "./named.js";
import { queriesInWords } from "./own-queries.js";
import { listed, namePart, type Part, type Sentence } from "./parts.js";
import { permittingGroups, raisingQueries } from "./path-key.js";
import { capital, countPeople } from "./words.js";

type NameGroup = (groupId: number) => Named;

/** Of whom, and of what, a sentence speaks. */
interface About {
  readonly who: readonly Part[];
  /** ` on Warehouse and Ledger`; empty where the place of the sentence says it. */
  readonly where: (preposition: "on" | "of") => readonly Part[];
  readonly sources: number;
  readonly people: number;
  readonly group: NameGroup;
}

/** `Ada Lovelace can run any query on Warehouse: Analysts grants it in full and lets them run queries.` */
export function personSentence(
  access: Access,
  who: Named,
  sources: readonly Named[],
  group: NameGroup,
): Sentence {
  const where = (preposition: string) => [` ${preposition} `, ...listed("source", sources)];
  return sentence(access, { who: [namePart("user", who)], where, sources: sources.length, people: 1, group });
}

/** `142 people can run any query: Analysts grants it in full and lets them run queries.` */
export function pathSentence(access: Access, people: number, group: NameGroup): Sentence {
  return sentence(access, {
    who: [capital(countPeople(people))],
    where: () => [],
    sources: 1,
    people,
    group,
  });
}

function sentence(access: Access, about: About): Part[] {
  if (access.unknownBecause !== null) return unknown(access, about);
  const queries = raisingQueries(access);
  return queries === null
    ? certain(access, about)
    : [...byQueries(access, queries, about), ...byGroups(access, about)];
}

/** `Ada can run any query on Ledger: by query #17, which is their own or theirs to modify, whatever groups grant.` */
function byQueries(access: Access, queries: OwnQueries, about: About): Part[] {
  return [
    ...about.who,
    ` ${access.now === "latent" ? "would be able to" : "can"} run any query`,
    ...about.where("on"),
    `${how(access, about)}: by ${queriesInWords(queries)}, whatever groups grant.`,
  ];
}

/** What groups alone give, behind what queries do. */
function byGroups(access: Access, about: About): Part[] {
  const { groupLevel, abilities } = access;
  if (groupLevel === "none") return [];
  const others = { ...about, who: [" Through groups alone they"], where: () => [] };
  const known = abilities.length > 0 ? certain(access, others) : [];
  return groupLevel === "unknown" ? [" What groups grant could not all be read.", ...known] : known;
}

const CAN: Partial<Record<Ability, readonly [can: string, preposition: "on" | "of", after: string]>> = {
  run_any: ["run any query", "on", ""],
  create_query: ["have any query run", "on", " by creating and refreshing it"],
  read_result: ["read results of queries", "on", ""],
  schema: ["see names of tables and columns", "of", ", but no results"],
};

const LETS: Partial<Record<Ability, string>> = {
  run_any: "run queries",
  create_query: "create queries",
  read_result: "read results",
};

function certain(access: Access, about: About): Part[] {
  const ability = decisive(access);
  const [can, preposition, after] = CAN[ability] ?? [ability, "on", ""];
  return [
    ...about.who,
    ` ${access.now === "latent" ? "would be able to" : "can"} ${can}`,
    ...about.where(preposition),
    `${also(ability, access)}${after}${how(access, about)}: `,
    ...joined(reasons(ability, access, about)),
    `${lacks(ability, access)}.`,
  ];
}

/** `run any query`: what the level is, in words that follow `can` or `would`. */
export function canDo(access: Access): string {
  if (raisingQueries(access) !== null) return "run any query";
  const ability = decisive(access);
  return `${CAN[ability]?.[0] ?? ability}${also(ability, access)}`;
}

/** `run queries`: what the permission of the path lets people do, in short. Empty: none is needed. */
export function letsInShort(access: Access): string {
  return LETS[decisive(access)] ?? "";
}

function decisive({ abilities }: Access): Ability {
  return decisiveAbility(abilities) ?? "schema";
}

function also(ability: Ability, { abilities }: Access): string {
  if (ability === "read_result" && abilities.includes("run_saved")) return " and run them anew";
  if (ability === "schema" && abilities.includes("refresh")) return " and have saved queries refreshed";
  return "";
}

function how({ now, keyOnly, admin }: Access, { people }: About): string {
  const as = admin === true ? " as administrator" : "";
  if (now === "latent") return `${as} when ${people === 1 ? "the account is" : "their accounts are"} enabled`;
  return keyOnly ? `${as} by API key alone` : as;
}

/** Which groups grant, each kind of grant in words of its own, and which let them do what they can. */
function reasons(ability: Ability, access: Access, about: About): Part[][] {
  const permitting = permittingGroups(access);
  const clauses: Part[][] = [];
  let said = permitting.length === 0;
  for (const gives of ["admin", "full", "view"] as const) {
    const granting = legsOf(access, gives);
    if (granting.length === 0) continue;
    const clause = grantClause(gives, granting, about);
    if (!said && granting.join() === permitting.join()) {
      clause.push(` and ${plural(granting, "lets", "let")} them ${LETS[ability]}`);
      said = true;
    }
    clauses.push(clause);
  }
  if (!said)
    clauses.push([
      ...groups(permitting, about),
      ` ${plural(permitting, "lets", "let")} them ${LETS[ability]}`,
    ]);
  return clauses;
}

function grantClause(gives: "admin" | "full" | "view", granting: readonly number[], about: About): Part[] {
  const each = plural(granting, "", " each");
  const it = about.sources === 1 ? "it" : "these";
  const words = {
    admin: `${each} ${plural(granting, "makes", "make")} them ${about.people === 1 ? "administrator" : "administrators"}`,
    full: `${each} ${plural(granting, "grants", "grant")} ${it} in full`,
    view: `${each} ${plural(granting, "grants", "grant")} ${it} view only`,
  };
  return [...groups(granting, about), words[gives]];
}

/** Why it is no more, where the grants alone do not tell. */
function lacks(ability: Ability, { grants }: Access): string {
  if (ability === "schema") return ", but no group lets them read results";
  const inFull = grants.some(({ gives }) => gives === "full" || gives === "admin");
  return ability === "read_result" && inFull ? ", but no group lets them run or create queries" : "";
}

function unknown(access: Access, about: About): Part[] {
  return [
    "What ",
    ...about.who,
    " can do",
    ...about.where("on"),
    " is not known: ",
    ...whyUnknown(access, about),
    ".",
    ...mayReach(access, about),
    ...atTheLeast(access, about),
    ...whenUnknown(access, about),
  ];
}

function whyUnknown({ unknownBecause, grants }: Access, about: About): Part[] {
  const one = about.sources === 1;
  switch (unknownBecause) {
    case "groups":
      return ["Redash does not tell their groups"];
    case "driver":
      return [
        one
          ? "its driver does not load, so Redash shows nothing of it"
          : "their drivers do not load, so Redash shows nothing of these",
      ];
    case "existence":
      return [`Redash does not tell whether ${one ? "it still exists" : "these still exist"}`];
    default: {
      const unread = grants.filter(({ gives }) => gives === "unknown").map(({ groupId }) => groupId);
      return [
        `whether `,
        ...groups(unread, about),
        ` ${plural(unread, "grants", "grant")} ${one ? "it" : "these"} could not be read`,
      ];
    }
  }
}

/** Of a data source that the server does not list no grant is certain, not even one that was read. */
function mayReach({ unknownBecause, grants }: Access, about: About): Part[] {
  if (unknownBecause !== "driver" && unknownBecause !== "existence") return [];
  const them = about.sources === 1 ? "it" : "these";
  return [
    ` They may reach ${them} through `,
    ...groups(
      grants.map(({ groupId }) => groupId),
      about,
    ),
    ".",
  ];
}

function atTheLeast(access: Access, about: About): Part[] {
  if (access.abilities.length === 0) return [];
  return certain(access, { ...about, who: [" At the least they"], where: () => [] });
}

function whenUnknown({ abilities, now, keyOnly }: Access, { people }: About): string[] {
  if (abilities.length > 0) return [];
  if (now === "latent")
    return [` Nothing works until ${people === 1 ? "the account is" : "their accounts are"} enabled.`];
  return keyOnly ? [" Whatever it is works by API key alone."] : [];
}

function legsOf({ grants }: Access, which: GrantLeg["gives"]): number[] {
  return grants.filter(({ gives }) => gives === which).map(({ groupId }) => groupId);
}

function groups(ids: readonly number[], { group }: About): Part[] {
  return listed("group", ids.map(group));
}

function plural(groupIds: readonly number[], one: string, many: string): string {
  return groupIds.length === 1 ? one : many;
}

function joined(clauses: readonly Part[][]): Part[] {
  return clauses.flatMap((clause, place) =>
    place === 0 ? clause : [place === clauses.length - 1 ? ", and " : ", ", ...clause],
  );
}
