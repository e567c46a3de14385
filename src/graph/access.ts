import { ABILITIES, type Ability, type Level } from "../model/access-words.js";
import type { DataSource } from "../model/snapshot.js";
import type { AccessTraits } from "../model/versions.js";
import type { GrantLevel, UnknownReason } from "./types.js";

/**
 * How Redash decides who can do what: the only place that knows. docs/access-rule.md says the same in plain words;
 * docs/redash-api.md, "Who can do what", tells how it was measured. It knows neither users nor groups nor a graph.
 */

/** The permissions that decide anything here. All others leave every verdict as it is. */
const DECISIVE = [
  "admin",
  "list_data_sources",
  "view_query",
  "execute_query",
  "create_query",
  "edit_query",
] as const;

/** A set of decisive permissions as bits: the union of two sets is `a | b`. */
export type PermissionSet = number;

/** How many permission sets there are: every set is below this number. */
export const PERMISSION_SETS = 2 ** DECISIVE.length;

export function permissionSet(permissions: Iterable<string>): PermissionSet {
  let set = 0;
  for (const permission of permissions) {
    const bit = DECISIVE.indexOf(permission as (typeof DECISIVE)[number]);
    if (bit >= 0) set |= 1 << bit;
  }
  return set;
}

/** The names in a set, in a fixed order. */
export function permissionNames(set: PermissionSet): string[] {
  return DECISIVE.filter((_, bit) => (set & (1 << bit)) !== 0);
}

const ADMIN = permissionSet(["admin"]);
const CREATE_QUERY = permissionSet(["create_query"]);
const EDIT_QUERY = permissionSet(["edit_query"]);
const EXECUTE_QUERY = permissionSet(["execute_query"]);

/** All that somebody needs to make queries of his own and change them. */
export const MAKE_AND_EDIT: readonly PermissionSet[] = [CREATE_QUERY, EDIT_QUERY];

/** Administrators are granted every data source in full; what they can do there still needs each permission. */
export function isAdmin(permissions: PermissionSet): boolean {
  return (permissions & ADMIN) !== 0;
}

/** What the groups that user and data source share grant, so far as it could be read. */
export type KnownGrant = "none" | "view" | "full";

/** What one ability needs. */
export interface Need {
  /** The least grant: `view` is any grant. */
  readonly grant: "view" | "full";
  /** One of these permissions; 0: none is needed. */
  readonly anyOf: PermissionSet;
}

/** What each ability needs; null: this release has no such call. */
export type Needs = Readonly<Record<Ability, Need | null>>;

export function needsOf(traits: AccessTraits): Needs {
  const any = (...permissions: string[]): Need => ({ grant: "view", anyOf: permissionSet(permissions) });
  const full = (...permissions: string[]): Need => ({ grant: "full", anyOf: permissionSet(permissions) });
  return {
    list: any("list_data_sources"),
    schema: any(),
    open_query: any("view_query"),
    read_result: any(...traits.readResult),
    run_saved: traits.runSaved === null ? null : any(...traits.runSaved),
    refresh: full(),
    run_any: full("execute_query"),
    create_query: full("create_query"),
  };
}

/** The abilities that a grant and a set of permissions give. For `admin` see `isAdmin`: say `full` there. */
export function abilitiesOf(needs: Needs, granted: KnownGrant, permissions: PermissionSet): Ability[] {
  return ABILITIES.filter((ability) => {
    const need = needs[ability];
    if (need === null || granted === "none" || (need.grant === "full" && granted !== "full")) return false;
    return need.anyOf === 0 || (need.anyOf & permissions) !== 0;
  });
}

/** What abilities add up to. Having own text run by creating a query and refreshing it is as good as running it. */
export function levelOf(abilities: readonly Ability[]): "query" | "view" | "schema" | "none" {
  const decisive = decisiveAbility(abilities);
  if (decisive === undefined) return "none";
  if (decisive === "schema") return "schema";
  return decisive === "read_result" ? "view" : "query";
}

/** The ability on which the level rests. `create_query` stands for creating a query and refreshing it. */
export function decisiveAbility(
  abilities: readonly Ability[],
): "run_any" | "create_query" | "read_result" | "schema" | undefined {
  const has = (ability: Ability) => abilities.includes(ability);
  if (has("run_any")) return "run_any";
  if (has("create_query") && has("refresh")) return "create_query";
  if (has("read_result")) return "read_result";
  return has("schema") ? "schema" : undefined;
}

/** What the owner of a query needs to have text of his own run: the least grant, and all of the permissions. */
export interface OwnerNeed {
  readonly grant: KnownGrant;
  readonly allOf: readonly PermissionSet[];
}

/** Any one of them is enough. */
export function ownerNeedsOf({ runAnyAsOwner }: AccessTraits): readonly OwnerNeed[] {
  const least = { none: "none", "view-with-execute": "full", full: "full" } as const;
  const need: OwnerNeed = { grant: least[runAnyAsOwner], allOf: [EDIT_QUERY] };
  return runAnyAsOwner === "view-with-execute"
    ? [need, { grant: "view", allOf: [EDIT_QUERY, EXECUTE_QUERY] }]
    : [need];
}

