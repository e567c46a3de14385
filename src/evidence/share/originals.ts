import type { Comparison } from "../../drift/types.js";
import { look } from "../../graph/labels.js";
import type { RiskConfig } from "../../model/risk-settings.js";
import type { Snapshot } from "../../model/snapshot.js";
import type { RunSource } from "../run-files.js";
import { canBeLookedFor } from "./find-words.js";
import type { Pseudonyms } from "./pseudonyms.js";

/** What is replaced besides what always is. */
export interface SharedNames {
  /** The names of data sources too. */
  readonly dataSources: boolean;
}

/** The snapshots of a run: its own, and the one that it was compared with. */
export function snapshotsOf({ snapshot, since }: Pick<RunSource, "snapshot" | "since">): Snapshot[] {
  return since === null ? [snapshot] : [snapshot, since.snapshot];
}

export interface OriginalNames {
  /**
   * With their pseudonyms: names of people, their addresses, the domains of these, and where asked for of data sources.
   * They may stand in no text of the copy, whoever wrote it.
   */
  readonly everywhere: ReadonlyMap<string, string>;
  /** Names of queries and the like, and texts that people wrote: a group or data source may be called so and keep it. */
  readonly butInKept: ReadonlySet<string>;
  /** How many are not looked for: too short, or words that a copy itself has. */
  readonly notLookedFor: number;
}

export function originalNames(
  source: RunSource,
  pseudonyms: Pseudonyms,
  { dataSources }: SharedNames,
): OriginalNames {
  const addresses = addressesOf(source);
  const everywhere = new Map([
    ...domainsOf(source, addresses).map((one) => [one, pseudonyms.domain(one)] as const),
    ...(dataSources ? dataSourcesOf(source).map(look) : []).map(
      (one) => [one, pseudonyms.thing("Data source", one)] as const,
    ),
    ...peopleOf(source)
      .map(look)
      .map((one) => [one, pseudonyms.person(one)] as const),
    ...addresses.map((one) => [one, pseudonyms.address(one)] as const),
  ]);
  const butInKept = new Set(othersOf(source).filter((one) => !everywhere.has(one)));
  const told = [...everywhere].filter(([name]) => isTold(name));
  const others = [...butInKept].filter(isTold);
  return {
    everywhere: new Map(told),
    butInKept: new Set(others),
    notLookedFor: everywhere.size + butInKept.size - told.length - others.length,
  };
}

/** Words of the pseudonyms themselves, and names that every Redash has. */
const COMMON = new Set([
  ...[
    "admin",
    "default",
    "person",
    "service",
    "team",
    "example",
    "query",
    "dashboard",
    "alert",
    "destination",
  ],
  ...[
    "data source",
    "identity",
    "directory group",
    "organisation",
    "pseudonymised",
    "reason",
    "owner",
    "approver",
  ],
  ...["account", "finding", "department", "job"],
]);

function isTold(name: string): boolean {
  return canBeLookedFor(name) && !COMMON.has(look(name).toLowerCase());
}

function othersOf(source: RunSource): string[] {
  const { acceptances, risk } = source.judging;
  return [
    ...snapshotsOf(source).flatMap(({ queries, dashboards, alerts, destinations, dataSources }) => [
      ...[...queries, ...dashboards, ...alerts, ...destinations].map(({ name }) => name),
      ...dataSources.flatMap(({ pauseReason }) => pauseReason ?? []),
    ]),
    ...(source.comparison?.directory.identities ?? []).flatMap(({ department, jobTitle }) =>
      [department, jobTitle].filter((one) => one !== undefined),
    ),
    ...acceptances.flatMap(({ reason, owner }) => [reason, owner]),
    ...source.acceptedGaps.flatMap(({ reason, approver }) => [reason, approver]),
    ...(risk.dataSources ?? []).flatMap(({ owner }) => owner ?? []),
  ];
}

function peopleOf(source: RunSource): string[] {
  const { identities = [] } = source.comparison?.directory ?? {};
  return [
    ...snapshotsOf(source).flatMap(({ users, operator }) => [operator, ...users].map(({ name }) => name)),
    ...identities.flatMap(({ name, manager }) => [name, manager].filter((one) => one !== undefined)),
  ];
}

function addressesOf(source: RunSource): string[] {
  const { comparison, judging } = source;
  return [
    ...snapshotsOf(source).flatMap(({ users, operator }) => [operator, ...users].map(({ email }) => email)),
    ...(comparison === null ? [] : addressesOfDirectory(comparison)),
    ...accountPatterns(judging.risk).filter((pattern) => !pattern.includes("*")),
  ];
}

function addressesOfDirectory({ directory, settings: { match, groupMap } }: Comparison): string[] {
  const values = groupMap.rule.kind === "values" ? [...groupMap.rule.values.keys()] : [];
  return [
    ...directory.identities.flatMap(({ ids, mail, upn, login, aliases = [] }) =>
      [...ids, mail, upn, login, ...aliases].filter((one) => one !== undefined),
    ),
    ...[...match.accountMap].flat(),
    ...values,
  ];
}

/** Of accounts of programs and of several people, as the config file has them. */
export function accountPatterns({ serviceAccounts, sharedAccounts }: RiskConfig): readonly string[] {
  return [...(serviceAccounts ?? []), ...(sharedAccounts ?? [])];
}

function domainsOf(source: RunSource, addresses: readonly string[]): string[] {
  const { comparison, judging } = source;
  return [
    ...addresses.flatMap((one) => /@([^@]*)$/.exec(one)?.[1]?.trim() ?? []),
    ...snapshotsOf(source).flatMap(({ settings, server }) => [
      ...(settings.googleDomains ?? []),
      hostOf(server.baseUrl),
    ]),
    ...(judging.risk.internalDomains ?? []),
    ...[...(comparison?.settings.match.aliasDomains ?? [])].flat(),
  ];
}

/** With the path behind it, where the server has one: `redash.example.com/acme`. */
export function hostOf(baseUrl: string): string {
  return baseUrl.replace(/^https?:\/\//, "").replace(/\/+$/, "");
}

function dataSourcesOf(source: RunSource): string[] {
  return snapshotsOf(source).flatMap(({ dataSources }) => dataSources.flatMap(({ name }) => name ?? []));
}
