import type { Access } from "../graph/types.js";
import { dataSourcesByPlace, eachAccess } from "../graph/user-access.js";
import type { Account, DataSource } from "../model/snapshot.js";
import type { LineFormat } from "../model/table.js";
import { type AccessRowsInput, whoCells } from "./access-rows.js";
import { dataSourceCells } from "./cells.js";
import { fieldsIn } from "./recurring-runs.js";
import { rowIdStarts } from "./row-id.js";
import { type VerdictFields, verdictFields } from "./verdict-fields.js";

/**
 * Makes the rows of `accessRows` as lines, those of one user in a text; empty where there is none. Millions of lines are
 * put together from what recurs in them: the fields of a user, of a data source, and of a verdict of the user are made
 * once.
 */
export function accessLines(input: AccessRowsInput, format: LineFormat): (user: Account) => string {
  const { graph, personOf, use } = input;
  const fields = fieldsIn(format);
  const dataSources = dataSourcesByPlace(graph);
  const sources = dataSources.map((one) => sourceFields(one, format));
  const fieldsOf = verdictFields(input.groupLabel, format);
  const startOf = rowIdStarts(input.organisation);
  return (user) => {
    const who = `${fields(whoCells(graph, user))},`;
    const person = `${fields(personOf(user.id))}${format.lineEnd}`;
    const withoutExecution = `${format.field(use.without)},${person}`;
    // A row id needs no escaping in any format.
    const startOfRowId = `${format.quote}${startOf(user.id)}`;
    const executed = use.ofUser(user.id);
    const endAt = (place: number) => {
      const last = executed.get((dataSources[place] as DataSource).id);
      return last === undefined ? withoutExecution : `${format.field(last)},${person}`;
    };
    const verdicts = new Map<Access, VerdictFields>();
    let lines = "";
    eachAccess(graph, user.id, (place, access) => {
      let verdict = verdicts.get(access);
      if (verdict === undefined) {
        const { before, after } = fieldsOf(access);
        // A join, as it makes one text of the pieces: they are read once for each line.
        verdict = { before: [before, startOfRowId].join(","), after: `${after},` };
        verdicts.set(access, verdict);
      }
      const source = sources[place] as SourceFields;
      const end = executed.size === 0 ? withoutExecution : endAt(place);
      lines += who + source.cells + verdict.before + source.endOfRowId + verdict.after + end;
    });
    return lines;
  };
}

/** What stands in a line because of the data source: its cells, and the end of the row id. */
interface SourceFields {
  readonly cells: string;
  readonly endOfRowId: string;
}

function sourceFields(dataSource: DataSource, format: LineFormat): SourceFields {
  return {
    cells: `${fieldsIn(format)(dataSourceCells(dataSource))},`,
    endOfRowId: `${dataSource.id}${format.quote},`,
  };
}
