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

/**
 * Variation selectors do honest work behind a picture, joiners there and in scripts whose letters join. Both begin with
 * ^: without it the V8 of Chromium 156 finds no picture of two code units before the end.
 */
const honestSelector = /^[\p{Extended_Pictographic}#*0-9][\ufe0e\ufe0f]$/u;
const honestJoiner =
  /^(?:\ufe0f|[\p{Extended_Pictographic}\p{Emoji_Modifier}\p{sc=Arab}\p{sc=Deva}\p{sc=Beng}\p{sc=Mlym}\p{sc=Sinh}\p{sc=Knda}\p{sc=Taml}\p{sc=Telu}])[\u200c\u200d]$/u;

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
