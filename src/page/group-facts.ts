import { abilitiesOf, isAdmin, needsOf, permissionSet } from "../graph/access.js";
import type { Ability } from "../model/access-words.js";
import { figure } from "../model/counted.js";
import { type GrantList, type GrantsOfGroup, grantLists } from "./grants.js";
import type { Named } from "./named.js";
import type { Page } from "./page.js";
import { clearLabel } from "./parts.js";
import { capital, count, few } from "./words.js";

/** How many names a folded line shows of each list. */
const NAMES_IN_SHORT = 4;

export interface Members {
  readonly enabled: number;
  readonly disabled: number;
  readonly pending: number;
}

/** What the list of groups says of one of them. */
export interface GroupFacts {
  readonly named: Named;
  readonly builtin: boolean;
  /** Whether it makes its members administrators. */
  readonly admin: boolean;
  /** As Redash calls them. */
  readonly permissions: readonly string[];
  readonly members: Members;
  /** From full down; every level, also where its list is empty. */
  readonly grants: readonly GrantList[];
  /** Whether the page knows no other data source, and nobody who cannot do anything there. */
  readonly ofOneSource: boolean;
}

export function groupFacts(page: Page, place: number, grants: GrantsOfGroup | undefined): GroupFacts {
  const { id, type, permissions } = page.organisation.groups[place] as (typeof page.organisation.groups)[0];
  return {
    named: page.namedGroup(id),
    builtin: type === "builtin",
    admin: makesAdmins(page, place),
    permissions,
    members: membersOf(page, place),
    grants: grantLists(grants, page.namedSource),
    ofOneSource: page.run.ofOneSource,
  };
}

/** Whether members reach every data source by the permission admin, whatever the group is granted. */
export function makesAdmins({ organisation }: Page, place: number): boolean {
  return isAdmin(permissionSet(organisation.groups[place]?.permissions ?? []));
}

export function membersOf({ groups }: Page, place: number): Members {
  return {
    enabled: groups.members_enabled[place] as number,
    disabled: groups.members_disabled[place] as number,
    pending: groups.members_pending[place] as number,
  };
}

const BY_PERMISSION = "Every data source in full, by the permission admin";

function grantedNothing({ ofOneSource }: GroupFacts): string {
  return ofOneSource ? "Not granted this data source" : "Granted nothing";
}

/** The folded line: `In full: Warehouse; view only: Ledger and 3 more. Also members: 2 disabled`. */
export function groupInShort(facts: GroupFacts): string {
  const { admin, grants } = facts;
  const parts = grants
    .filter(({ list }) => list.length > 0)
    .map(({ sign, list }) => `${SHORT[sign.id]} ${few(list.map(clearLabel), NAMES_IN_SHORT)}`);
  const granted = parts.length === 0 ? grantedNothing(facts) : capital(parts.join("; "));
  return `${admin ? BY_PERMISSION : granted}${besides(facts)}`;
}

const SHORT = { full: "in full:", view: "view only:", unknown: "not known:" };

const ON_THIS_PAGE = ", of the people on this page";

function besides({ members: { disabled, pending }, ofOneSource }: GroupFacts): string {
  const others = [
    disabled > 0 && `${figure(disabled)} disabled`,
    pending > 0 && `${figure(pending)} pending`,
  ].filter((text) => text !== false);
  if (others.length === 0) return "";
  return `. Also members${ofOneSource ? ON_THIS_PAGE : ""}: ${others.join(", ")}`;
}

/** What goes before the lists of data sources, where they do not say all. */
export function grantRemark(facts: GroupFacts): string {
  const { admin, grants } = facts;
  if (admin) return `${BY_PERMISSION}. To do something there, members need the permissions for it as well.`;
  return grants.every(({ list }) => list.length === 0) ? `${grantedNothing(facts)}.` : "";
}

/** `Members: 12 enabled, 1 disabled, no pending.` */
export function membersInWords({
  members,
  ofOneSource,
}: Pick<GroupFacts, "members" | "ofOneSource">): string {
  const { enabled, disabled, pending } = members;
  if (enabled + disabled + pending === 0)
    return ofOneSource ? "None of the people on this page is a member." : "No members.";
  const some = (value: number, word: string) => `${value === 0 ? "no" : figure(value)} ${word}`;
  return `Members${ofOneSource ? ON_THIS_PAGE : ""}: ${some(enabled, "enabled")}, ${some(disabled, "disabled")}, ${some(pending, "pending")}.`;
}

const DOES: readonly (readonly [Ability, string])[] = [
  ["run_any", "run queries of their own"],
  ["create_query", "create queries"],
  ["read_result", "see results of saved queries"],
];

/** What the permissions of a group are good for, by the rule; another group of a member may give what it does not. */
export function permissionsInWords({ graph }: Page, permissions: readonly string[]): string {
  const needs = needsOf(graph.index.traits);
  const given = abilitiesOf(needs, "full", permissionSet(permissions));
  const does = (level: "full" | "view") =>
    DOES.filter(([ability]) => given.includes(ability) && needs[ability]?.grant === level).map(wordsOf);
  const not = DOES.filter(([ability]) => !given.includes(ability)).map(wordsOf);
  const lets = [
    { what: does("full"), where: "where the grant is full" },
    { what: does("view"), where: "with any grant" },
  ]
    .filter(({ what }) => what.length > 0)
    .map(({ what, where }) => `${listed(what, "and")} ${where}`);
  const positive = lets.length === 0 ? "" : `Lets members ${lets.join("; ")}. `;
  const negative =
    not.length === 0
      ? ""
      : `Does not let ${positive === "" ? "members" : "them"} ${listed(not, "or")}; another group that they are in may.`;
  return `${positive}${negative}`.trim();
}

function wordsOf([, words]: readonly [Ability, string]): string {
  return words;
}

function listed(words: readonly string[], joint: "and" | "or"): string {
  return words.length < 2
    ? words.join("")
    : `${words.slice(0, -1).join(", ")} ${joint} ${words[words.length - 1]}`;
}

/** What is not known of who is in any group. Empty: all is. */
export function untoldMembers({ organisation }: Page): string {
  const untold = organisation.users.filter(({ groups }) => groups === null).length;
  if (untold === 0) return "";
  return `Redash does not tell the groups of ${count(untold, "account")}: they may be members here.`;
}
