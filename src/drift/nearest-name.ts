/** What a name that Redash does not know was probably meant to be. */
export type Nearest =
  /** The same but for upper and lower case. */
  | { readonly kind: "case"; readonly name: string }
  /** The same to the eye: blanks or the encoding of accents differ. */
  | { readonly kind: "look"; readonly name: string }
  /** Several names in one value. `others`: how many parts are no name in Redash. */
  | { readonly kind: "list"; readonly names: readonly string[]; readonly others: number }
  | { readonly kind: "typo"; readonly name: string };

export interface NameBook {
  /** Each once. */
  readonly names: readonly string[];
  has(name: string): boolean;
  /** The nearest by the kinds in the order above. undefined: nothing is near, or the name is known. */
  nearest(name: string): Nearest | undefined;
}

const MOST_EDITS = 2;

interface Candidate {
  readonly name: string;
  readonly folded: string;
}

/** The names that Redash knows, and which of them another name is near. */
export function nameBook(names: Iterable<string>): NameBook {
  const known = [...new Set(names)].sort();
  const exact = new Set(known);
  const byLook = firstBy(known, look);
  const byFold = firstBy(known, fold);
  const byDigits = new Map<string, Candidate[]>();
  for (const name of known) {
    const sameDigits = byDigits.get(digits(name));
    const candidate = { name, folded: fold(name) };
    if (sameDigits === undefined) byDigits.set(digits(name), [candidate]);
    else sameDigits.push(candidate);
  }
  return {
    names: known,
    has: (name) => exact.has(name),
    nearest(name) {
      if (exact.has(name) || look(name) === "") return undefined;
      const looksLike = byLook.get(look(name));
      if (looksLike !== undefined) return { kind: "look", name: looksLike };
      const sameFold = byFold.get(fold(name));
      if (sameFold !== undefined) return { kind: "case", name: sameFold };
      return listIn(name, exact) ?? typoOf(fold(name), byDigits.get(digits(name)) ?? []);
    },
  };
}

/** `Redash has “Finance”: the case differs`; without the full stop. */
export function nearestInWords(nearest: Nearest | undefined): string {
  if (nearest === undefined) return "Redash has no name near it";
  switch (nearest.kind) {
    case "case":
      return `Redash has “${nearest.name}”: the case differs`;
    case "look":
      return `Redash has “${nearest.name}”: blanks, or how an accent is encoded, differ`;
    case "list":
      return `it looks like a comma list of ${listed(nearest)}, and Redash takes it for one name`;
    case "typo":
      return `Redash has “${nearest.name}”: perhaps a typing error`;
  }
}

function listed({ names, others }: Extract<Nearest, { kind: "list" }>): string {
  const all = names.map((name) => `“${name}”`);
  if (others > 0) all.push(others === 1 ? "another name" : `${others} other names`);
  const last = all.pop() ?? "";
  return all.length === 0 ? last : `${all.join(", ")} and ${last}`;
}

/** What a reader sees of a name: how many blanks there are, and how an accent is encoded, does not show. */
function look(name: string): string {
  return name.normalize("NFC").replaceAll(/\s+/g, " ").trim();
}

function fold(name: string): string {
  return look(name).toLowerCase();
}

function digits(name: string): string {
  return name.replaceAll(/\D+/g, " ").trim();
}

function firstBy(names: readonly string[], form: (name: string) => string): Map<string, string> {
  return new Map(names.toReversed().map((name) => [form(name), name]));
}

function listIn(name: string, known: ReadonlySet<string>): Nearest | undefined {
  const parts = name.split(",").map((part) => part.trim());
  const names = [...new Set(parts.filter((part) => known.has(part)))];
  if (parts.length < 2 || names.length === 0) return undefined;
  return { kind: "list", names, others: parts.filter((part) => !known.has(part)).length };
}

/** @param candidates Of the same numbers: `team 1` and `team 2` are two names, not one and a slip. */
function typoOf(from: string, candidates: readonly Candidate[]): Nearest | undefined {
  const most = Math.min(MOST_EDITS, Math.floor(from.length / 3));
  let best: { readonly name: string; readonly edits: number } | undefined;
  for (const { name, folded } of candidates) {
    const allowed = best === undefined ? most : best.edits - 1;
    if (allowed < 1) break;
    const edits = editsBetween(from, folded, allowed);
    if (edits !== undefined) best = { name, edits };
  }
  return best && { kind: "typo", name: best.name };
}

/** How many letters must be put in, left out or changed; undefined: more than `most`. */
function editsBetween(from: string, to: string, most: number): number | undefined {
  if (Math.abs(from.length - to.length) > most) return undefined;
  let above = Array.from({ length: to.length + 1 }, (_, column) => column);
  for (let row = 1; row <= from.length; row++) {
    const line = [row];
    let least = row;
    for (let column = 1; column <= to.length; column++) {
      const changed = (above[column - 1] ?? 0) + (from[row - 1] === to[column - 1] ? 0 : 1);
      const edits = Math.min(changed, (above[column] ?? 0) + 1, (line[column - 1] ?? 0) + 1);
      line.push(edits);
      least = Math.min(least, edits);
    }
    if (least > most) return undefined;
    above = line;
  }
  const edits = above[to.length] ?? 0;
  return edits > most ? undefined : edits;
}
