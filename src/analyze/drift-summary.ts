import {
  ACCESS_CHANGES,
  ACCOUNT_FINDINGS,
  type AccountFinding,
  type Comparison,
  type Drift,
  type DriftSettings,
  LOGIN_EFFECTS,
  type LoginEffect,
  MEMBERSHIP_FINDINGS,
} from "../drift/types.js";
import { putUnder } from "../model/put-under.js";
import type { DriftFinding, DriftSummary } from "../model/report.js";
import {
  ACCOUNT_MEANINGS,
  CHANGE_MEANINGS,
  type DriftMeaning,
  MEMBERSHIP_MEANINGS,
} from "./drift-meanings.js";

/** Drift in short: what was compared with what, how many rows say what, and what was not evaluated. */
export function summarise({ directory, settings }: Comparison, drift: Drift): DriftSummary {
  const outcomes = [...drift.matches.values()].map(({ outcome }) => outcome);
  const having = (outcome: string) => outcomes.filter((one) => one === outcome).length;
  return {
    files: directory.files.map(({ unusable: _listed, ...file }) => file),
    warnings: directory.warnings,
    people: directory.people,
    assignments: directory.assignments,
    identities: directory.identities.length,
    accounts: {
      matched: having("matched"),
      ambiguous: having("ambiguous"),
      unmatched: having("none"),
      differing: findingsByAccount(drift).size,
    },
    logins: countLogins(drift),
    settings: settingsInWords(settings),
    findings: countFindings(drift),
    notEvaluated: drift.notEvaluated.map(({ what, why, accounts }) => ({ what, why, accounts })),
  };
}

/** Every finding there can be, in the order of the tables, and how many rows say it. */
export function countFindings(drift: Drift): DriftFinding[] {
  return [
    ...tally(
      "account-drift",
      ACCOUNT_FINDINGS,
      inWords(ACCOUNT_MEANINGS),
      drift.accounts,
      ({ finding, state }) => [finding, state === "found"],
    ),
    ...tally(
      "membership-drift",
      MEMBERSHIP_FINDINGS,
      inWords(MEMBERSHIP_MEANINGS),
      drift.memberships,
      ({ finding }) => [finding, finding !== "not evaluated"],
    ),
    ...tally(
      "access-drift",
      ACCESS_CHANGES,
      (change) => CHANGE_MEANINGS[change],
      drift.access.counts,
      ({ change, state, rows }) => [change, state === "will happen", rows],
    ),
  ];
}

function inWords<Finding extends string>(meanings: Readonly<Record<Finding, DriftMeaning>>) {
  return (finding: Finding) => `${meanings[finding].means} ${meanings[finding].remedy}`;
}

function countLogins({ logins, accounts }: Drift): DriftSummary["logins"] {
  const counts = new Map(LOGIN_EFFECTS.map((effect) => [effect, 0]));
  const count = (effect: LoginEffect) => counts.set(effect, (counts.get(effect) ?? 0) + 1);
  for (const effect of logins.values()) count(effect);
  for (const { userId, identity, nextLogin } of accounts) {
    if (userId === null && identity !== null) count(nextLogin);
  }
  return Array.from(counts, ([effect, times]) => ({ effect, count: times }));
}

/** What account-drift has found of each account, by user id; an account that is in order is not there. */
export function findingsByAccount({ accounts }: Drift): ReadonlyMap<number, readonly AccountFinding[]> {
  const found = new Map<number, AccountFinding[]>();
  for (const { userId, finding, state } of accounts) {
    if (userId !== null && state === "found") putUnder(found, userId, finding);
  }
  return found;
}

function tally<Finding extends string, Row>(
  table: string,
  all: readonly Finding[],
  meaningOf: (finding: Finding) => string,
  rows: Iterable<Row>,
  tell: (row: Row) => [finding: Finding, found: boolean, times?: number],
): DriftFinding[] {
  const counts = new Map(all.map((finding) => [finding, { found: 0, notEvaluated: 0 }]));
  for (const row of rows) {
    const [finding, found, times = 1] = tell(row);
    const count = counts.get(finding);
    if (count !== undefined) count[found ? "found" : "notEvaluated"] += times;
  }
  return Array.from(counts, ([finding, count]) => {
    return { table, finding, meaning: meaningOf(finding), ...count };
  });
}

const SAML_GROUPS = {
  sent: "At each SAML login the provider sends the attribute RedashGroups.",
  not_sent: "The provider does not send the attribute RedashGroups: no login changes groups.",
  unknown: "It was not told whether the provider sends the attribute RedashGroups (setting saml-groups).",
} as const;

const IN_NO_GROUP = {
  "sent empty": "For a person in none of the groups it sends the attribute empty.",
  "left out": "For a person in none of the groups it leaves the attribute out.",
  unknown: "What it does for a person in none of the groups was not told (in-no-group in the group map).",
} as const;

/** What was set, in a sentence each: a reader must see on what the comparison rests. */
function settingsInWords({ samlGroups, groupMap, match }: DriftSettings): string[] {
  const { attributes, aliasDomains, plusTags, accountMap } = match;
  return [
    SAML_GROUPS[samlGroups],
    ruleInWords(groupMap.rule),
    ...(samlGroups === "not_sent" ? [] : [IN_NO_GROUP[groupMap.inNoGroup]]),
    `Accounts are matched by e-mail with ${attributes.join(", then ")} of the directory.`,
    ...Array.from(aliasDomains, ([alias, domain]) => `Addresses at ${alias} count as those at ${domain}.`),
    ...(plusTags ? ["What stands behind a + in an address is ignored where nothing else matches."] : []),
    ...(accountMap.size > 0 ? [`${accountMap.size} accounts are matched by a map file.`] : []),
  ];
}

function ruleInWords(rule: DriftSettings["groupMap"]["rule"]): string {
  switch (rule.kind) {
    case "equal":
      return "Groups of the directory are sent by their own names.";
    case "prefix":
      return `Groups of the directory whose names begin with "${rule.prefix}" are sent, without that beginning.`;
    case "table":
      return `${rule.table.size} groups of the directory are sent, by a table of names.`;
    case "values":
      return `The values are given outright for ${rule.values.size} accounts.`;
  }
}
