import type { Completeness } from "./completeness.js";
import type { Diff, DiffPart } from "./diff.js";
import type { Directory, DirectoryFile } from "./directory.js";
import type { Acceptance, RuleResult } from "./finding.js";
import type { Pseudonymised } from "./pseudonymised.js";
import type { GapAcceptance, ReportedGap } from "./reported-gap.js";
import type { Meta, Section, SectionName } from "./snapshot.js";
import type { Table } from "./table.js";
import type { VerdictKind } from "./verdict.js";

export const REPORT_SCHEMA_VERSION = 1;

/** The first thing a reader sees. */
export interface Verdict {
  readonly kind: VerdictKind;
  /** Whether nothing is missing; something may have changed meanwhile. */
  readonly complete: boolean;
  /** Whether everything was read and compared that access through groups rests on, whatever is missing of the ways round them. */
  readonly completeForGroups: boolean;
  /** Begins with the kind: `COMPLETE. Everything was read, and agrees with every total that the server gives.`, `PARTIAL. 2 things could not be read.` */
  readonly sentence: string;
  /** Each gap in plain words, in the order of the sections. Empty when complete. */
  readonly reasons: readonly string[];
  /** What differed between two answers of the run, in plain words. */
  readonly changes: readonly string[];
}

/** Population counts that a reviewer copies into a review's header. */
export interface Population {
  readonly users: number;
  readonly enabled: number;
  readonly disabled: number;
  readonly pending: number;
  /** Accounts with the permission admin, disabled ones included: as many as users.csv marks. */
  readonly administrators: number;
  readonly groups: number;
  readonly dataSources: number;
  /** Without pairs of which it is not known whether there is a grant. */
  readonly grants: number;
  /** Pairs of user and data source with a level other than `none`: the rows of effective-access. */
  readonly accessRows: number;
  /** Those of them that come back only when an account is enabled, as far as the level is known. */
  readonly latentAccessRows: number;
  /** Those of them with the level `unknown`, live or latent: perhaps no access at all. */
  readonly unknownAccessRows: number;
  /**
   * Accounts by what the directory calls their owners: Redash itself does not tell people and machines apart. Guests
   * are people. null: no directory was given.
   */
  readonly kinds: { readonly people: number; readonly machines: number; readonly notTold: number } | null;
}

/** What a report of one data source is a part of. */
export interface OnlySource {
  readonly dataSourceId: number;
  /** null: it was not told. */
  readonly name: string | null;
  /** Of the full run. */
  readonly ofRun: Population;
  /**
   * People who can do nothing there now, and could after their next login, or their first, so far as the group default
   * gives it: they are not in the report. null: no directory was given.
   */
  readonly gaining: number | null;
  /** What the full run found, also of people who are not in the report. null: no directory was given. */
  readonly driftOfRun: readonly DriftFinding[] | null;
  /**
   * Ids of groups in the report that are, or may be, granted another data source in full: where queries can be moved from
   * there (Redash 8), that gives access here. Else empty.
   */
  readonly grantedElsewhere: { readonly yes: readonly number[]; readonly maybe: readonly number[] };
}

/** How many rows of a drift table say the same. */
export interface DriftFinding {
  /** The table that has the rows: `account-drift`. */
  readonly table: string;
  /** As in the table's column `finding` or `change`. */
  readonly finding: string;
  /** What it means and what to do, in plain words. */
  readonly meaning: string;
  /** Rows in which it was found, and rows in which what would tell is missing. */
  readonly found: number;
  readonly notEvaluated: number;
}

