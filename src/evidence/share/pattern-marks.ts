import { fittingPattern } from "../../analyze/fitting-pattern.js";
import { addressKey } from "../../model/directory.js";
import type { RunSource } from "../run-files.js";
import type { Codes } from "./codes.js";
import { accountPatterns, snapshotsOf } from "./originals.js";
import { withoutTag } from "./pseudonyms.js";

/**
 * How patterns of the config file fit the same accounts in the copy: by a mark that the pseudonyms of these accounts have.
 * Named one by one they would not do: an account that came or went since the earlier run would be missed in the other.
 */
export interface PatternMarks {
  /** By what an address begins with before tag and domain, what its pseudonym has behind it. */
  readonly marks: ReadonlyMap<string, string>;
  /** By the pattern, the one of the copy. */
  readonly patterns: ReadonlyMap<string, string>;
}

const DIGITS = 8;

/** What stands before the domain, and before the tag: people have it at every domain alike. Of an address as `addressKey`. */
function baseOf(key: string): string {
  const at = key.lastIndexOf("@");
  return withoutTag(at < 0 ? key : key.slice(0, at));
}

export function patternMarks(source: RunSource, { digits }: Pick<Codes, "digits">): PatternMarks {
  const keys = [
    ...new Set(snapshotsOf(source).flatMap(({ users }) => users.map(({ email }) => addressKey(email)))),
  ];
  const marks = new Map<string, string>();
  const patterns = new Map<string, string>();
  for (const pattern of new Set(accountPatterns(source.judging.risk))) {
    const fits = fittingPattern(addressKey(pattern));
    const bases = new Set(keys.filter(fits).map(baseOf));
    // Else the mark would say too much: somebody at another domain is called the same, and is not meant.
    const isExact = bases.size > 0 && keys.every((key) => fits(key) || !bases.has(baseOf(key)));
    if (!pattern.includes("*") || !isExact) continue;
    const mark = `-${digits("pattern", addressKey(pattern)).slice(0, DIGITS)}`;
    patterns.set(pattern, `*${mark}*`);
    for (const base of bases) marks.set(base, (marks.get(base) ?? "") + mark);
  }
  return { marks, patterns };
}
