/**
 * What begins a formula, a command or a number in one spreadsheet or another, each with its compatibility forms
 * (full-width, small, super- and subscript): programs normalise them before they look.
 */
const TRIGGERS = [
  "=\u207c\u208c\u2a75\u2a76\ufe66\uff1d",
  "+\u207a\u208a\ufb29\ufe62\uff0b",
  "\\-\ufe63\uff0d",
  "@\ufe6b\uff20",
  "\\|\uff5c",
  "%\ufe6a\uff05",
].join("");

/** After one of these, another program may see the start of a cell or of a line. */
const SEPARATORS = ",;\\|\\t\\n\\v\\f\\r\\u001c-\\u001e\\u0085\\u2028\\u2029";

/** What programs drop, or show as nothing, at the start of a cell. A quote is among them: it may be read as opening. */
const SKIPPED = '"\\p{White_Space}\\p{Cc}\\p{Cf}\\p{Default_Ignorable_Code_Point}';

/** Most text has none of these: then there is nothing to look for. */
const RISKY = new RegExp(`[${TRIGGERS}\\t\\r\\n]`, "v");
const AT_START = new RegExp(`^(?:[\\t\\r\\n]|[${SKIPPED}]*[${TRIGGERS}])`, "v");
const INSIDE = new RegExp(`([${SEPARATORS}])(?=[[${SKIPPED}]--[${SEPARATORS}]]*[${TRIGGERS}])`, "gv");

/** Whether a text that holds this, wherever in it, may be one that `neutraliseText` changes. */
export function isRisky(piece: string): boolean {
  return RISKY.test(piece);
}

/**
 * The text, changed so that no spreadsheet runs it as a formula: an apostrophe before a trigger that begins the text,
 * and before one that follows a separator or a line break inside it. Text without such a trigger comes back as it is;
 * doing it twice changes nothing more.
 *
 * Why inside as well, although every field is quoted: a spreadsheet whose locale separates by `;` reads the line
 * `"Ana","a;=x"` as the cells `Ana,"a` and `=x"`. A quote protects only where a cell begins, and the second field
 * begins no cell there. The same goes for tabs, for line breaks, and for a column that a person splits later on.
 *
 * For text only: a number is no text, and -3 stays -3.
 */
export function neutraliseText(text: string): string {
  if (!isRisky(text)) return text;
  const inside = text.replace(INSIDE, "$1'");
  return AT_START.test(text) ? `'${inside}` : inside;
}
