import type { Cell } from "../model/table.js";

/**
 * One column of a table, written so that it becomes small: a JSON value, which deflating makes smaller still. The
 * first item says how it is written.
 */
export type PackedColumn =
  | readonly ["plain", readonly Cell[]]
  /** Whole numbers, each as the difference to the one before. */
  | readonly ["steps", readonly number[]]
  /** Few different texts: each once, and which of them stands where. */
  | readonly ["choice", readonly (string | null)[], readonly number[]]
  /** UTC times as milliseconds since 1970; what is no such time stays text. */
  | readonly ["times", readonly (string | number | null)[]]
  /** Lists: how long each is (-1: there is none), and all their items as one column. */
  | readonly ["lists", readonly number[], PackedColumn]
  /** Texts that are whole numbers, as such. */
  | readonly ["digits", PackedColumn];

/** Beyond this share of different texts a list of them saves nothing. */
const MOST_DISTINCT = 0.25;

/** `unpackColumn(packColumn(cells))` gives the same cells. Numbers must be ones that JSON keeps. */
export function packColumn(cells: readonly Cell[]): PackedColumn {
  if (cells.some(isList)) return cells.every(isListOrNull) ? packLists(cells) : ["plain", cells];
  const flat = cells as readonly (string | number | null)[];
  if (flat.length > 0 && flat.every(isWhole)) return ["steps", stepsOf(flat)];
  if (flat.some((cell) => typeof cell === "number")) return ["plain", flat];
  return packTexts(flat as readonly (string | null)[]);
}

export function unpackColumn(packed: PackedColumn): readonly Cell[] {
  switch (packed[0]) {
    case "plain":
      return packed[1];
    case "steps": {
      let last = 0;
      return packed[1].map((step) => {
        last += step;
        return last;
      });
    }
    case "choice":
      return packed[2].map((at) => packed[1][at] ?? null);
    case "times":
      return packed[1].map((time) => (typeof time === "number" ? timeText(time) : time));
    case "lists":
      return unpackLists(packed[1], unpackColumn(packed[2]));
    case "digits":
      return textsOf(unpackColumn(packed[1]) as readonly number[]);
  }
}

function isList(cell: Cell): cell is readonly string[] {
  return typeof cell === "object" && cell !== null;
}

function isListOrNull(cell: Cell): cell is readonly string[] | null {
  return typeof cell === "object";
}

function packLists(lists: readonly (readonly string[] | null)[]): PackedColumn {
  const lengths = lists.map((list) => list?.length ?? -1);
  return ["lists", lengths, packColumn(lists.flatMap((list) => list ?? []))];
}

/** Ids come again and again: each text is made once. */
function textsOf(numbers: readonly number[]): string[] {
  const texts = new Map<number, string>();
  return numbers.map((number) => {
    const text = texts.get(number) ?? String(number);
    texts.set(number, text);
    return text;
  });
}

function unpackLists(lengths: readonly number[], items: readonly Cell[]): Cell[] {
  let from = 0;
  return lengths.map((length) => {
    if (length < 0) return null;
    from += length;
    return items.slice(from - length, from) as string[];
  });
}

function packTexts(texts: readonly (string | null)[]): PackedColumn {
  if (
    texts.length > 0 &&
    texts.every((text) => text !== null && isWhole(Number(text)) && String(Number(text)) === text)
  )
    return ["digits", ["plain", texts.map(Number)]];
  const places = new Map<string | null, number>();
  for (const text of texts) if (!places.has(text)) places.set(text, places.size);
  if (places.size <= Math.max(2, texts.length * MOST_DISTINCT))
    return ["choice", [...places.keys()], texts.map((text) => places.get(text) ?? 0)];
  if (texts.some((text) => text !== null && timeOf(text) !== null))
    return ["times", texts.map((text) => (text === null ? null : (timeOf(text) ?? text)))];
  return ["plain", texts];
}

function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && !Object.is(value, -0);
}

function stepsOf(numbers: readonly number[]): number[] {
  return numbers.map((number, place) => number - (numbers[place - 1] ?? 0));
}

/** Milliseconds, where the text is a time as `timeText` writes it. */
function timeOf(text: string): number | null {
  if (!/^\d{4}-\d\d-\d\dT/.test(text)) return null;
  const time = Date.parse(text);
  return !Number.isNaN(time) && timeText(time) === text ? time : null;
}

function timeText(time: number): string {
  return new Date(time).toISOString().replace(".000Z", "Z");
}
