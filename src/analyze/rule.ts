import type { Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import type { Change, WayRound } from "../graph/types.js";
import type { ChangePlace, Severity, SubjectKind } from "../model/finding.js";
import type { RiskSettings } from "../model/risk-settings.js";
import type {
  Alert,
  Dashboard,
  Destination,
  Events,
  OrganisationSettings,
  Query,
  SectionName,
  Snapshot,
} from "../model/snapshot.js";
import type { ReleaseTraits } from "../model/versions.js";
import type { AccessCounts } from "./access-counts.js";

/** What a rule is given only where it needs it: what was not read stands in a snapshot as if there were none. */
export const OPTIONAL_PARTS = [
  "signIn",
  "settings",
  "queries",
  "unseenQueries",
  "dashboards",
  "alerts",
  "destinations",
  "events",
] as const satisfies readonly (keyof Snapshot)[];

/** The sections of access through groups. Sign-in settings are facts of their own. */
export const BASE_SECTIONS = [
  "session",
  "groups",
  "users",
  "memberships",
  "dataSources",
  "grants",
] as const satisfies readonly SectionName[];
export type BaseSection = (typeof BASE_SECTIONS)[number];

/** What a rule rests on that looks at accounts alone, and one that looks at who is in which group too. */
export const ACCOUNTS = ["session", "users"] as const satisfies readonly BaseSection[];
export const MEMBERS = [...ACCOUNTS, "groups", "memberships"] as const satisfies readonly BaseSection[];

/** Access through groups, as it was read. */
export type BaseSnapshot = Omit<Snapshot, (typeof OPTIONAL_PARTS)[number]>;

/** What every rule is given: access through groups, as far as it was read. */
export interface BaseFacts {
  /** Its lists are in the order of their ids. */
  readonly snapshot: BaseSnapshot;
  readonly graph: AccessGraph;
  readonly traits: ReleaseTraits;
  /** A group's name, with its id behind it where another group has the same name. */
  readonly groupLabel: (groupId: number) => string;
  readonly risk: RiskSettings;
  /** How many accounts have which access where: a walk over all of them, made once for all rules that ask. */
  readonly counts: () => AccessCounts;
  /** When collecting began: ages are counted to here. */
  readonly asOf: string;
}

/** What a rule may need, and may be missing: then the rule is not evaluated. */
export interface OptionalFacts {
  /** Accounts tell whether the invitation was accepted (7 and later). */
  readonly pending: true;
  /** Accounts tell when they were last used (7 and later). */
  readonly activity: true;
  /** Accounts tell whether they have a password of Redash. */
  readonly logins: true;
  readonly passwordLogin: boolean;
  /** Whether there is single sign-on of any kind that the server tells. */
  readonly singleSignOn: boolean;
  readonly publicLinks: NonNullable<OrganisationSettings["publicLinks"]>;
  /**
   * Every group was asked for its own list of data sources, which is an error where one is granted twice. The section
   * `grants` tells of such requests; a run asks where it has to, and with `--prove` always.
   */
  readonly groupLists: true;
  readonly queries: readonly Query[];
  readonly dashboards: readonly Dashboard[];
  readonly modifiers: true;
  readonly alerts: { readonly alerts: readonly Alert[]; readonly destinations: readonly Destination[] };
  readonly waysRound: readonly WayRound[];
  /** From what is not among them nothing follows where they do not reach over the window: `coversWindow`. */
  readonly events: Events;
  readonly drift: Drift;
  readonly internalDomains: ReadonlySet<string>;
  readonly serviceAccounts: ReadonlySet<number>;
  readonly sharedAccounts: ReadonlySet<number>;
  /** Ids of the data sources that the config file calls sensitive. */
  readonly sensitive: ReadonlySet<number>;
}
export type FactName = keyof OptionalFacts;

/** Whom or what a finding is about. */
export interface Subject {
  readonly kind: SubjectKind;
  /** An id of Redash; for an identity its key in the directory, for a name the name itself. */
  readonly id: number | string;
}

/** What a rule says of one case. */
export interface Case {
  /**
   * In the order of the rule's `identity`: together they make the finding's id. An `unknown` case may end before the
   * last of them, where it is not known who or what that is: an alert of which nobody knows who is subscribed.
   */
  readonly about: readonly Subject[];
  /** Others that a reader must know of, beside those. */
  readonly also?: readonly Subject[];
  /** `unknown`: it may be so, and what would tell is missing; the evidence says what. */
  readonly outcome: "found" | "unknown";
  /** One sentence with what it rests on: times, names of groups, numbers. */
  readonly evidence: string;
  /** What would have to change in Redash. Absent: the rule's `changeWhere` and remedy say all. */
  readonly changes?: readonly Change[];
}

export interface Examination {
  /** How many were looked at: the denominator. */
  readonly examined: number;
  /** In the order of the subjects' ids. */
  readonly cases: readonly Case[];
  /** What the rule could not look at, in sentences, besides what is missing of the facts. Absent: nothing. */
  readonly partly?: readonly string[];
}

/** One risk: one file in `rules/`, named by its id. */
export interface RuleDescriptor<N extends FactName = FactName> {
  /** kebab-case, a noun phrase, the file's name. It never changes: findings are recognised by it in the next run. */
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  /** Raised when the same facts would give other findings. */
  readonly version: number;
  readonly needs: readonly N[];
  /** What of access through groups it rests on: a gap elsewhere takes nothing from it. Absent: all of it. */
  readonly restsOn?: readonly BaseSection[];
  /** What makes a finding the same in the next run, in order. Empty: there is one for the whole organisation. */
  readonly identity: readonly SubjectKind[];
  /** What `examined` counts: `enabled accounts`. */
  readonly denominator: string;
  /** What it supports: `SOC 2 CC6.2`, `PCI DSS 7.2.5`, `ISO 27001 A.5.18`, `NIST 800-53 AC-2`. Never called compliance. */
  readonly frameworks: readonly string[];
  /** Why it matters, for somebody who has never seen Redash. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
  readonly changeWhere: ChangePlace;
  examine(facts: BaseFacts & Pick<OptionalFacts, N>): Examination;
}

/** A rule, frozen; what it examines is typed by what it says it needs. */
export function rule<const N extends FactName>(descriptor: RuleDescriptor<N>): RuleDescriptor<N> {
  return Object.freeze(descriptor);
}