/** What the directory says against what Redash shows, in short; the tables have the rows. */
export interface DriftSummary {
  readonly files: readonly Omit<DirectoryFile, "unusable">[];
  /** What is odd about the files together. */
  readonly warnings: readonly string[];
  readonly people: Directory["people"];
  readonly assignments: Directory["assignments"];
  /** Identities that the files tell of. */
  readonly identities: number;
  /** Accounts that one identity was found for, that several fit, and that none does. */
  readonly accounts: {
    readonly matched: number;
    readonly ambiguous: number;
    readonly unmatched: number;
    /** Of all of them, those of which account-drift has found something. */
    readonly differing: number;
  };
  /** What the next single sign-on login does, and to how many accounts; `creates` counts people without one. */
  readonly logins: readonly { readonly effect: string; readonly count: number }[];
  /** What was set, in words: `RedashGroups is sent`, `groups are sent by the same name`. */
  readonly settings: readonly string[];
  /** Every finding there can be, in the order of the tables: one that is nowhere has 0. */
  readonly findings: readonly DriftFinding[];
  /** Everything that was not compared, and why. */
  readonly notEvaluated: readonly {
    readonly what: string;
    readonly why: string;
    readonly accounts: number | null;
  }[];
}

/** What changed since an earlier run, in short; the table `changes` has the rows. */
export interface Since extends Pick<Diff, "older" | "notes"> {
  readonly parts: readonly Omit<DiffPart, "rows">[];
}

/** What the events tell, in numbers; the tables executions and group-changes have the rows. */
export interface UseSummary {
  /** The window that was asked for, and the oldest event that was read: null where there is none. UTC. */
  readonly since: string;
  readonly until: string;
  readonly readBackTo: string | null;
  /** Whether the events reach over the whole window: else what is not among them is unknown. */
  readonly coversWindow: boolean;
  /** Rows of effective-access with the level `query` that are live, and those of them that were used in the window. */
  readonly queryRows: number;
  readonly usedQueryRows: number;
  /** Rows of executions, and how many users they are of. */
  readonly executions: number;
  readonly executingUsers: number;
  /** How often the results of a query were fetched by the query's own key, and of how many queries. */
  readonly keyUses: number;
  readonly usedKeys: number;
  /** Rows of group-changes, and how many groups they are of. */
  readonly groupChanges: number;
  readonly changedGroups: number;
}

/** By what findings are judged: what the organisation told of itself, in sentences. */
export interface RiskInWords {
  readonly settings: readonly string[];
  /** What it named that fits nothing in the snapshot, or not one thing alone. */
  readonly warnings: readonly string[];
}

/** The only thing a reporter reads. */
export interface Report {
  readonly meta: Meta;
  /** Of the file snapshot.json that this was made from, in hexadecimal. null: nobody has told. */
  readonly snapshotSha256: string | null;
  /** Absent: names stand as the server has them. */
  readonly pseudonymised?: Pseudonymised;
  /** Where it holds one data source and nobody else: then verdict and coverage are of the full run. null: it holds all. */
  readonly only: OnlySource | null;
  readonly verdict: Verdict;
  readonly population: Population;
  readonly coverage: readonly {
    readonly name: SectionName;
    readonly title: string;
    readonly section: Section;
  }[];
  /** Everything that makes the run PARTIAL, in the order of `verdict.reasons`. */
  readonly gaps: readonly ReportedGap[];
  /** Accepted gaps that fit none: what they were made for is gone, or they are misspelt. */
  readonly unusedGapAcceptances: readonly GapAcceptance[];
  /** null: the report is of one data source, the full run has it. */
  readonly completeness: Completeness | null;
  /** null: no directory was given, so nothing is said of drift. */
  readonly drift: DriftSummary | null;
  /** null: no earlier run was given. */
  readonly since: Since | null;
  /** null: events were not asked for, or could not be read; the coverage says which. */
  readonly use: UseSummary | null;
  /** Of every rule, in the order of their ids, what it came to; the table `findings` has the rows. */
  readonly rules: readonly RuleResult[];
  readonly risk: RiskInWords;
  /** Accepted risks that fit no finding: what they were made for is gone, or they are misspelt. */
  readonly unusedAcceptances: readonly Acceptance[];
  /**
   * effective-access, findings, users, groups, memberships, grants, data-sources, ways-round, coverage; behind them,
   * where events were read, executions and group-changes; with a directory account-drift, membership-drift and
   * access-drift; with an earlier run changes.
   */
  readonly tables: readonly Table[];
}
