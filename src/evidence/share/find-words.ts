/** Scripts that write words without blanks between them: each letter counts as a word. */
const ALONE =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\p{sc=Khmer}\\p{sc=Lao}\\p{sc=Myanmar}";
const words = new RegExp(`[${ALONE}]|(?:(?![${ALONE}])[\\p{L}\\p{M}\\p{N}])+`, "gu");
const inWord = new RegExp(`^(?![${ALONE}])[\\p{L}\\p{M}\\p{N}]`, "u");
const endsInWord = new RegExp(`(?![${ALONE}])[\\p{L}\\p{M}\\p{N}]$`, "u");
const alone = new RegExp(`[${ALONE}]`, "gu");

/** How much a text must weigh to be looked for: five letters in one word, four in two words, two where each is a word. */
const LEAST_WEIGHT = 5;

/** One of the texts that were looked for. */
export interface Found<T> {
  readonly at: number;
  readonly end: number;
  readonly value: T;
}

interface Wanted<T> {
  /** In lower case. */
  readonly text: string;
  /** Where in it its first word begins. */
  readonly offset: number;
  readonly value: T;
}

/** Whether a text is long enough that it is not found by chance in words of others. */
export function canBeLookedFor(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const more = (text.match(words)?.length ?? 0) - 1;
  const dense = text.match(alone)?.length ?? 0;
  return letters > 0 && letters + Math.max(more, 2 * dense) >= LEAST_WEIGHT;
}

/**
 * Finds texts as whole words, in whatever case and however accents are encoded, from left to right, the longest first. It
 * takes the same time however many are looked for.
 */
export function wordFinder<T>(
  texts: Iterable<readonly [text: string, value: T]>,
): (text: string) => Found<T>[] {
  const byFirstWord = new Map<string, Wanted<T>[]>();
  for (const [original, value] of texts) {
    for (const form of new Set([original, original.normalize("NFC"), original.normalize("NFD")])) {
      const text = lower(form);
      const first = text.match(words)?.[0];
      if (first === undefined) continue;
      const wanted = byFirstWord.get(first) ?? [];
      if (wanted.length === 0) byFirstWord.set(first, wanted);
      wanted.push({ text, offset: text.indexOf(first), value });
    }
  }
  for (const wanted of byFirstWord.values()) wanted.sort((a, b) => b.text.length - a.text.length);
  return (text) => {
    const found: Found<T>[] = [];
    const among = lower(text);
    let from = 0;
    for (const { 0: word, index } of among.matchAll(words)) {
      for (const { text: wanted, offset, value } of byFirstWord.get(word) ?? []) {
        const at = index - offset;
        if (at < from || !among.startsWith(wanted, at) || isCut(among, wanted, at)) continue;
        from = at + wanted.length;
        found.push({ at, end: from, value });
        break;
      }
    }
    return found;
  };
}

/** Whether what was found goes on as a longer word. */
function isCut(among: string, wanted: string, at: number): boolean {
  return endsInWord.test(wanted) && inWord.test(among.slice(at + wanted.length, at + wanted.length + 2));
}

/** Letter by letter, so that every place stays where it is. */
function lower(text: string): string {
  const whole = text.toLowerCase();
  if (whole.length === text.length) return whole;
  return text.replaceAll(/./gsu, (letter) => {
    const small = letter.toLowerCase();
    return small.length === letter.length ? small : letter;
  });
}
