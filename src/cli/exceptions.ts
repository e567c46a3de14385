import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import type { Acceptance } from "../model/finding.js";
import { Problem } from "../model/problem.js";
import { readText } from "./read-text.js";
import { placesIn } from "./yaml-places.js";

const EACH = "must be a list of entries, each with finding, reason, owner and expires, and nothing else";
const FINDING =
  "must give as finding the id of one, as in findings.csv, or a pattern: letters, digits, -, _ and *";
const EXPIRES = "must give as expires a day such as 2026-12-31";

function needed(name: "reason" | "owner") {
  const message = `must give as ${name} a text`;
  return z.string(message).trim().min(1, message);
}

const exceptionsSchema = z.array(
  z.strictObject(
    {
      // A pattern of * alone would accept whatever is ever found.
      finding: z.string(FINDING).regex(/^[\w*-]*[A-Za-z0-9][\w*-]*$/, FINDING),
      reason: needed("reason"),
      owner: needed("owner"),
      expires: z.iso.date(EXPIRES),
    },
    EACH,
  ),
  EACH,
);

/**
 * The accepted risks of a file: a YAML list, each entry with finding, reason, owner and expires.
 * @throws Problem `file_unreadable`; `config_invalid` with file and line
 */
export async function readExceptions(file: string): Promise<readonly Acceptance[]> {
  return parseExceptions(await readText(file, "The file of accepted risks cannot be read."), file);
}

/** @throws Problem `config_invalid` with file and line */
export function parseExceptions(text: string, file: string): readonly Acceptance[] {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined)
    throw invalid(`${file}:${lines.linePos(broken.pos[0]).line}`, "is not YAML that can be read");
  const parsed = exceptionsSchema.safeParse(document.toJS() ?? []);
  const placeOf = placesIn(file, lines, document.contents);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(placeOf(issue?.path ?? []), issue?.message ?? "is not valid");
  }
  const seen = new Set<string>();
  for (const [index, { finding }] of parsed.data.entries()) {
    if (seen.has(finding)) throw invalid(placeOf([index, "finding"]), `must accept ${finding} once`);
    seen.add(finding);
  }
  return parsed.data;
}

function invalid(place: string, what: string): Problem {
  return new Problem("config_invalid", `The file of accepted risks ${what}.`, {
    place,
    hint: "Correct the place named. docs/rules.md shows what may stand in the file.",
  });
}
