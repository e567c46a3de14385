import type { DiffField, DiffValue } from "../../model/diff.js";
import type { NamedKind, Side, Sides } from "./sides.js";

/** Things of a kind: compared by their ids, shown by what the side calls them, so that a rename changes nothing here. */
export interface Things {
  readonly kind: NamedKind;
  /** In an order that says nothing. */
  readonly ids: readonly number[];
}

/** What a side tells of a thing, by the name of the field. `undefined`: it does not tell. null: there is none. */
export type Told = Readonly<Record<string, DiffValue | Things | undefined>>;

/**
 * The fields that differ, so far as both tell them. Of a thing that is on one side alone (the other is null), all that
 * the side tells.
 */
export function fieldsOf(before: Told | null, after: Told | null, { older, newer }: Sides): DiffField[] {
  const names = Object.keys(after ?? before ?? {});
  return names.flatMap((field) => {
    const [was, is] = [before === null ? null : before[field], after === null ? null : after[field]];
    if (was === undefined || is === undefined || isSame(was, is)) return [];
    return [{ field, before: shown(was, older), after: shown(is, newer) }];
  });
}

function isSame(a: DiffValue | Things, b: DiffValue | Things): boolean {
  if (typeof a !== "object" || typeof b !== "object") return a === b;
  return JSON.stringify(comparable(a)) === JSON.stringify(comparable(b));
}

function comparable(value: DiffValue | Things): DiffValue | readonly number[] {
  return isThings(value) ? value.ids.toSorted((a, b) => a - b) : value;
}

function shown(value: DiffValue | Things, { names }: Side): DiffValue {
  if (!isThings(value)) return value;
  const { kind, ids } = value;
  return ids.toSorted((a, b) => a - b).map((id) => names[kind](id) ?? `#${id}`);
}

function isThings(value: DiffValue | Things): value is Things {
  return typeof value === "object" && value !== null && "ids" in value;
}

export function yesOrNo(value: boolean | undefined): string | undefined {
  return value === undefined ? undefined : value ? "yes" : "no";
}
