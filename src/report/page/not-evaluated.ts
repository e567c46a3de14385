import type { RuleResult } from "../../model/finding.js";
import { putUnder } from "../../model/put-under.js";
import type { Report } from "../../model/report.js";
import { WAY_SECTIONS } from "../../model/snapshot.js";
import type { Named } from "../../page/named.js";
import { visible } from "../../page/visible.js";
import { count } from "../../page/words.js";
import type { Facts } from "./facts.js";
import { firstNames } from "./finding.js";

export interface NotEvaluated {
  readonly what: string;
  readonly why: string;
  /** Whom or what it is about. */
  readonly kind: "source" | "user";
  readonly names: readonly Named[];
  /** How many more there are than names; empty: none. */
  readonly more: string;
  /** The rules concerned, by their titles; empty: not by rules. */
  readonly titles: string;
  /** Where the page tells more; null: nowhere. */
  readonly see: { readonly place: string; readonly word: string } | null;
}

/** Everything of which the findings can say nothing, so that nobody reads their silence as a clean result. */
export function notEvaluatedView(report: Report, facts: Facts): NotEvaluated[] {
  const { verdict, drift } = report;
  return [
    ...(verdict.complete
      ? []
      : [open("Whatever rests on what is missing", "the verdict above names it", COVERAGE)]),
    ...untoldGrants(facts),
    ...untoldGroups(facts),
    ...rulesNotEvaluated(report.rules),
    ...(drift?.notEvaluated ?? []).map(({ what, why }) =>
      open(visible(what), withoutStop(visible(why)), DRIFT),
    ),
    ...waysNotRead(report),
    ...moreQueries(facts),
  ];
}

const COVERAGE = { place: "coverage", word: "Coverage" };
const DRIFT = { place: "drift", word: "Drift" };
const WAYS_ROUND = { place: "ways-round", word: "Ways round" };

/** Only of a part that could not be read: what is missing there is named beside the ways that are known. */
function waysNotRead({ coverage }: Report): NotEvaluated[] {
  const names: readonly string[] = WAY_SECTIONS;
  const missing = coverage.filter(
    ({ name, section }) => names.includes(name) && section.status !== "complete",
  );
  if (missing.length === 0) return [];
  const titles = missing.map(({ title }) => title.toLowerCase()).join(", ");
  return [open("Some ways round the groups", `not everything could be read: ${titles}`, WAYS_ROUND)];
}

function open(what: string, why: string, see: NotEvaluated["see"] = null): NotEvaluated {
  return { what, why, kind: "source", names: [], more: "", titles: "", see };
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

function untoldGrants({ sources }: Facts): NotEvaluated[] {
  const names = [...sources.values()].filter(({ untold }) => untold).map(({ named }) => named);
  if (names.length === 0) return [];
  const why = `Redash does not tell whom ${names.length === 1 ? "it is" : "they are"} granted to`;
  return [{ ...open(count(names.length, "data source"), why), ...firstNames(names) }];
}

/** Where not all queries were read, or not who may modify them, the level of some people may be higher. */
function moreQueries({ sources }: Facts): NotEvaluated[] {
  const names = [...sources.values()].filter((source) => source.moreQueries).map(({ named }) => named);
  if (names.length === 0) return [];
  const there = names.length === 1 ? "it" : "them";
  const why = `who owns queries on ${there}, or may modify them, is not all known, so that more people may run any query there`;
  return [{ ...open(count(names.length, "data source"), why), ...firstNames(names) }];
}

/** Where a person's groups are not told, every data source is as granted as it is told to be. */
function untoldGroups({ people }: Facts): NotEvaluated[] {
  const names = people.withoutGroups;
  if (names.length === 0) return [];
  const why =
    names.length === 1
      ? "Redash does not tell its groups, so neither what it reaches nor whether it is an administrator’s"
      : "Redash does not tell their groups, so neither what they reach nor whether they are administrators’";
  return [{ ...open(count(names.length, "account"), why), kind: "user", ...firstNames(names) }];
}

function rulesNotEvaluated(rules: readonly RuleResult[]): NotEvaluated[] {
  const without = rules.filter(({ state }) => state === "not evaluated");
  return byReason(without).map(({ why, titles, rules: counted }) => ({
    ...open(counted, withoutStop(why)),
    titles,
  }));
}

/** Rules that lack the same, together. */
export function byReason(rules: readonly RuleResult[]) {
  const reasons = new Map<string, string[]>();
  for (const { why, title } of rules) putUnder(reasons, why.map(visible).join(" "), title);
  return Array.from(reasons, ([why, titles]) => ({
    why,
    rules: count(titles.length, "rule"),
    titles: titles.join("; "),
  }));
}
