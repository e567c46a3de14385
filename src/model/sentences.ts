const SHOWN = 3;

/** A list for a sentence, of which no more than three are spelled out. */
export function atMost(things: readonly string[], separator = ", "): string {
  const rest = things.length - SHOWN;
  const shown = things.slice(0, SHOWN).join(separator);
  return rest > 0 ? `${shown} and ${rest} more` : shown;
}

/** Sentences in a row, without those that say nothing. */
export function sentences(said: readonly string[]): string {
  return said.filter((sentence) => sentence !== "").join(" ");
}
