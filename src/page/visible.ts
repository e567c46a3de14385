/**
 * Characters that a reader cannot see, or that change the order or the look of what stands around them. Listed by
 * hand, so that a page has the same bytes whatever Unicode version Node has.
 */
const UNSEEN = [
  "\\u0000-\\u001f\\u007f-\\u009f", // controls
  "\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069", // bidi controls
  "\\u00a0\\u1680\\u2000-\\u200a\\u202f\\u205f\\u2800", // blanks that are not the usual one (but U+3000)
  "\\u00ad\\u034f\\u180b-\\u180f\\u200b-\\u200d\\u2060-\\u2065\\u206a-\\u206f\\ufeff", // of no width
  "\\u115f\\u1160\\u17b4\\u17b5\\u3164\\uffa0", // fillers
  "\\u2028\\u2029\\ufff0-\\ufffb\\u{1bca0}-\\u{1bca3}\\u{1d173}-\\u{1d17a}", // breaks and format controls
  "\\ufe00-\\ufe0f\\u{e0000}-\\u{e0fff}", // variation selectors and tags
  "\\ud800-\\udfff", // halves of a character
];
const unseen = new RegExp(`[${UNSEEN.join("")}]`, "gu");

/** Blanks that HTML would swallow: at the ends, and behind another one. */
const swallowed = /^ | $|(?<= ) /g;

/** Pictures, and the signs that are drawn as some; by hand, too: Unicode 17 calls fewer of them pictures than 16 did. */
const PICTURES = [
  "\\u00a9\\u00ae\\u203c\\u2049\\u2122\\u2139\\u2194-\\u2199\\u21a9\\u21aa\\u2300-\\u23ff\\u24c2\\u25aa-\\u25fe",
  "\\u2600-\\u27bf\\u2934\\u2935\\u2b05-\\u2b55\\u3030\\u303d\\u3297\\u3299\\u{1f000}-\\u{1faff}\\u{1fc00}-\\u{1fffd}",
];

/** The blocks of scripts whose letters join: Arabic, and those of India and Sri Lanka. */
const JOINING = [
  "\\u0600-\\u06ff\\u0750-\\u077f\\u0870-\\u08ff\\ufb50-\\ufdff\\ufe70-\\ufefc\\u{10ec0}-\\u{10eff}\\u{1ee00}-\\u{1eeff}",
  "\\u0900-\\u09ff\\u0b80-\\u0dff\\ua8e0-\\ua8ff\\u{111e0}-\\u{111ff}\\u{11b00}-\\u{11b5f}\\u{11fc0}-\\u{11fff}",
];

/**
 * Variation selectors do honest work behind a picture, joiners there and in scripts whose letters join. Both begin with
 * ^: without it the V8 of Chromium 156 finds no picture of two code units before the end.
 */
const honestSelector = new RegExp(`^[${PICTURES.join("")}#*0-9][\\ufe0e\\ufe0f]$`, "u");
const honestJoiner = new RegExp(`^[\\ufe0f${PICTURES.join("")}${JOINING.join("")}][\\u200c\\u200d]$`, "u");

/**
 * Text of somebody else, made safe to *look at*: what cannot be seen stands there as its code, `[U+202E]`. Escaping
 * for HTML is another matter, and done by the templates. Nothing else may decide what is visible.
 */
export function visible(text: string): string {
  return text.replace(swallowed, code).replace(unseen, (found, at: number, whole: string) => {
    const withTheOneBefore = ([...whole.slice(Math.max(0, at - 2), at)].pop() ?? "") + found;
    const honest = honestSelector.test(withTheOneBefore) || honestJoiner.test(withTheOneBefore);
    return honest ? found : code(found);
  });
}

function code(character: string): string {
  const point = character.codePointAt(0) ?? 0;
  return `[U+${point.toString(16).toUpperCase().padStart(4, "0")}]`;
}
