import { findingId } from "../../analyze/finding-id.js";
import { wordFinder } from "./find-words.js";
import type { OriginalNames } from "./originals.js";

/** What was looked for in every file of a copy, and what was found. */
export interface Searched {
  /** Names that were looked for and are nowhere. */
  readonly nowhere: number;
  /** Names that are too short to be told from other words, or stand among the words of the report itself. */
  readonly notTold: number;
  /** Where an original was found. */
  readonly left: readonly Left[];
}

export interface Left {
  readonly file: string;
  readonly original: string;
}

/** Keys of the inputs whose values are chosen from a list of the format, or made by redash-access alone. */
const CHOSEN = new Set([
  ...["kind", "type", "status", "code", "permissions", "readFrom", "groupsReadFrom", "format", "formatTitle"],
  ...["encoding", "from", "people", "assignments", "presence", "of", "reading", "method", "path", "tool"],
  ...["version", "sha256", "manifestSha256", "action", "samlGroups", "inNoGroup", "attributes", "mailFrom"],
  ...["changes", "csvFor", "finding", "gap", "place", "places", "users.login", "files.name"],
]);
/** Keys of the inputs whose texts stay, but for the names in them. */
const KEPT = new Set([
  ...["groups", "dataSources", "dataSource", "sections", "warnings", "partialBecause", "unknownBecause"],
  ...["unusable", "workerType", "statusAs", "groupMap", "organisation", "runId"],
]);
const NEVER_KEPT = new Set(["owner", "pauseReason"]);

/** Searches a copy while it is written. */
export interface CopySearch {
  /** The value that an input file was made of: here no word is the report's own. */
  value(file: string, value: unknown): void;
  /** The next piece of a file. */
  text(file: string, chunk: string): void;
  /** @param ownText everything that a report of nothing says */
  result(ownText: () => string): Searched;
}

export function copySearch({ everywhere, butInKept, notLookedFor }: OriginalNames): CopySearch {
  const wanted = [...everywhere.keys(), ...butInKept];
  const inValues = wordFinder(wanted.map((name) => [name, name]));
  const forms = wanted.flatMap((name) => formsOf(name).map((form) => [form, name] as const));
  const inTexts = wordFinder(forms);
  const longest = forms.reduce((most, [form]) => Math.max(most, form.length), 0);
  const left: Left[] = [];
  const excused = new Set<string>();
  const inFiles = new Map<string, string>();
  const tails = new Map<string, string>();
  return {
    value(file, value) {
      for (const { text, kept } of textsOf(value, false)) {
        for (const { value: original } of inValues(text)) {
          if (kept && !everywhere.has(original)) excused.add(original);
          else left.push({ file, original });
        }
      }
    },
    text(file, chunk) {
      const piece = (tails.get(file) ?? "") + chunk;
      for (const { value: original } of inTexts(piece)) inFiles.set(original, file);
      // One more at each end, where a word may go on.
      tails.set(file, piece.slice(-longest - 2));
    },
    result(ownText) {
      const own =
        inFiles.size === 0 ? new Set<string>() : new Set(inTexts(ownText()).map(({ value }) => value));
      for (const [original, file] of inFiles) {
        if (own.has(original) || isOneWord(original)) excused.add(original);
        else if (!excused.has(original)) left.push({ file, original });
      }
      const notTold = notLookedFor + excused.size;
      return { nowhere: wanted.length - excused.size, notTold, left };
    },
  };
}

/** The texts in one of the inputs, and whether each stays but for the names in it. */
function* textsOf(
  value: unknown,
  kept: boolean,
  key = "",
): Generator<{ readonly text: string; readonly kept: boolean }> {
  if (typeof value === "string") yield { text: value, kept };
  else if (Array.isArray(value)) for (const one of value) yield* textsOf(one, kept, key);
  else if (typeof value === "object" && value !== null) {
    for (const [inner, one] of Object.entries(value)) {
      if (CHOSEN.has(inner) || CHOSEN.has(`${key}.${inner}`)) continue;
      yield* textsOf(one, (kept || KEPT.has(inner)) && !NEVER_KEPT.has(inner), inner);
    }
  }
}

function isOneWord(text: string): boolean {
  return /^[\p{L}\p{M}\p{N}]+$/u.test(text);
}

/** As it is written in each of the formats of a run. */
function formsOf(name: string): string[] {
  const html: Readonly<Record<string, string>> = {
    ...{ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;", "`": "&#x60;", "=": "&#x3D;" },
  };
  const forms = [
    name,
    JSON.stringify(name).slice(1, -1),
    name.replaceAll('"', '""'),
    name.replaceAll(/[&<>"'`=]/g, (mark) => html[mark] ?? mark),
    findingId("", [{ kind: "name", id: name }]).slice("-n_".length),
  ];
  return [...new Set(forms)];
}