/** Would somebody who owns a query on the data source have text of his own run? */
function runsAnyAsOwner(traits: AccessTraits, granted: KnownGrant, permissions: PermissionSet): boolean {
  return ownerNeedsOf(traits).some(
    ({ grant, allOf }) =>
      GRANTS.indexOf(granted) >= GRANTS.indexOf(grant) &&
      allOf.every((permission) => (permissions & permission) !== 0),
  );
}

/** All that a verdict depends on. */
export interface Question {
  readonly permissions: PermissionSet;
  /** The most that a group of the user is known to grant. */
  readonly granted: KnownGrant;
  /** There is a group of the user of which it is not known whether, and how, it is granted the data source. */
  readonly maybeMore: boolean;
  readonly presence: DataSource["presence"];
}

export interface Verdict {
  readonly grant: GrantLevel;
  readonly level: Level;
  readonly abilities: readonly Ability[];
  readonly runAnyAsOwner: boolean | "unknown";
  readonly admin: boolean;
  /** The permissions of which one carries the highest known ability; 0: none is needed, or nothing is known. */
  readonly restsOn: PermissionSet;
  readonly unknownBecause: UnknownReason | null;
}

/** Decides one question from nothing: `accessRule` remembers. */
export function decide(traits: AccessTraits, question: Question): Verdict {
  const { permissions, maybeMore, presence } = question;
  const admin = isAdmin(permissions);
  const granted = admin ? "full" : question.granted;
  if (presence !== "listed") return decideUnlisted(traits, { ...question, granted }, admin);
  const needs = needsOf(traits);
  const abilities = abilitiesOf(needs, granted, permissions);
  const open = maybeMore && granted !== "full";
  const asOwner = runsAnyAsOwner(traits, granted, permissions);
  return {
    grant: open ? "unknown" : granted,
    level: open ? "unknown" : levelOf(abilities),
    abilities,
    runAnyAsOwner: open && asOwner !== runsAnyAsOwner(traits, "full", permissions) ? "unknown" : asOwner,
    admin,
    restsOn: restsOn(needs, abilities),
    unknownBecause: open ? "grants" : null,
  };
}

/**
 * A data source that the server does not list. Where its driver does not load the server tells its grants nowhere,
 * reading its schema fails and, from Redash 10, creating a query on it is a 500; up to 8 the answers are the same
 * for one that was deleted. So even a grant that is known, or an administrator's, says nothing of what works there.
 */
function decideUnlisted(traits: AccessTraits, question: Question, admin: boolean): Verdict {
  const concerned = question.granted !== "none" || question.maybeMore;
  return {
    grant: concerned ? "unknown" : "none",
    level: concerned ? "unknown" : "none",
    abilities: [],
    runAnyAsOwner: runsAnyAsOwner(traits, "full", question.permissions) ? "unknown" : false,
    admin,
    restsOn: 0,
    unknownBecause: concerned ? (question.presence === "hidden" ? "driver" : "existence") : null,
  };
}

/**
 * The level of somebody who owns a query on the data source, or can move one there. It never adds to the abilities. What
 * works on a data source that the server does not list is as little known of owners as of members.
 */
export function levelWithQuery(
  groupLevel: Level,
  { runAnyAsOwner, unknownBecause }: Pick<Verdict, "runAnyAsOwner" | "unknownBecause">,
  presence: DataSource["presence"],
): Pick<Verdict, "level" | "unknownBecause"> {
  if (runAnyAsOwner === true) return { level: "query", unknownBecause: null };
  if (runAnyAsOwner === "unknown" && groupLevel === "none")
    return { level: "unknown", unknownBecause: presence === "hidden" ? "driver" : "existence" };
  return { level: groupLevel, unknownBecause };
}

/** Whether queries of one's own of which nobody knows could raise the level. */
export function couldRise({ level, runAnyAsOwner }: Pick<Verdict, "level" | "runAnyAsOwner">): boolean {
  return level !== "query" && runAnyAsOwner !== false;
}

/** May somebody make queries of his own, where a group grants a data source in full, and change them? */
export function mayMakeAndEdit(permissions: PermissionSet): boolean {
  return MAKE_AND_EDIT.every((permission) => (permissions & permission) !== 0);
}

/** May somebody change the text of queries that he owns? */
export function mayEdit(permissions: PermissionSet): boolean {
  return (permissions & EDIT_QUERY) !== 0;
}

function restsOn(needs: Needs, abilities: readonly Ability[]): PermissionSet {
  const decisive = decisiveAbility(abilities);
  return decisive === undefined ? 0 : (needs[decisive]?.anyOf ?? 0);
}

const GRANTS = ["none", "view", "full"] as const satisfies readonly KnownGrant[];
const PRESENCES = ["listed", "hidden", "possible"] as const satisfies readonly DataSource["presence"][];

/** The rule of one release, asked millions of times: equal questions get the very same verdict object. */
export type AccessRule = (question: Question) => Verdict;

export function accessRule(traits: AccessTraits): AccessRule {
  const known: (Verdict | undefined)[] = new Array(PERMISSION_SETS * 18).fill(undefined);
  return (question) => {
    const { permissions, granted, maybeMore, presence } = question;
    const place =
      ((permissions * 3 + GRANTS.indexOf(granted)) * 2 + (maybeMore ? 1 : 0)) * 3 +
      PRESENCES.indexOf(presence);
    known[place] ??= Object.freeze(decide(traits, question));
    return known[place];
  };
}
