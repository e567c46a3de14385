import { Ajv2020, type AnySchemaObject } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { jsonSchemas } from "../../src/model/json-schemas.js";
import { type Files, filesOf, wholeSource } from "../helpers/runs.js";
import { shared } from "../helpers/share.js";

const SCHEMAS = {
  "snapshot.json": "snapshot.schema.json",
  "earlier-snapshot.json": "snapshot.schema.json",
  "directory.json": "directory.schema.json",
  "inputs.json": "inputs.schema.json",
  "manifest.json": "manifest.schema.json",
  "report.json": "report.schema.json",
};
/** Of a format of others: in-toto and DSSE. */
const ELSEWHERE = ["signature.json"];

const ajv = new Ajv2020({
  validateFormats: false,
  allowUnionTypes: true,
  schemas: Object.values(jsonSchemas()),
});

function flawsOf(file: keyof typeof SCHEMAS, value: unknown): unknown {
  const schema = jsonSchemas()[SCHEMAS[file]] as AnySchemaObject;
  ajv.validate(schema.$id as string, value);
  return ajv.errors;
}

function jsonFiles(files: Files): string[] {
  return [...files.keys()].filter((name) => name.endsWith(".json") && !ELSEWHERE.includes(name)).sort();
}

const contentOf = (files: Files, name: string) => JSON.parse(String(files.get(name)));

describe.each([
  ["a run", () => filesOf(wholeSource())],
  [
    "a run without a directory and an earlier run",
    () => filesOf(wholeSource({ comparison: null, since: null })),
  ],
  ["a copy by other names", async () => (await shared(wholeSource())).bytes],
])("of %s", (_, make) => {
  it("each JSON file is as its published schema says", async () => {
    const files = await make();
    const names = jsonFiles(files);
    expect(names.filter((name) => !(name in SCHEMAS))).toEqual([]);
    for (const name of names as (keyof typeof SCHEMAS)[]) {
      expect({ name, flaws: flawsOf(name, contentOf(files, name)) }).toEqual({ name, flaws: null });
    }
  });
});

it.each<[keyof typeof SCHEMAS, object]>([
  ["manifest.json", { runId: 7 }],
  [
    "manifest.json",
    { outputs: [{ path: "report.html", what: "x", sha256: "no hash", bytes: 1, rows: null }] },
  ],
  ["manifest.json", { timeZone: "CET" }],
  ["inputs.json", { csvFor: "anybody" }],
  ["inputs.json", { stranger: 1 }],
])("%s with %j is refused", async (name, changed) => {
  const files = await filesOf(wholeSource());
  expect(flawsOf(name, contentOf(files, name))).toBeNull();
  expect(flawsOf(name, { ...contentOf(files, name), ...changed })).not.toBeNull();
});
