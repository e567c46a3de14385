import { type AccessSource, accessPartsOf, accessSource } from "../../dist/analyze/access-parts.js";
import { adminCell } from "../../dist/analyze/cells.js";
import { inPartsOfUsers } from "../../dist/analyze/parts-of-users.js";
import { fieldsIn } from "../../dist/analyze/recurring-runs.js";
import effectiveAccess from "../../dist/analyze/tables/effective-access.js";
import { indexOf } from "../../dist/graph/access-index.js";
import { labelsOf } from "../../dist/graph/labels.js";
import type { Access } from "../../dist/graph/types.js";
import { dataSourcesByPlace, eachAccess } from "../../dist/graph/user-access.js";
import type { Account, Snapshot } from "../../dist/model/snapshot.js";
import type { Column, LineFormat, LineParts, Table } from "../../dist/model/table.js";
import type { Columns } from "./contest.js";

const EIGHT = [
  ...["user_id", "user_email", "user_name", "admin"],
  ...["data_source_id", "data_source_name"],
  ...["level", "grant_groups"],
];

/** A table in parts, and what a second thread runs that makes them as well. */
export interface TableByTwo {
  readonly columns: readonly Column[];
  readonly inParts: NonNullable<Table["inParts"]>;
  /** undefined: what it runs in the product. */
  readonly second: URL | undefined;
}

/**
 * Effective access by itself, without a report around it, as the rivals have it: the rows and the writer of
 * effective-access.csv. With eight columns it is what the core costs, without words, abilities and ids.
 */
export function accessTable(snapshot: Snapshot, columns: Columns): TableByTwo {
  const source = accessSource(snapshot, null);
  const isAll = columns === "all";
  const partsOf = isAll ? accessPartsOf : eightColumnsOf;
  return {
    columns: effectiveAccess.columns.filter(({ name }) => isAll || EIGHT.includes(name)),
    inParts: { parts: (format) => partsOf(source)(format), source: () => source },
    second: isAll ? undefined : new URL("./eight-worker.js", import.meta.url),
  };
}

export function eightColumnsOf(source: AccessSource): (format: LineFormat) => LineParts {
  const { organisation, traits, doubtfulSourceIds } = source;
  const { users, groups } = organisation;
  const graph = { index: indexOf(organisation, traits, { doubtfulSourceIds, grantedElsewhere: new Map() }) };
  const label = labelsOf(groups);
  return (format) => {
    const fields = fieldsIn(format);
    const where = dataSourcesByPlace(graph).map(({ id, name }) => `${fields([id, name])},`);
    const endOf = ({ level, grants }: Access) =>
      `${fields([level, grants.map(({ groupId }) => label(groupId))])}${format.lineEnd}`;
    const linesOf = ({ id, email, name }: Account) => {
      const start = `${fields([id, email, name, adminCell(graph, id)])},`;
      const ends = new Map<Access, string>();
      let lines = "";
      eachAccess(graph, id, (place, access) => {
        const end = ends.get(access) ?? endOf(access);
        ends.set(access, end);
        lines += start + where[place] + end;
      });
      return lines;
    };
    return inPartsOfUsers(users, linesOf);
  };
}
