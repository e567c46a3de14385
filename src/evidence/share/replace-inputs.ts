import { fittingPattern } from "../../analyze/fitting-pattern.js";
import type { Comparison, DriftSettings, GroupMap, MatchSettings } from "../../drift/types.js";
import { addressKey } from "../../model/directory.js";
import type { DataSourceConfig, RiskConfig } from "../../model/risk-settings.js";
import { dataSourceName, type Replacing } from "./replace-snapshot.js";

/** How a directory was compared, by other names. */
export function replaceInDrift(
  { directory: { groups }, settings: { samlGroups, groupMap, match } }: Comparison,
  replacing: Replacing,
): DriftSettings {
  const names = new Set(groups.map(({ name }) => name));
  const ids = new Set(groups.flatMap((group) => group.ids.map((id) => id.toLowerCase())));
  const isId = (entry: string) => !names.has(entry) && ids.has(entry.toLowerCase());
  return {
    samlGroups,
    groupMap: { ...groupMap, rule: ruleOf(groupMap.rule, replacing, isId) },
    match: matchOf(match, replacing),
  };
}

function ruleOf(
  rule: GroupMap["rule"],
  { pseudonyms: { address }, scrub }: Replacing,
  isId: (entry: string) => boolean,
): GroupMap["rule"] {
  const mapped = (map: ReadonlyMap<string, readonly string[]>, key: (text: string) => string) =>
    new Map(Array.from(map, ([name, values]) => [key(name), values.map(scrub)]));
  switch (rule.kind) {
    case "equal":
      return rule;
    case "prefix":
      return { kind: "prefix", prefix: scrub(rule.prefix) };
    case "table":
      return {
        kind: "table",
        table: mapped(rule.table, (entry) => (isId(entry) ? address(entry) : scrub(entry))),
      };
    case "values":
      return { kind: "values", values: mapped(rule.values, address) };
  }
}

function matchOf(
  { attributes, plusTags, aliasDomains, accountMap }: MatchSettings,
  replacing: Replacing,
): MatchSettings {
  const { address, domain } = replacing.pseudonyms;
  return {
    attributes,
    plusTags,
    aliasDomains: new Map(Array.from(aliasDomains, ([alias, real]) => [domain(alias), domain(real)])),
    accountMap: new Map(
      Array.from(accountMap, ([account, identity]) => [address(account), address(identity)]),
    ),
  };
}

/** @param emails of every account that a pattern may mean */
export function replaceInRisk(risk: RiskConfig, replacing: Replacing, emails: readonly string[]): RiskConfig {
  const { pseudonyms } = replacing;
  const accounts = (patterns: readonly string[] | null) =>
    patterns === null ? null : patterns.flatMap((pattern) => accountsOf(pattern, replacing, emails));
  const sourceOf = ({ dataSource, sensitive, owner }: DataSourceConfig): DataSourceConfig => ({
    dataSource: typeof dataSource === "number" ? dataSource : dataSourceName(dataSource, replacing),
    sensitive,
    owner: owner === null ? null : pseudonyms.text("Owner", owner),
  });
  return {
    internalDomains: risk.internalDomains === null ? null : risk.internalDomains.map(pseudonyms.domain),
    serviceAccounts: accounts(risk.serviceAccounts),
    sharedAccounts: accounts(risk.sharedAccounts),
    dataSources: risk.dataSources === null ? null : risk.dataSources.map(sourceOf),
    thresholds: risk.thresholds,
  };
}

/** Where a pattern cannot fit the pseudonyms as it fits the names, each account that it fits stands there. */
function accountsOf(
  pattern: string,
  { pseudonyms, patterns }: Replacing,
  emails: readonly string[],
): string[] {
  const { address, domain, text } = pseudonyms;
  const inCopy = patterns.get(pattern);
  if (inCopy !== undefined) return [inCopy];
  if (!pattern.includes("*")) return [address(pattern)];
  const ofDomain = /^\*@([^*]+)$/.exec(pattern)?.[1];
  if (ofDomain !== undefined) return [`*@${domain(ofDomain)}`];
  const fits = fittingPattern(addressKey(pattern));
  const fitting = [...new Set(emails.map(addressKey).filter(fits))];
  return fitting.length > 0 ? fitting.map(address) : [text("Account", pattern)];
}
