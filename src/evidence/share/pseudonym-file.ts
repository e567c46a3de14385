import { z } from "zod";
import { parseRunFile } from "../parse-run-file.js";
import type { Originals } from "./pseudonyms.js";

const SCHEMA_VERSION = 1;

const pseudonymFileSchema = z.object({
  kind: z.literal("redash-access-pseudonyms"),
  schemaVersion: z.literal(SCHEMA_VERSION),
  warning: z.string(),
  key: z.string().regex(/^[0-9a-f]{64}$/),
  originals: z.record(z.string(), z.record(z.string(), z.string())),
});

/** What the owner of a copy keeps: by what its names can be made again, and who is meant by each. */
export interface PseudonymFile {
  /** 32 bytes. */
  readonly key: Uint8Array;
  readonly originals: Originals;
}

/** A file for whoever owns the run, and nobody else. */
export function jsonPseudonyms({ key, originals }: PseudonymFile): string {
  const file: z.output<typeof pseudonymFileSchema> = {
    kind: "redash-access-pseudonyms",
    schemaVersion: SCHEMA_VERSION,
    warning:
      "SECRET. Whoever has this file knows who is meant in every copy that was made with it. Never hand it over.",
    key: Buffer.from(key).toString("hex"),
    originals,
  };
  return `${JSON.stringify(file, null, 1)}\n`;
}

/**
 * @param file what the file is called in the error
 * @throws Problem `run_invalid`
 */
export function parsePseudonyms(json: string, file: string): PseudonymFile {
  const { key, originals } = parseRunFile(pseudonymFileSchema, json, file);
  return { key: Buffer.from(key, "hex"), originals };
}

/** Those of an earlier copy and of this one. */
export function extended(earlier: Originals, now: Originals): Originals {
  const kinds = [...new Set([...Object.keys(earlier), ...Object.keys(now)])].sort();
  return Object.fromEntries(kinds.map((kind) => [kind, { ...earlier[kind], ...now[kind] }]));
}
