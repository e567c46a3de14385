import type { Ability } from "../model/access-words.js";
import { remember } from "../model/remember.js";
import { atMost } from "../model/sentences.js";
import { decisiveAbility } from "./access.js";
import type { Access, GrantLeg, OwnQueries, UnknownReason } from "./types.js";

/** What the user does by the ability on which the level rests: now, and after "would". */
const DOES = {
  run_any: ["runs any SQL", "run any SQL"],
  create_query: [
    "can have any SQL run by creating a query and refreshing it",
    "be able to have any SQL run by creating a query and refreshing it",
  ],
  read_result: ["reads results of saved queries", "read results of saved queries"],
  schema: [
    "sees names of tables and columns but cannot read results",
    "see names of tables and columns but not read results",
  ],
} as const satisfies Partial<Record<Ability, readonly [does: string, would: string]>>;

/** What the permission that the ability needs is to a reader. */
const MAY: Partial<Record<Ability, string>> = {
  run_any: "may run queries",
  create_query: "may create queries",
  read_result: "may read queries",
};

const ENABLED = "when the account is enabled";

/** What to call groups in a sentence: their labels, in quotation marks where they need them. */
interface Names {
  of(groupId: number): string;
  /** `A, B and C` */
  ofAll(groupIds: readonly number[]): string;
}

/** How many groups' names are kept. */
const KEPT = 4_000;
/** How many lists of permitting groups are kept. They come again for one user at once; among many users each may have another. */
export const LISTS_KEPT = 64;

/**
 * A verdict in words, for reviewers: both legs, the groups that grant the data source and the groups that give the
 * permission. `runs any SQL, through Analysts; may run queries through default`.
 *
 * @param label what to call a group, of `labelsOf`.
 */
export function accessInWords(access: Access, label: (groupId: number) => string): string {
  const of = (groupId: number) => quotedIfNeeded(label(groupId));
  return inWords(access, { of, ofAll: (groupIds) => joined(groupIds.map(of)) });
}

/** The same for very many verdicts: whether a name needs quotation marks is found once. */
export function accessWords(label: (groupId: number) => string): (access: Access) => string {
  const of = remember(KEPT, (groupId: number) => quotedIfNeeded(label(groupId)));
  const ofAll = remember(LISTS_KEPT, (groupIds: readonly number[]) => joined(groupIds.map(of)));
  const names = { of, ofAll };
  return (access) => inWords(access, names);
}

function inWords(access: Access, names: Names): string {
  if (access.unknownBecause !== null) return unknownInWords(access, access.unknownBecause, names);
  if (access.level === "none") return "no access";
  if (access.ownQueries !== null && access.level !== access.groupLevel)
    return byQueriesInWords(access, access.ownQueries, names);
  return certainInWords(access, names);
}

/** `runs any SQL through queries of their own (#17), although no group grants it`. */
function byQueriesInWords(access: Access, queries: OwnQueries, names: Names): string {
  const [does, would] = DOES.run_any;
  const latent = access.now === "latent";
  const when = latent ? ` ${ENABLED}` : access.keyOnly ? " by API key alone" : "";
  return `${latent ? `would ${would}` : does}${when} through ${queriesInWords(queries)}${byGroups(access, names)}`;
}

function queriesInWords({ queryIds, byNewQuery }: OwnQueries): string {
  const ids = queryIds.map((id) => `#${id}`);
  if (ids.length === 0) return "a query that they can make elsewhere and move here";
  return `queries of their own (${atMost(ids)}${byNewQuery ? ", or a new one" : ""})`;
}

function byGroups(access: Access, names: Names): string {
  if (access.groupLevel === "none") return ", although no group grants it";
  const known = access.groupLevel !== "unknown";
  const least = access.abilities.length > 0 ? `, at the least ${certainInWords(access, names)}` : "";
  return known
    ? `; by groups alone ${certainInWords(access, names)}`
    : `; what groups give is not known${least}`;
}

function certainInWords(access: Access, names: Names): string {
  const ability = decisiveAbility(access.abilities) ?? "schema";
  const [does, would] = DOES[ability];
  const latent = access.now === "latent";
  const what = (latent ? `would ${would}` : does) + alsoInWords(ability, access.abilities, latent);
  const through = legsInWords(ability, access.grants, names);
  const may = MAY[ability];
  const permission = may === undefined ? "" : `; ${may} through ${names.ofAll(access.permissionGroups)}`;
  const when = latent ? ` ${ENABLED}` : access.keyOnly ? " by API key alone" : "";
  return `${what}${when}${through}${permission}`;
}

function alsoInWords(ability: Ability, abilities: readonly Ability[], latent: boolean): string {
  if (ability === "read_result" && abilities.includes("run_saved"))
    return latent ? " and run them anew" : " and runs them anew";
  if (ability === "schema" && abilities.includes("refresh")) return ", can have saved queries refreshed";
  return "";
}

function legsInWords(ability: Ability, grants: readonly GrantLeg[], names: Names): string {
  const needsFull = ability === "run_any" || ability === "create_query";
  const admins = grants.filter(({ gives }) => gives === "admin");
  const others = grants.filter(({ gives }) => gives === "full" || (gives === "view" && !needsFull));
  const through = (legs: readonly GrantLeg[]) =>
    `through ${joined(legs.map(({ groupId }) => names.of(groupId)))}`;
  const asAdmin = admins.length === 0 ? "" : ` as administrator, ${through(admins)}`;
  if (others.length === 0) return asAdmin;
  return `${asAdmin}, ${admins.length === 0 ? "" : "and "}${through(others)}`;
}

function unknownInWords(access: Access, because: UnknownReason, names: Names): string {
  const unread = access.grants
    .filter(({ gives }) => gives === "unknown")
    .map(({ groupId }) => names.of(groupId));
  const reasons: Record<UnknownReason, string> = {
    groups: "the server does not tell the user's groups",
    driver: "the driver of the data source does not load, so the server shows nothing of it",
    existence: "the server does not tell whether the data source still exists",
    grants: `the grants of ${joined(unread)} to this data source could not be read`,
  };
  const words = `not known: ${reasons[because]}`;
  if (access.abilities.length > 0) return `${words}; at the least ${certainInWords(access, names)}`;
  return access.now === "latent" ? `${words}; nothing works until the account is enabled` : words;
}

/** Whether a name would run into its neighbours in a sentence: it stands in quotation marks there. */
export function needsQuotes(name: string): boolean {
  return /[,;“”]|\band\b|^\s|\s$/.test(name);
}

/** A name for a sentence: in quotation marks where it would run into its neighbours. */
export function quotedIfNeeded(name: string): string {
  return needsQuotes(name) ? `“${name}”` : name;
}

/** `A, B and C`, names that would run into their neighbours in quotation marks. */
export function listed(names: readonly string[]): string {
  return joined(names.map(quotedIfNeeded));
}

function joined(shown: readonly string[]): string {
  const last = shown.at(-1) ?? "";
  return shown.length <= 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
