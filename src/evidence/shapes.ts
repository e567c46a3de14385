import { z } from "zod";
import { DIRECTORY_SCHEMA_VERSION, directorySchema } from "../model/directory.js";
import { INPUTS_SCHEMA_VERSION, inputsSchema } from "../model/inputs.js";
import { isProblem } from "../model/problem.js";
import { REPORT_SCHEMA_VERSION } from "../model/report.js";
import { reportFileSchema } from "../model/report-file.js";
import { SNAPSHOT_SCHEMA_VERSION, snapshotSchema } from "../model/snapshot.js";
import { type CheckResult, fitsUnless, notMade } from "./check.js";
import { jsonIn, shaped } from "./parse-run-file.js";
import { DIRECTORY_FILE, EARLIER_FILE, INPUTS_FILE, SNAPSHOT_FILE } from "./run-files.js";
import { type RunFolder, textOf } from "./run-folder.js";

interface Format {
  readonly version: number;
  readonly schema: z.ZodType;
}

const SNAPSHOT: Format = { version: SNAPSHOT_SCHEMA_VERSION, schema: snapshotSchema };
/** Of the manifest its own check looks at the format, of the signature the check of it. */
const FORMATS: ReadonlyMap<string, Format> = new Map([
  [SNAPSHOT_FILE, SNAPSHOT],
  [EARLIER_FILE, SNAPSHOT],
  [DIRECTORY_FILE, { version: DIRECTORY_SCHEMA_VERSION, schema: directorySchema }],
  [INPUTS_FILE, { version: INPUTS_SCHEMA_VERSION, schema: inputsSchema }],
  ["report.json", { version: REPORT_SCHEMA_VERSION, schema: reportFileSchema }],
]);

/** Whether every JSON file of the run has the shape of its format. @throws Problem `file_unreadable` */
export async function shapesOf(folder: RunFolder): Promise<CheckResult> {
  const flaws: string[] = [];
  const unknown: string[] = [];
  for (const { name } of folder.entries) {
    const format = FORMATS.get(name);
    if (format === undefined) continue;
    try {
      const version = await versionOf(folder, name, format);
      if (version !== null) unknown.push(`${name}: its format ${version} is not known to this version.`);
    } catch (error) {
      if (!isProblem(error, "run_invalid")) throw error;
      flaws.push(`${error.place}: ${error.message}`);
    }
  }
  return flaws.length === 0 && unknown.length > 0 ? notMade(...unknown) : fitsUnless(flaws);
}

/** The version of the file's format where it is another; else null, and then it has its shape. */
async function versionOf(folder: RunFolder, name: string, format: Format): Promise<number | null> {
  const value = jsonIn(await textOf(folder, name), name);
  const { schemaVersion } = shaped(z.looseObject({ schemaVersion: z.int() }), value, name);
  if (schemaVersion !== format.version) return schemaVersion;
  shaped(format.schema, value, name);
  return null;
}
