import fc from "fast-check";

/** Text made of what matters to a spreadsheet, and of ordinary characters. */
export const dangerousText: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      {
        weight: 4,
        arbitrary: fc.constantFrom("=", "+", "-", "@", "|", "%", "\t", "\r", "\n", "＝", "＋", "－", "＠"),
      },
      { weight: 3, arbitrary: fc.constantFrom(",", ";", '"', "'", "\\", "\r\n") },
      {
        weight: 3,
        arbitrary: fc.constantFrom("\u0000", " ", "\ufeff", "\u200b", "\u00a0", "\u2060", "\u00ad", "\ufe0f"),
      },
      { weight: 3, arbitrary: fc.constantFrom("a", "Łódź", "東京", "1", "x.y") },
      { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 3 }) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));

/**
 * Whether a spreadsheet could take the cell for a formula: what is left of it after characters that programs drop or
 * do not show begins with a trigger. Written apart from the product's own rule, on purpose.
 */
export function startsFormula(cell: string): boolean {
  const visible = [...cell].find((character) => !INVISIBLE.test(character));
  return visible !== undefined && /^[=+\-@|%]/.test(visible.normalize("NFKC"));
}

const INVISIBLE = /^(?:[\s"\p{Cc}\p{Cf}\p{Z}]|[\ufe00-\ufe0f]|\u034f|\u115f|\u1160|\u3164|\uffa0)$/u;

/**
 * The cells that a spreadsheet sees which separates by `delimiter`, whatever the file was written with. A quote opens
 * only at the start of a cell, what follows the closing one is kept, and nothing is ever refused.
 */
export function cellsSeen(text: string, delimiter: string): string[] {
  const cells: string[] = [];
  let rest = text.replace(/^\ufeff/, "");
  while (rest !== "") {
    const quoted = /^"((?:[^"]|"")*)(?:"|$)/.exec(rest);
    if (quoted !== null) rest = rest.slice(quoted[0].length);
    const end = rest.search(new RegExp(`[${delimiter}\r\n]`));
    const bare = end < 0 ? rest : rest.slice(0, end);
    cells.push((quoted?.[1] ?? "").replaceAll('""', '"') + bare);
    rest = end < 0 ? "" : rest.slice(end + 1);
  }
  return cells;
}
