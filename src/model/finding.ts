/** From the gravest down. */
export const SEVERITIES = ["high", "medium", "low", "information"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Where somebody has to change something so that a finding goes away. */
export const CHANGE_PLACES = [
  "directory group",
  "Redash membership",
  "grant",
  "query owner",
  "key or link",
  "account",
  "alert",
  "schedule",
  "setting",
  "server",
  "nothing alone",
] as const;
export type ChangePlace = (typeof CHANGE_PLACES)[number];

/** What findings are about. An `identity` is one of the directory, a `name` one that nothing in Redash has. */
export const SUBJECT_KINDS = [
  "user",
  "group",
  "data source",
  "query",
  "dashboard",
  "alert",
  "destination",
  "identity",
  "name",
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** `unknown`: what would tell is missing. An accepted risk stays a finding, and one whose acceptance has expired is open. */
export const FINDING_STATUSES = ["open", "accepted", "acceptance expired", "unknown"] as const;
export type FindingStatus = (typeof FINDING_STATUSES)[number];

/** A risk that somebody answers for: the finding is shown as accepted, never left out. */
export interface Acceptance {
  /** The id of a finding, or a pattern in which `*` stands for anything. */
  readonly finding: string;
  readonly reason: string;
  /** Who answers for it. */
  readonly owner: string;
  /** The last day on which it holds, in UTC: `2026-12-31`. */
  readonly expires: string;
}

export const RULE_STATES = ["evaluated", "partly evaluated", "not evaluated"] as const;

/** What one rule came to. */
export interface RuleResult {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity;
  readonly version: number;
  /** What makes a finding the same in the next run: the first subjects of each. Empty: there is one for the organisation. */
  readonly identity: readonly SubjectKind[];
  /** What it supports, such as `SOC 2 CC6.2`. */
  readonly frameworks: readonly string[];
  /** Why it matters. */
  readonly explanation: string;
  /** What to do. */
  readonly remedy: string;
  /** `partly evaluated`: what is found is right, and there may be more. `not evaluated`: nothing can be said. */
  readonly state: (typeof RULE_STATES)[number];
  /** What was missing, in sentences. Empty where it was evaluated. */
  readonly why: readonly string[];
  /** What `examined` counts: `enabled accounts`. */
  readonly denominator: string;
  /** null: not evaluated. */
  readonly counts: RuleCounts | null;
}

export interface RuleCounts {
  /** How many were looked at: the denominator. */
  readonly examined: number;
  /** Findings that are so: open ones, accepted ones, and those of which the acceptance has expired. */
  readonly found: number;
  /** Those of `found` that are accepted. */
  readonly accepted: number;
  /** Findings of which what would tell is missing. */
  readonly unknown: number;
}
