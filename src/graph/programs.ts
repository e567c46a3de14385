import type { DataSource } from "../model/snapshot.js";
import { pythonReachesAll } from "../model/versions.js";

/** Types of data sources, in Redash's own word, whose query text is a program. */
const PROGRAM_TYPES = ["python", "insecure_script"];

/** Whether the text of a query there is a program, which may do more than read this data source. */
export function runsPrograms({ type }: Pick<DataSource, "type">): boolean {
  return type !== null && PROGRAM_TYPES.includes(type);
}

/**
 * Whether it is certain that programs there reach every data source: scripts run on the worker itself; Python can run
 * any query of the organisation, up to 26.3.
 */
export function programsReachAll({ type }: Pick<DataSource, "type">, version: string): boolean {
  return type === "insecure_script" || (type === "python" && pythonReachesAll(version));
}
