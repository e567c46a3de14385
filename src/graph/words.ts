import type { Ability } from "../model/access-words.js";
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

/** What to call a group in a sentence: its label, in quotation marks where it needs them. */
type NameOf = (groupId: number) => string;

/**
 * A verdict in words, for reviewers: both legs, the groups that grant the data source and the groups that give the
 * permission. `runs any SQL, through Analysts; may run queries through default`.
 *
 * @param label what to call a group, of `labelsOf`.
 */
export function accessInWords(access: Access, label: (groupId: number) => string): string {
  const nameOf = (groupId: number) => quotedIfNeeded(label(groupId));
  if (access.unknownBecause !== null) return unknownInWords(access, access.unknownBecause, nameOf);
  if (access.level === "none") return "no access";
  if (access.ownQueries !== null && access.level !== access.groupLevel)
    return byQueriesInWords(access, access.ownQueries, nameOf);
  return certainInWords(access, nameOf);
}

/** `runs any SQL through queries of their own (#17), although no group grants it`. */
function byQueriesInWords(access: Access, queries: OwnQueries, nameOf: NameOf): string {
  const [does, would] = DOES.run_any;
  const latent = access.now === "latent";
  const when = latent ? ` ${ENABLED}` : access.keyOnly ? " by API key alone" : "";
  return `${latent ? `would ${would}` : does}${when} through ${queriesInWords(queries)}${byGroups(access, nameOf)}`;
}

function queriesInWords({ queryIds, byNewQuery }: OwnQueries): string {
  const ids = queryIds.map((id) => `#${id}`);
  if (ids.length === 0) return "a query that they can make elsewhere and move here";
  return `queries of their own (${atMost(ids)}${byNewQuery ? ", or a new one" : ""})`;
}

function byGroups(access: Access, nameOf: NameOf): string {
  if (access.groupLevel === "none") return ", although no group grants it";
  const known = access.groupLevel !== "unknown";
  const least = access.abilities.length > 0 ? `, at the least ${certainInWords(access, nameOf)}` : "";
  return known
    ? `; by groups alone ${certainInWords(access, nameOf)}`
    : `; what groups give is not known${least}`;
}

function certainInWords(access: Access, nameOf: NameOf): string {
  return framedInWords(frameOf(access), access.grants, nameOf, joined(access.permissionGroups.map(nameOf)));
}

/** What a certain verdict says besides the groups: the same in very many. */
export interface Frame {
  readonly does: string;
  /** Whether it rests on grants in full alone. */
  readonly needsFull: boolean;
  /** What stands before the groups that give the permission. null: none is needed. */
  readonly may: string | null;
}

export function frameOf({ abilities, now, keyOnly }: Pick<Access, "abilities" | "now" | "keyOnly">): Frame {
  const ability = decisiveAbility(abilities) ?? "schema";
  const [does, would] = DOES[ability];
  const latent = now === "latent";
  const what = (latent ? `would ${would}` : does) + alsoInWords(ability, abilities, latent);
  const when = latent ? ` ${ENABLED}` : keyOnly ? " by API key alone" : "";
  const may = MAY[ability];
  return {
    does: `${what}${when}`,
    needsFull: ability === "run_any" || ability === "create_query",
    may: may === undefined ? null : `; ${may} through `,
  };
}

/**
 * The words of `accessInWords` where no level is unknown and groups alone give it.
 * @param nameOf what to call a group in a sentence: `quotedIfNeeded`
 * @param permitting the groups that give the permission: `listed`
 */
export function framedInWords(
  { does, needsFull, may }: Frame,
  grants: readonly GrantLeg[],
  nameOf: NameOf,
  permitting: string,
): string {
  const admins = joinedWhere(grants, isByAdmin, nameOf);
  const others = joinedWhere(grants, needsFull ? isInFull : isKnown, nameOf);
  const asAdmin = admins === "" ? "" : ` as administrator, through ${admins}`;
  const through = others === "" ? "" : `, ${admins === "" ? "" : "and "}through ${others}`;
  return `${does}${asAdmin}${through}${may === null ? "" : may + permitting}`;
}

const isByAdmin = ({ gives }: GrantLeg) => gives === "admin";
const isInFull = ({ gives }: GrantLeg) => gives === "full";
const isKnown = ({ gives }: GrantLeg) => gives === "full" || gives === "view";

/** `A, B and C`, of the legs that are such. Without a list, as it is asked of millions. */
function joinedWhere(grants: readonly GrantLeg[], isOne: (leg: GrantLeg) => boolean, nameOf: NameOf): string {
  let before = "";
  let last = "";
  for (const leg of grants) {
    if (!isOne(leg)) continue;
    if (last !== "") before = before === "" ? last : `${before}, ${last}`;
    last = nameOf(leg.groupId);
  }
  return before === "" ? last : `${before} and ${last}`;
}

function alsoInWords(ability: Ability, abilities: readonly Ability[], latent: boolean): string {
  if (ability === "read_result" && abilities.includes("run_saved"))
    return latent ? " and run them anew" : " and runs them anew";
  if (ability === "schema" && abilities.includes("refresh")) return ", can have saved queries refreshed";
  return "";
}

function unknownInWords(access: Access, because: UnknownReason, nameOf: NameOf): string {
  const unread = access.grants
    .filter(({ gives }) => gives === "unknown")
    .map(({ groupId }) => nameOf(groupId));
  const reasons: Record<UnknownReason, string> = {
    groups: "the server does not tell the user's groups",
    driver: "the driver of the data source does not load, so the server shows nothing of it",
    existence: "the server does not tell whether the data source still exists",
    grants: `the grants of ${joined(unread)} to this data source could not be read`,
  };
  const words = `not known: ${reasons[because]}`;
  if (access.abilities.length > 0) return `${words}; at the least ${certainInWords(access, nameOf)}`;
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

/** The same of names as they stand in a sentence. */
export function joined(shown: readonly string[]): string {
  const last = shown.at(-1) ?? "";
  return shown.length <= 1 ? last : `${shown.slice(0, -1).join(", ")} and ${last}`;
}
