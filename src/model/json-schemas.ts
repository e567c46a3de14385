import { z } from "zod";
import { ANSWER_SCHEMA_VERSION, whatCanSchema, whoCanSchema } from "./answers.js";
import { DIFF_SCHEMA_VERSION, diffFileSchema } from "./diff.js";
import { DIRECTORY_SCHEMA_VERSION, directorySchema } from "./directory.js";
import { INPUTS_SCHEMA_VERSION, inputsSchema } from "./inputs.js";
import { MANIFEST_SCHEMA_VERSION, manifestSchema } from "./manifest.js";
import { REPORT_SCHEMA_VERSION } from "./report.js";
import { reportFileSchema } from "./report-file.js";
import { SNAPSHOT_SCHEMA_VERSION, snapshotSchema } from "./snapshot.js";

/**
 * The published JSON Schemas, by file name in docs/schemas/: the contract that others build on. `$id` changes with the
 * schema version, and a file says its own version too.
 */
export function jsonSchemas(): Readonly<Record<string, object>> {
  return {
    "snapshot.schema.json": {
      $id: `urn:redash-access-review:snapshot:${SNAPSHOT_SCHEMA_VERSION}`,
      title: "What one Redash server said (snapshot.json of redash-access-review)",
      ...z.toJSONSchema(snapshotSchema),
    },
    "directory.schema.json": {
      $id: `urn:redash-access-review:directory:${DIRECTORY_SCHEMA_VERSION}`,
      title: "What the exports of an identity provider said (directory.json of redash-access-review)",
      ...z.toJSONSchema(directorySchema),
    },
    "manifest.schema.json": {
      $id: `urn:redash-access-review:manifest:${MANIFEST_SCHEMA_VERSION}`,
      title:
        "What a run is, where it comes from, and every file of it (manifest.json of redash-access-review)",
      ...z.toJSONSchema(manifestSchema),
    },
    "inputs.schema.json": {
      $id: `urn:redash-access-review:inputs:${INPUTS_SCHEMA_VERSION}`,
      title: "By what a report was made, besides what was read (inputs.json of redash-access-review)",
      ...z.toJSONSchema(inputsSchema),
    },
    "diff.schema.json": {
      $id: `urn:redash-access-review:diff:${DIFF_SCHEMA_VERSION}`,
      title: "What changed between two snapshots of one Redash server (redash-access diff --json)",
      ...z.toJSONSchema(diffFileSchema),
    },
    "report.schema.json": {
      $id: `urn:redash-access-review:report:${REPORT_SCHEMA_VERSION}`,
      title: "Who can do what to which data source (report.json of redash-access-review)",
      ...z.toJSONSchema(reportFileSchema),
    },
    "who-can.schema.json": {
      $id: `urn:redash-access-review:who-can:${ANSWER_SCHEMA_VERSION}`,
      title: "Who can do something to a data source (who-can --json of redash-access-review)",
      ...z.toJSONSchema(whoCanSchema),
    },
    "what-can.schema.json": {
      $id: `urn:redash-access-review:what-can:${ANSWER_SCHEMA_VERSION}`,
      title: "What somebody can do (what-can --json of redash-access-review)",
      ...z.toJSONSchema(whatCanSchema),
    },
  };
}
