const THIN = new Set("iljtfrI.,;:!|'`()[]/ ");
const BROADEST = new Set("MW@%—…");
const BROAD = /^[\p{Lu}mw&]$/u;
const USUAL = /^[\p{Script=Latin}\p{N}\p{P}\p{S}]$/u;
const DOUBLE =
  /^[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uff60]$/u;
/** Marks that stand on another character. */
const NONE = /^[\p{M}\p{Cf}]$/u;

/** How wide a text is likely to be, in letters of usual width: nothing can measure it before it is drawn. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

function widthOfCharacter(character: string): number {
  if (NONE.test(character)) return 0;
  if (DOUBLE.test(character)) return 2;
  if (THIN.has(character)) return 0.6;
  if (BROADEST.has(character)) return 1.7;
  if (BROAD.test(character)) return 1.4;
  return USUAL.test(character) ? 1 : 1.2;
}

/** The text, or as much of its beginning as there is room for, and an ellipsis. */
export function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let width = widthOfCharacter("…");
  let shown = "";
  for (const character of text) {
    width += widthOfCharacter(character);
    if (width > most) break;
    shown += character;
  }
  return `${shown.trimEnd()}…`;
}
