import { z } from "zod";
import { MANIFEST_SCHEMA_VERSION, type Manifest, manifestSchema } from "../model/manifest.js";
import { isProblem } from "../model/problem.js";
import { type Check, type CheckResult, type Examined, fitsUnless } from "./check.js";
import hashes from "./checks/hashes.js";
import manifest from "./checks/manifest.js";
import remade from "./checks/remade.js";
import schemas from "./checks/schemas.js";
import signature from "./checks/signature.js";
import totals from "./checks/totals.js";
import { compareFile } from "./compare-file.js";
import type { FactsByName } from "./facts.js";
import { type Compare, factsOfAll, makeAgain } from "./make-again.js";
import type { RunMaker } from "./make-run.js";
import { MANIFEST_FILE } from "./manifest.js";
import { jsonIn, shaped } from "./parse-run-file.js";
import { type RunFolder, textOf } from "./run-folder.js";
import { shapesOf } from "./shapes.js";

/** In the order in which they are told. */
const CHECKS: readonly Check[] = [hashes, manifest, schemas, totals, remade, signature];

export interface Verification {
  /** `verified in part`: what was looked at fits, and not all could be looked at. */
  readonly outcome: "verified" | "verified in part" | "not verified";
  /** null: the manifest is not there, or cannot be read. */
  readonly runId: string | null;
  readonly checks: readonly (Pick<Check, "id" | "title"> & CheckResult)[];
}

export interface VerifyOptions extends Pick<Examined, "tool" | "publicKey"> {
  /** As `compareFile` does it for this folder, elsewhere if that can be done while the next bytes are made. */
  readonly compare?: Compare;
  /** As `shapesOf` does it for this folder, elsewhere if other work can be done meanwhile. */
  readonly shapes?: Examined["shapes"];
  /** As `makeRun`. */
  readonly csvOf?: RunMaker["csvOf"];
}

/**
 * Whether a run is as it was made: nothing changed, missing or added; its totals tie; every file comes out the same when
 * it is made again by the same version. It does not prove who made it: that is what a signature is for.
 * @throws Problem `file_unreadable` where the system does not let a file be read
 */
export async function verifyRun(
  folder: RunFolder,
  {
    tool,
    publicKey,
    csvOf,
    compare = (name, chunks) => compareFile(folder, name, chunks),
    shapes = () => shapesOf(folder),
  }: VerifyOptions,
): Promise<Verification> {
  const told = await manifestIn(folder);
  const again = isMadeBy(tool, told.manifest) ? makeAgain(folder, { tool, csvOf, compare }) : null;
  const facts = factsAfter(again, folder);
  const examined = { folder, shapes, again, facts, ...told, tool, publicKey };
  const results = await Promise.all(
    CHECKS.map(async (check) => {
      const result = await resultOf(check, examined);
      return result === null ? [] : [{ id: check.id, title: check.title, ...result }];
    }),
  );
  const checks = results.flat();
  return { outcome: outcomeOf(checks), runId: told.manifest?.runId ?? null, checks };
}

function isMadeBy({ name, version }: Manifest["tool"], manifest: Manifest | null): boolean {
  return manifest?.tool.name === name && manifest.tool.version === version;
}

/** Where the files cannot be made again, all of them are read by themselves. */
async function factsAfter(again: Examined["again"], folder: RunFolder): Promise<FactsByName> {
  const compared = await again?.catch((error) => {
    if (!isProblem(error)) throw error;
  });
  return factsOfAll(folder, compared ?? new Map());
}

/** A check that cannot go on for what it finds says by that what does not fit. */
async function resultOf({ run }: Check, examined: Examined): Promise<CheckResult | null> {
  try {
    return await run(examined);
  } catch (error) {
    if (!isProblem(error) || error.code === "file_unreadable") throw error;
    return fitsUnless([`${error.place ?? "The folder"}: ${error.message}`]);
  }
}

const formatSchema = z.looseObject({ kind: manifestSchema.shape.kind, schemaVersion: z.int() });

async function manifestIn(folder: RunFolder): Promise<Pick<Examined, "manifest" | "otherFormat">> {
  let otherFormat: number | null = null;
  try {
    const value = jsonIn(await textOf(folder, MANIFEST_FILE), MANIFEST_FILE);
    const { schemaVersion } = shaped(formatSchema, value, MANIFEST_FILE);
    otherFormat = schemaVersion === MANIFEST_SCHEMA_VERSION ? null : schemaVersion;
    return { manifest: shaped(manifestSchema, value, MANIFEST_FILE), otherFormat: null };
  } catch (error) {
    if (!isProblem(error, "run_invalid")) throw error;
    return { manifest: null, otherFormat };
  }
}

function outcomeOf(checks: readonly CheckResult[]): Verification["outcome"] {
  const outcomes = checks.map(({ outcome }) => outcome);
  if (outcomes.includes("does not fit")) return "not verified";
  return outcomes.includes("not made") ? "verified in part" : "verified";
}
