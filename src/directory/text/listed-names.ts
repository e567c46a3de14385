/** As much of what a file says as a message repeats. */
const SHOWN_TEXT = 200;
const SHOWN_NAMES = 12;

/** Names out of a file, for a message: `"mail", "name" and 3 more`. */
export function listedNames(names: readonly string[]): string {
  const more = names.length - SHOWN_NAMES;
  const shown = names.slice(0, SHOWN_NAMES).map((name) => JSON.stringify(shortText(name)));
  return shown.join(", ") + (more > 0 ? ` and ${more} more` : "");
}

/** Words out of a file, for a message. */
export function shortText(words: string): string {
  const plain = words.replace(/\p{C}+/gu, " ").trim();
  return plain.length > SHOWN_TEXT ? `${plain.slice(0, SHOWN_TEXT)}...` : plain;
}
