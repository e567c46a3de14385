import type { KeyObject } from "node:crypto";
import type { Manifest } from "../model/manifest.js";
import type { FactsByName } from "./facts.js";
import type { ComparedByName } from "./make-again.js";
import type { RunFolder } from "./run-folder.js";

/** `not made`: it could not be looked at, which is no yes. */
export type Outcome = "fits" | "does not fit" | "not made";

/** What one check came to. */
export interface CheckResult {
  readonly outcome: Outcome;
  /** A sentence each: what does not fit, by the name of its file, or why it was not looked at. */
  readonly details: readonly string[];
}

/** What checks are made of. */
export interface Examined {
  readonly folder: RunFolder;
  /** Looks at the shape of every JSON file: see `shapesOf`. */
  readonly shapes: () => Promise<CheckResult>;
  /** Every file made again. null: this version has not made the run, or it is not known what has. */
  readonly again: Promise<ComparedByName> | null;
  /** What was found of every file, once they are made again. */
  readonly facts: Promise<FactsByName>;
  /** null: it is not there, or cannot be read as one; the check of the hashes says so. */
  readonly manifest: Manifest | null;
  /** The format of the manifest, where it is one that this version does not know: then `manifest` is null. */
  readonly otherFormat: number | null;
  /** What verifies. */
  readonly tool: Manifest["tool"];
  /** Ed25519, of whoever should have signed the run. null: none was given. */
  readonly publicKey: KeyObject | null;
}

/** One thing that is checked of a run: a file in `checks/` each. */
export interface Check {
  readonly id: string;
  /** What is so where it fits, in a few words. */
  readonly title: string;
  /** null: there is nothing of the kind to look at. */
  run(examined: Examined): Promise<CheckResult | null>;
}

/** Fits where nothing is said against it. */
export function fitsUnless(details: readonly string[]): CheckResult {
  return { outcome: details.length === 0 ? "fits" : "does not fit", details };
}

export function notMade(...details: readonly string[]): CheckResult {
  return { outcome: "not made", details };
}
