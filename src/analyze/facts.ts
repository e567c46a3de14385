import { singleSignOn } from "../drift/sign-in.js";
import type { Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import type { WayRound } from "../graph/types.js";
import { waysRound } from "../graph/ways-round.js";
import { counted } from "../model/counted.js";
import type { RiskSettings, RiskWarning } from "../model/risk-settings.js";
import { type SectionName, type Snapshot, WAY_SECTIONS } from "../model/snapshot.js";
import { knownVersion, type ReleaseTraits } from "../model/versions.js";
import { type AccessCounts, countAccess } from "./access-counts.js";
import {
  type BaseFacts,
  type BaseSection,
  type BaseSnapshot,
  type FactName,
  OPTIONAL_PARTS,
  type OptionalFacts,
} from "./rule.js";
import { SECTION_TITLES } from "./section-titles.js";
import { wholeEvents } from "./use.js";

/**
 * A fact, with what is missing of it in sentences for a reviewer (empty: nothing); or why there is none, in a sentence.
 */
export type Told<T> =
  | { readonly told: true; readonly value: T; readonly partly: readonly string[] }
  | { readonly told: false; readonly why: string };

/** What rules are given, and what is missing of it. */
export interface Facts {
  readonly base: BaseFacts;
  /** What could not be read of these sections of access through groups. Empty: nothing. */
  basePartly(names: readonly BaseSection[]): readonly string[];
  ask<N extends FactName>(name: N): Told<OptionalFacts[N]>;
}

/** What facts are taken from. */
export interface FactsInput {
  /** Its lists are in the order of their ids. */
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly groupLabel: (groupId: number) => string;
  /** null: no directory was given. */
  readonly drift: Drift | null;
  readonly risk: RiskSettings;
  /** Absent: counted when a rule asks. */
  readonly counts?: AccessCounts;
  /** Absent: found when a rule asks. */
  readonly ways?: readonly WayRound[];
}

/** @throws Problem `version_unsupported` */
export function factsOf(input: FactsInput): Facts {
  const { snapshot, graph, groupLabel, risk } = input;
  const { traits } = knownVersion(snapshot.server.version);
  const known: Known = { ...input, traits };
  let { counts } = input;
  return {
    base: {
      ...{ snapshot: baseOf(snapshot), graph, traits, groupLabel, risk, asOf: snapshot.startedAt },
      counts() {
        counts ??= countAccess(graph);
        return counts;
      },
    },
    basePartly: (names) => names.flatMap((name) => missingOf(snapshot, name)),
    ask: (name) => ANSWERS[name](known),
  };
}

interface Known extends FactsInput {
  readonly traits: ReleaseTraits;
}

type Answers = { readonly [N in FactName]: (known: Known) => Told<OptionalFacts[N]> };

const ANSWERS: Answers = {
  pending: (known) => ofRelease(known, "who has not accepted an invitation"),
  activity: (known) => ofRelease(known, "when an account was last used"),
  logins: ({ snapshot }) => {
    const untold = snapshot.users.filter(({ login }) => login === undefined).length;
    if (untold > 0 && untold === snapshot.users.length)
      return none("Redash does not tell who has a password.");
    return all(
      true,
      untold === 0
        ? []
        : [`Of ${counted(untold, "account")} Redash does not tell whether it has a password.`],
    );
  },
  passwordLogin: ({ snapshot }) =>
    ofSettings(
      snapshot,
      snapshot.signIn.passwordLogin,
      "Redash does not tell whether login by password is allowed.",
    ),
  singleSignOn: ({ snapshot }) => {
    const on = singleSignOn(snapshot.signIn);
    const value = on === "unknown" ? undefined : on === "yes";
    return ofSettings(snapshot, value, "Redash does not tell whether single sign-on is on.");
  },
  publicLinks: ({ snapshot }) =>
    ofSettings(
      snapshot,
      snapshot.settings.publicLinks,
      "Redash does not tell whether public links are allowed: only releases from 10 on do.",
    ),
  groupLists: ({ snapshot }) =>
    snapshot.sections.grants.requests.some(({ path }) => path === GROUP_LISTS)
      ? all(true)
      : none("The groups were not asked for their own lists of data sources (--prove)."),
  queries: ({ snapshot }) => ofSections(snapshot, ["queries"], () => snapshot.queries),
  dashboards: ({ snapshot }) => ofSections(snapshot, ["dashboards"], () => snapshot.dashboards),
  modifiers: ({ snapshot }) => ofSections(snapshot, ["modifiers"], () => true),
  alerts: ({ snapshot }) =>
    ofSections(snapshot, ["alerts"], () => ({
      alerts: snapshot.alerts,
      destinations: snapshot.destinations,
    })),
  waysRound: ({ snapshot, graph, ways }) =>
    ofSections(snapshot, WAY_SECTIONS, () => ways ?? [...waysRound(graph, snapshot)]),
  events: ({ snapshot }) => {
    const { events } = snapshot;
    const whole = wholeEvents(snapshot);
    const gaps = missingOf(snapshot, "events");
    if (whole.told) return all(whole.events, gaps);
    // A section that is not whole says more of why than that it is not.
    if (events !== null) return all(events, gaps.length > 0 ? gaps : [whole.why]);
    return none(snapshot.sections.events.status === "failed" ? gaps.join(" ") : whole.why);
  },
  // What was not compared is of some kinds of drift: each rule says itself what it lacks.
  drift: ({ drift }) =>
    drift === null ? none("No export of a directory was given (--directory).") : all(drift),
  internalDomains: ({ risk }) =>
    risk.internalDomains === null
      ? none("The config file names no internal domains (internal-domains).")
      : all(new Set(risk.internalDomains)),
  serviceAccounts: ({ risk }) =>
    risk.serviceAccounts === null
      ? none("The config file names no accounts of programs (service-accounts).")
      : all(risk.serviceAccounts, warningsOf(risk, "service-accounts")),
  sharedAccounts: ({ risk }) =>
    risk.sharedAccounts === null
      ? none("The config file names no shared accounts (shared-accounts).")
      : all(risk.sharedAccounts, warningsOf(risk, "shared-accounts")),
  sensitive: ({ risk }) => {
    if (risk.dataSources === null)
      return none("The config file does not say which data sources are sensitive (data-sources).");
    const sensitive = [...risk.dataSources].filter(([, told]) => told.sensitive);
    return all(new Set(sensitive.map(([id]) => id)), warningsOf(risk, "data-sources"));
  },
};

const GROUP_LISTS = "/api/groups/<id>/data_sources";

function warningsOf({ warnings }: RiskSettings, setting: RiskWarning["setting"]): string[] {
  return warnings.filter((warning) => warning.setting === setting).map(({ what }) => what);
}

function all<T>(value: T, partly: readonly string[] = []): Told<T> {
  return { told: true, value, partly };
}

function none(why: string): { readonly told: false; readonly why: string } {
  return { told: false, why };
}

function ofRelease({ snapshot, traits }: Known, what: string): Told<true> {
  return traits.tellsPendingAndActivity
    ? all(true)
    : none(`Redash ${snapshot.server.version} does not tell ${what}: only releases from 7 on do.`);
}

/** A fact of the organisation's settings. Where there is none, the section says why, or else this release does not tell. */
function ofSettings<T>(snapshot: Snapshot, value: T | undefined, untold: string): Told<T> {
  if (value !== undefined) return all(value);
  const [gap] = missingOf(snapshot, "settings");
  return none(gap ?? untold);
}

/** A fact that was read, as far as these sections were. */
function ofSections<T>(
  snapshot: Pick<Snapshot, "sections">,
  names: readonly SectionName[],
  value: () => T,
): Told<T> {
  for (const name of names) {
    const { status } = snapshot.sections[name];
    if (status === "not asked") return none(`${SECTION_TITLES[name]}: not asked for.`);
    if (status === "failed") return none(missingOf(snapshot, name).join(" "));
  }
  return all(
    value(),
    names.flatMap((name) => missingOf(snapshot, name)),
  );
}

/** What could not be read of a section, in sentences; one that is not whole gives at the least one. */
function missingOf({ sections }: Pick<Snapshot, "sections">, name: SectionName): readonly string[] {
  const { status, gaps } = sections[name];
  if (gaps.length > 0) return gaps.map(({ what }) => what);
  if (status === "complete") return [];
  return [
    `${SECTION_TITLES[name]}: ${status === "partial" ? "not everything could be read" : "nothing could be read"}.`,
  ];
}

/** The snapshot without what a rule is given only where it needs it. */
function baseOf(snapshot: Snapshot): BaseSnapshot {
  const base: Partial<Snapshot> & BaseSnapshot = { ...snapshot };
  for (const part of OPTIONAL_PARTS) delete base[part];
  return base;
}
