import { needsQuotes } from "../graph/words.js";
import { label, type Named } from "./named.js";
import { count } from "./words.js";

export type Kind = "user" | "group" | "source";

/** A name in a sentence: a link, where the page has a place for it. */
export interface NamePart {
  readonly kind: Kind;
  readonly named: Named;
  /** Whether quotation marks have to keep it from running into the sentence. */
  readonly quoted: boolean;
}

/** Names for which the sentence has no room: `12 more`, until somebody asks. */
export interface MoreNames {
  readonly more: readonly NamePart[];
}

export type Part = string | NamePart | MoreNames;

/** A sentence whose names can become links. */
export type Sentence = readonly Part[];

/** How many names a list shows at once; one more is shown rather than `and 1 more`. */
const NAMES_AT_ONCE = 8;

export function namePart(kind: Kind, named: Named): NamePart {
  return { kind, named, quoted: needsQuotes(named.name) };
}

/** `A, B and C`; `A, B, ... and 12 more`. */
export function listed(kind: Kind, names: readonly Named[]): Part[] {
  const parts = names.map((named) => namePart(kind, named));
  const shown = parts.length > NAMES_AT_ONCE + 1 ? parts.slice(0, NAMES_AT_ONCE) : parts;
  const more = parts.slice(shown.length);
  const items: Part[] = more.length > 0 ? [...shown, { more }] : shown;
  return items.flatMap((item, place) => {
    if (place === 0) return [item];
    return [place === items.length - 1 ? " and " : ", ", item];
  });
}

/** A name in a text without links, kept from running into its neighbours. */
export function clearLabel(named: Named): string {
  return needsQuotes(named.name) ? `“${label(named)}”` : label(named);
}

/** As a text without links. */
export function plainText(sentence: Sentence): string {
  return sentence
    .map((part) => {
      if (typeof part === "string") return part;
      if ("more" in part) return moreWords(part);
      return clearLabel(part.named);
    })
    .join("");
}

export function moreWords({ more }: MoreNames): string {
  return count(more.length, "more", "more");
}
