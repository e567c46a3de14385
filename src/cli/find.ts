import { nameBook } from "../drift/nearest-name.js";
import { Problem } from "../model/problem.js";
import type { DataSource, User } from "../model/snapshot.js";

/** One thing of the snapshot that a person may mean, and what it can be called besides its id. */
interface Candidate<T> {
  readonly item: T;
  readonly id: number;
  readonly names: readonly string[];
  /** The same without accents: not every keyboard has them. */
  readonly bare: readonly string[];
}

const MOST_SHOWN = 8;

/**
 * The user whom `wanted` means: an id, an e-mail, a name, or a part of one of these that fits nobody else.
 * @throws Problem `not_in_snapshot`, or `name_ambiguous` with those that fit
 */
export function findUser(users: readonly User[], wanted: string): User {
  return find("user", wanted, users, (user) => [user.email, user.name]);
}

/** The data source that `wanted` means: an id, a name, or a part of it. @throws Problem as `findUser` */
export function findDataSource(dataSources: readonly DataSource[], wanted: string): DataSource {
  return find("data source", wanted, dataSources, (dataSource) => [dataSource.name ?? ""]);
}

function find<T extends { readonly id: number }>(
  kind: string,
  wanted: string,
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
): T {
  const candidates = items.map((item) => {
    const names = namesOf(item).map(fold);
    return { item, id: item.id, names, bare: names.map(withoutAccents) };
  });
  const text = fold(wanted);
  const hint = items.length === 0 ? `It has no ${kind} at all.` : `It has ${listed(items, namesOf)}.`;
  if (text === "")
    throw new Problem("not_in_snapshot", `Which ${kind} is meant? The name given is empty.`, { hint });
  for (const fits of waysToFit(text)) {
    const found = candidates.filter(fits);
    if (found.length === 1) return (found[0] as Candidate<T>).item;
    if (found.length > 1) throw ambiguous(kind, wanted, found, namesOf);
  }
  const near = nearestTo(text, candidates);
  throw new Problem("not_in_snapshot", `The snapshot has no ${kind} "${wanted}".`, {
    hint: near.length === 0 ? hint : `Is this meant: ${listed(near, namesOf)}?`,
  });
}

/** From the surest down. Of parts, those without accents fit as well: what fits twice is refused, not guessed. */
function waysToFit(text: string): ((candidate: Candidate<unknown>) => boolean)[] {
  const bareText = withoutAccents(text);
  const part = ({ names }: Candidate<unknown>) => names.some((name) => name.includes(text));
  return [
    ({ id }) => String(id) === text.replace(/^#/, ""),
    ({ names }) => names.includes(text),
    ({ bare }) => bare.includes(bareText),
    ...(bareText === text ? [] : [part]),
    ({ bare }) => bare.some((name) => name.includes(bareText)),
  ];
}

/** Those of whom a name, or a word of it, is nearly what was typed. */
function nearestTo<T>(text: string, candidates: readonly Candidate<T>[]): T[] {
  const words = (name: string) => [name, ...name.split(/[\s@._-]+/)];
  const book = nameBook(candidates.flatMap(({ bare }) => bare.flatMap(words)));
  const nearest = book.nearest(withoutAccents(text));
  if (nearest?.kind !== "typo") return [];
  return candidates
    .filter(({ bare }) => bare.some((name) => words(name).includes(nearest.name)))
    .map(({ item }) => item);
}

function ambiguous<T extends { readonly id: number }>(
  kind: string,
  wanted: string,
  found: readonly Candidate<T>[],
  namesOf: (item: T) => readonly string[],
): Problem {
  const those = listed(
    found.map(({ item }) => item),
    namesOf,
  );
  return new Problem("name_ambiguous", `"${wanted}" fits more than one ${kind}: ${those}.`);
}

/** `#3 Warehouse; #7 Payroll; and 12 more`. */
function listed<T extends { readonly id: number }>(
  items: readonly T[],
  namesOf: (item: T) => readonly string[],
): string {
  const shown = items.slice(0, MOST_SHOWN).map((item) => `#${item.id} ${namesOf(item).join(" ")}`.trim());
  return `${shown.join("; ")}${items.length > MOST_SHOWN ? `; and ${items.length - MOST_SHOWN} more` : ""}`;
}

function fold(text: string): string {
  return text.normalize("NFKC").trim().toLowerCase();
}

/** Letters that Unicode does not take apart into a letter and a mark. */
const PLAIN: Readonly<Record<string, string>> = {
  ...{ ł: "l", ø: "o", đ: "d", ð: "d", ı: "i", ħ: "h" },
  ...{ ß: "ss", æ: "ae", œ: "oe", þ: "th" },
};

function withoutAccents(folded: string): string {
  return folded
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[łøđðıħßæœþ]/g, (letter) => PLAIN[letter] ?? letter);
}
