import { type Found, wordFinder } from "./find-words.js";
import type { Pseudonyms } from "./pseudonyms.js";

/** Addresses and hosts of links, whosever they are. */
const FOREIGN =
  /(?<host>(?<=https?:\/\/)[^\s/:"“”<>]+)|[^\s"'“”‘’<>()[\]{},;:|\\/]+@[^\s"'“”‘’<>()[\]{},;:|\\/]+\.\p{L}{2,}/gu;

/** Replaces the names that stand in a text of somebody else, and leaves the rest. */
export type Scrub = (text: string) => string;

/** @param names what is looked for, and what stands in its place */
export function scrubber(
  names: Iterable<readonly [name: string, pseudonym: string]>,
  { address, domain }: Pick<Pseudonyms, "address" | "domain">,
): Scrub {
  const find = wordFinder(names);
  const known = (text: string) => replaced(text, find(text), asIn);
  return (text) => {
    const foreign = Array.from(text.matchAll(FOREIGN), ({ 0: found, index, groups }) => {
      const value = groups?.host === undefined ? address(found) : domain(found);
      return { at: index, end: index + found.length, value };
    });
    let done = "";
    let from = 0;
    for (const { at, end, value } of foreign) {
      done += known(text.slice(from, at)) + value;
      from = end;
    }
    return done + known(text.slice(from));
  };
}

function replaced<T>(
  text: string,
  found: readonly Found<T>[],
  made: (as: string, value: T) => string,
): string {
  let done = "";
  let from = 0;
  for (const { at, end, value } of found) {
    done += text.slice(from, at) + made(text.slice(at, end), value);
    from = end;
  }
  return done + text.slice(from);
}

/** Texts that differ in upper and lower case, blanks or the encoding of accents alone have pseudonyms that do. */
function asIn(as: string, pseudonym: string): string {
  const cased =
    as === as.toLowerCase()
      ? pseudonym.toLowerCase()
      : as === as.toUpperCase()
        ? pseudonym.toUpperCase()
        : pseudonym;
  const odd = as.match(/\s+/g)?.find((blanks) => blanks !== " ") ?? " ";
  const decomposed = as === as.normalize("NFC") ? "" : " ";
  return cased.replace(" ", odd + decomposed);
}
