import type { Section, SectionName, Snapshot } from "./snapshot.js";
import type { Table } from "./table.js";

export const REPORT_SCHEMA_VERSION = 1;

/** The first thing a reader sees. */
export interface Verdict {
  readonly complete: boolean;
  /** One sentence: `COMPLETE: every list agrees with the server's totals.` or `INCOMPLETE: ...`. */
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
  readonly administrators: number;
  readonly groups: number;
  readonly dataSources: number;
  readonly grants: number;
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
