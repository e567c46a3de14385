import type { Drift } from "../drift/types.js";
import type { AccessGraph } from "../graph/access-graph.js";
import type { WayRound } from "../graph/types.js";
import type { Completeness } from "../model/completeness.js";
import type { ReportedGap } from "../model/reported-gap.js";
import type { Snapshot } from "../model/snapshot.js";
import type { Column, Table } from "../model/table.js";
import type { AccessCounts } from "./access-counts.js";
import type { Finding } from "./evaluate.js";
import type { Use } from "./use.js";

/** What a table is made of. */
export interface TableInput {
  /** Its lists are in the order of their ids. */
  readonly snapshot: Snapshot;
  readonly graph: AccessGraph;
  readonly counts: AccessCounts;
  /** A group's name, with its id behind it where another group has the same name. */
  readonly groupLabel: (groupId: number) => string;
  /** null: no directory was given. */
  readonly drift: Drift | null;
  /** In the order of rules, then of whom they are about. */
  readonly findings: readonly Finding[];
  /** Every way round the groups; in a report of one data source every way there. */
  readonly ways: readonly WayRound[];
  /** Of the whole run. */
  readonly gaps: readonly ReportedGap[];
  /** null: what is reported is a part of a run. */
  readonly completeness: Completeness | null;
  /** Of all people and data sources of the run, whomever the report is about. */
  readonly use: Use;
}

/** What a table of drift is made of. */
export interface DriftTableInput extends Pick<TableInput, "snapshot" | "graph" | "groupLabel"> {
  readonly drift: Drift;
}

/** One table of the report: one file in `tables/`, named by its id. */
export interface TableDescriptor<Input = TableInput>
  extends Pick<Table, "id" | "title" | "description" | "columns"> {
  readonly columns: readonly Column[];
  /** A description from here stands in place of the descriptor's, where it depends on what was read. */
  make(
    input: Input,
  ): Pick<Table, "rowCount" | "rows" | "lines" | "inParts"> & Partial<Pick<Table, "description">>;
}

export function makeTable<Input>(descriptor: TableDescriptor<Input>, input: Input): Table {
  const { id, title, description, columns } = descriptor;
  return { id, title, description, columns, ...descriptor.make(input) };
}
