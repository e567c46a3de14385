import { LineCounter, parseDocument } from "yaml";
import { z } from "zod";
import { Problem } from "../model/problem.js";
import { readText } from "./read-text.js";
import { placesIn } from "./yaml-places.js";

/** What a file of acceptances is called in messages, and by what names its entries have what they say. */
interface AcceptanceFile<Of extends string, By extends string> {
  /** `accepted risks` */
  readonly what: string;
  /** The key of what is accepted: `finding`. */
  readonly of: Of;
  /** The key of who answers for it: `owner`. */
  readonly by: By;
  /** Where the ids of what can be accepted stand: `findings.csv`. */
  readonly idsIn: string;
  /** Where it is described: `docs/rules.md`. */
  readonly document: string;
}

/** The file of `--exceptions`. */
export const ACCEPTED_RISKS = {
  what: "accepted risks",
  of: "finding",
  by: "owner",
  idsIn: "findings.csv",
  document: "docs/rules.md",
} as const satisfies AcceptanceFile<string, string>;

/** The file of `--accepted-gaps`. */
export const ACCEPTED_GAPS = {
  what: "accepted gaps",
  of: "gap",
  by: "approver",
  idsIn: "coverage.csv",
  document: "docs/evidence.md",
} as const satisfies AcceptanceFile<string, string>;

/** One entry: what is accepted, by an id or a pattern, why, by whom, and the last day on which it holds. */
type Entry<Of extends string, By extends string> = Readonly<Record<Of | By | "reason" | "expires", string>>;

/**
 * Reads a file of acceptances: a YAML list, each entry with what is accepted, reason, who answers for it, and expires.
 * @throws Problem `file_unreadable`; `config_invalid` with file and line
 */
export async function readAcceptances<Of extends string, By extends string>(
  kind: AcceptanceFile<Of, By>,
  file: string,
): Promise<readonly Entry<Of, By>[]> {
  return parseAcceptances(kind, await readText(file, `The file of ${kind.what} cannot be read.`), file);
}

/** @throws Problem `config_invalid` with file and line */
export function parseAcceptances<Of extends string, By extends string>(
  kind: AcceptanceFile<Of, By>,
  text: string,
  file: string,
): readonly Entry<Of, By>[] {
  const invalid = (place: string, what: string): Problem =>
    new Problem("config_invalid", `The file of ${kind.what} ${what}.`, {
      place,
      hint: `Correct the place named. ${kind.document} shows what may stand in the file.`,
    });
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken !== undefined)
    throw invalid(`${file}:${lines.linePos(broken.pos[0]).line}`, "is not YAML that can be read");
  const parsed = schemaOf(kind).safeParse(document.toJS() ?? []);
  const placeOf = placesIn(file, lines, document.contents);
  if (!parsed.success) {
    const issue = parsed.error.issues[0];
    throw invalid(placeOf(issue?.path ?? []), issue?.message ?? "is not valid");
  }
  const entries = parsed.data as Entry<Of, By>[];
  const seen = new Set<string>();
  for (const [index, entry] of entries.entries()) {
    const pattern = entry[kind.of];
    if (seen.has(pattern)) throw invalid(placeOf([index, kind.of]), `must accept ${pattern} once`);
    seen.add(pattern);
  }
  return entries;
}

function schemaOf({ of, by, idsIn }: AcceptanceFile<string, string>) {
  const each = `must be a list of entries, each with ${of}, reason, ${by} and expires, and nothing else`;
  const which = `must give as ${of} the id of one, as in ${idsIn}, or a pattern: letters, digits, -, _ and *`;
  return z.array(
    z.strictObject(
      {
        // A pattern of * alone would accept whatever there ever is.
        [of]: z.string(which).regex(/^[\w*-]*[A-Za-z0-9][\w*-]*$/, which),
        reason: needed("reason"),
        [by]: needed(by),
        expires: z.iso.date("must give as expires a day such as 2026-12-31"),
      },
      each,
    ),
    each,
  );
}

function needed(name: string) {
  const message = `must give as ${name} a text`;
  return z.string(message).trim().min(1, message);
}
