import type { Section, SectionName, Snapshot } from "./snapshot.js";
import type { Table } from "./table.js";

export const REPORT_SCHEMA_VERSION = 1;

/** The first thing a reader sees. */
export interface Verdict {
  readonly complete: boolean;
  /** `COMPLETE. Everything was read, and agrees with every total that the server gives.` or `INCOMPLETE. 2 things could not be read.` */
  readonly sentence: string;
  /** Each gap in plain words, in the order of the sections. Empty when complete. */
  readonly reasons: readonly string[];
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
}

/** The only thing a reporter reads. */
export interface Report {
  readonly meta: Pick<Snapshot, "tool" | "runId" | "startedAt" | "finishedAt" | "server" | "operator">;
  readonly verdict: Verdict;
  readonly population: Population;
  readonly coverage: readonly {
    readonly name: SectionName;
    readonly title: string;
    readonly section: Section;
  }[];
  /** effective-access, users, groups, memberships, grants, data-sources, coverage. */
  readonly tables: readonly Table[];
}
