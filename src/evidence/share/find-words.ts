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

/** What begins with the words that lead here. */
interface Node<T> {
  readonly next: Map<string, Node<T>>;
  readonly wanted: Wanted<T>[];
}

/** Whether a text is long enough that it is not found by chance in words of others. */
export function canBeLookedFor(text: string): boolean {
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const more = (text.match(words)?.length ?? 0) - 1;
  const dense = text.match(alone)?.length ?? 0;
  return letters > 0 && letters + Math.max(more, 2 * dense) >= LEAST_WEIGHT;
}

/**
 * Finds texts as whole words, in whatever case, however accents are encoded and however many blanks are between words, from
 * left to right, the longest first. However many are looked for takes the same time. Of several that are the same in all
 * but this, the first is found.
 */
export function wordFinder<T>(
  texts: Iterable<readonly [text: string, value: T]>,
): (text: string) => Found<T>[] {
  const root = treeOf(texts);
  return (text) => {
    const found: Found<T>[] = [];
    const among = lower(text);
    let from = 0;
    for (
      let word = wordAfter(among, 0);
      word !== null;
      word = wordAfter(among, word.index + word[0].length)
    ) {
      const first = root.next.get(word[0]);
      // Nearly every word begins nothing that is wanted.
      if (first === undefined) continue;
      for (const { text: wanted, offset, value } of longestAfter(among, word, first)) {
        const at = word.index - offset;
        const end = at < from ? -1 : endOf(wanted, among, at);
        if (end < 0) continue;
        found.push({ at, end, value });
        from = end;
        break;
      }
    }
    return found;
  };
}

function wordAfter(text: string, at: number): RegExpExecArray | null {
  words.lastIndex = at;
  return words.exec(text);
}

function treeOf<T>(texts: Iterable<readonly [text: string, value: T]>): Node<T> {
  const root: Node<T> = { next: new Map(), wanted: [] };
  const seen = new Set<string>();
  for (const [original, value] of texts) {
    for (const form of ["NFC", "NFD"]) {
      const text = lower(original.normalize(form)).replaceAll(/\s+/g, " ");
      const all = text.match(words);
      if (all === null || seen.has(text)) continue;
      seen.add(text);
      let node = root;
      for (const word of all) {
        const next: Node<T> = node.next.get(word) ?? { next: new Map(), wanted: [] };
        node.next.set(word, next);
        node = next;
      }
      node.wanted.push({ text, offset: text.indexOf(all[0] ?? ""), value });
    }
  }
  return root;
}

/** What has the words of a text from one on, the longest first. */
function longestAfter<T>(among: string, first: RegExpExecArray, begun: Node<T>): Wanted<T>[] {
  const candidates: Wanted<T>[] = [];
  let word: RegExpExecArray | null = first;
  let node: Node<T> | undefined = begun;
  while (node !== undefined) {
    candidates.unshift(...node.wanted);
    word = word === null || node.next.size === 0 ? null : wordAfter(among, word.index + word[0].length);
    node = word === null ? undefined : node.next.get(word[0]);
  }
  return candidates;
}

/** Where what is wanted ends, if it stands there; -1: it does not, or goes on as a longer word. */
function endOf(wanted: string, among: string, at: number): number {
  let end = at;
  for (const [index, piece] of wanted.split(" ").entries()) {
    const blanks = index === 0 ? 0 : (blanksAt(among, end) ?? -1);
    if (blanks < 0 || !among.startsWith(piece, end + blanks)) return -1;
    end += blanks + piece.length;
  }
  const goesOn = endsInWord.test(wanted) && inWord.test(among.slice(end, end + 2));
  return goesOn ? -1 : end;
}

function blanksAt(text: string, at: number): number | null {
  const blanks = /\s+/y;
  blanks.lastIndex = at;
  return blanks.exec(text)?.[0].length ?? null;
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
