import type { Change } from "./types.js";

/**
 * What access rests on, and the fewest changes that end it. It knows neither users nor the access rule: any one of the
 * ways is enough, a way needs all its legs, a leg stands on any one of its supports.
 */
export type Way = readonly Leg[];
export type Leg = readonly Support[];

/** A group or a query that carries a leg. */
export interface Support {
  /** Supports of one thing may fall by one change; those of two things never do. */
  readonly of: string;
  /** Where it stands on a grant: supports of one group on several data sources fall together only if the user leaves it. */
  readonly dataSourceId: number | null;
  /** Any one of these is enough; the one that hits the fewest others first. */
  readonly fallsBy: readonly Change[];
}

export interface Cuts {
  /** How many changes it takes. */
  readonly size: number;
  /** For each choice of legs that takes so few, the set that hits the fewest others. */
  readonly best: readonly (readonly Change[])[];
  /** How many sets of this size there are; counted up to `MOST_COUNTED`. */
  readonly sets: number;
}

export const MOST_COUNTED = 1_000;

/** The smallest sets of changes that leave no way. null: the changes that are possible cannot end it. */
export function smallestCuts(ways: readonly Way[], possible: (change: Change) => boolean): Cuts | null {
  let size = Number.POSITIVE_INFINITY;
  let smallest: Parts[] = [];
  for (const legs of choices(ways)) {
    const parts = partsOf(legs.flat(), possible);
    if (parts === null || parts.length > size) continue;
    if (parts.length < size) smallest = [];
    size = parts.length;
    smallest.push(parts);
  }
  if (smallest.length === 0) return null;
  const best = smallest.map((parts) => parts.map(([first]) => first));
  return { size, best: distinct(best), sets: countSets(smallest) };
}

/** Independent of each other: of each part one change must be made, and any will do. */
type Parts = readonly (readonly [Change, ...Change[]])[];

/** What makes all these supports fall. null: one cannot. */
function partsOf(supports: readonly Support[], possible: (change: Change) => boolean): Parts | null {
  const parts: [Change, ...Change[]][] = [];
  for (const ofOne of groupedBy(supports, ({ of }) => of)) {
    const apart = groupedBy(ofOne, ({ dataSourceId }) => String(dataSourceId));
    const together = commonTo(ofOne, possible);
    for (const change of together === null ? apart.map((some) => commonTo(some, possible)) : [together]) {
      if (change === null) return null;
      parts.push(change);
    }
  }
  return parts;
}

/** Changes each of which makes all of these supports fall, in the order of the first. */
function commonTo(
  [first, ...others]: readonly Support[],
  possible: (change: Change) => boolean,
): [Change, ...Change[]] | null {
  const keys = others.map(({ fallsBy }) => new Set(fallsBy.map(changeKey)));
  const common = (first?.fallsBy ?? []).filter(
    (change) => possible(change) && keys.every((those) => those.has(changeKey(change))),
  );
  const [one, ...more] = common;
  return one === undefined ? null : [one, ...more];
}

/** Every choice of one leg of each way. */
function* choices(ways: readonly Way[]): Generator<Leg[]> {
  const [way, ...others] = ways;
  if (way === undefined) yield [];
  else for (const rest of choices(others)) for (const leg of way) yield [leg, ...rest];
}

function countSets(choices: readonly Parts[]): number {
  const seen = new Set<string>();
  for (const parts of choices) {
    // Thousands of queries leave no choice: only the parts that do are walked.
    const fixed = parts.filter(({ length }) => length === 1).map(([change]) => change);
    for (const changes of setsOf(parts.filter(({ length }) => length > 1))) {
      seen.add(setKey([...fixed, ...changes]));
      if (seen.size >= MOST_COUNTED) return MOST_COUNTED;
    }
  }
  return seen.size;
}

function* setsOf(parts: Parts): Generator<Change[]> {
  const [part, ...others] = parts;
  if (part === undefined) yield [];
  else for (const rest of setsOf(others)) for (const change of part) yield [change, ...rest];
}

function distinct(sets: readonly (readonly Change[])[]): (readonly Change[])[] {
  return [...new Map(sets.map((changes) => [setKey(changes), changes])).values()];
}

function setKey(changes: readonly Change[]): string {
  return changes.map(changeKey).sort().join();
}

/** Equal for equal changes. */
export function changeKey(change: Change): string {
  const { kind, ...ids } = change;
  return `${kind} ${Object.values(ids).join(" ")}`;
}

function groupedBy<T>(things: readonly T[], keyOf: (thing: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [thing]);
    else group.push(thing);
  }
  return [...groups.values()];
}
