import { Problem } from "../model/problem.js";
import type { DataSource, User } from "../model/snapshot.js";

/** One thing of the snapshot that a person may mean, and what it can be called besides its id. */
interface Candidate<T> {
  readonly item: T;
  readonly id: number;
  readonly names: readonly string[];
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
  const candidates = items.map((item) => ({ item, id: item.id, names: namesOf(item).map(fold) }));
  const text = fold(wanted);
  const hint = items.length === 0 ? `It has no ${kind} at all.` : `It has ${listed(items, namesOf)}.`;
  if (text === "")
    throw new Problem("not_in_snapshot", `Which ${kind} is meant? The name given is empty.`, { hint });
  const ways: ((candidate: Candidate<T>) => boolean)[] = [
    ({ id }) => String(id) === text.replace(/^#/, ""),
    ({ names }) => names.includes(text),
    ({ names }) => names.some((name) => name.includes(text)),
  ];
  for (const fits of ways) {
    const found = candidates.filter(fits);
    if (found.length === 1) return (found[0] as Candidate<T>).item;
    if (found.length > 1) throw ambiguous(kind, wanted, found, namesOf);
  }
  throw new Problem("not_in_snapshot", `The snapshot has no ${kind} "${wanted}".`, { hint });
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
