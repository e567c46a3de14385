import { Problem } from "../../model/problem.js";
import { sorted } from "../../model/text-order.js";
import { type OwnKey, ownKeys } from "../joining/identity-keys.js";
import { mergeIdentities } from "../joining/merge-identities.js";
import type { IdentityRecord } from "../reader.js";
import type { PlacedIdentity } from "./file-part.js";

/** The people of one file, as they come. */
export interface PartIdentities {
  /**
   * false: the record names nobody.
   * @throws {Problem} directory_contradicts: its key stands in the file already, or its status is another than before.
   */
  add(record: IdentityRecord, place: string): boolean;
  all(): PlacedIdentity[];
  /** How many people, and how many of each status; who is an entry and mentioned besides counts as the entry. */
  count(): { readonly active: number; readonly inactive: number; readonly unknown: number };
}

export function partIdentities(): PartIdentities {
  const entries: PlacedIdentity[] = [];
  const keysOfEntries = keySets();
  const mentions = mentionsByKey();
  return {
    add(record, place) {
      const keys = ownKeys(record);
      const [first] = keys;
      if (first === undefined) return false;
      const statusPlace = record.status === "unknown" ? null : place;
      if (record.mentioned === true) {
        mentions.add(first, record, place, statusPlace);
        return true;
      }
      for (const key of keys) if (!keysOfEntries.add(key)) throw twiceInList(entries, key, place);
      entries.push({ record, places: [place], statusPlace });
      return true;
    },
    all: () => [...entries, ...mentions.all().map(placedMention)],
    count() {
      const counts = { active: 0, inactive: 0, unknown: 0 };
      for (const { record } of entries) counts[record.status] += 1;
      for (const { record } of mentions.all()) {
        if (!ownKeys(record).some(keysOfEntries.has)) counts[record.status] += 1;
      }
      return counts;
    },
  };
}

/** What mentions of one person say together; his places are many, and are put in order at the end. */
interface Mention {
  record: IdentityRecord;
  readonly places: string[];
  statusPlace: string | null;
}

function mentionsByKey() {
  const byKey = {
    id: new Map(),
    upn: new Map(),
    login: new Map(),
    mail: new Map(),
  } as const satisfies Record<OwnKey["attribute"], Map<string, Mention>>;
  const all: Mention[] = [];
  return {
    all: () => all,
    add(
      { attribute, value }: OwnKey,
      record: IdentityRecord,
      place: string,
      statusPlace: string | null,
    ): void {
      const before: Mention | undefined = byKey[attribute].get(value);
      if (before !== undefined) {
        takeIn(before, record, place, statusPlace);
        return;
      }
      const mention = { record, places: [place], statusPlace };
      byKey[attribute].set(value, mention);
      all.push(mention);
    },
  };
}

function takeIn(before: Mention, record: IdentityRecord, place: string, statusPlace: string | null): void {
  before.places.push(place);
  if (!saysTheSame(before.record, record)) {
    const merged = mergeIdentities([
      { ...before, places: [] },
      { record, places: [], statusPlace },
    ]);
    before.record = merged.record;
    before.statusPlace = merged.statusPlace;
  } else if (statusPlace !== null && statusPlace < (before.statusPlace ?? "")) {
    before.statusPlace = statusPlace;
  }
}

/** The lists of members of many groups repeat what they say of one person word by word: most need no merging. */
function saysTheSame(a: IdentityRecord, b: IdentityRecord): boolean {
  const fields = Object.keys(a) as (keyof IdentityRecord)[];
  return fields.length === Object.keys(b).length && fields.every((field) => isSame(a[field], b[field]));
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || (Array.isArray(a) && Array.isArray(b) && isSameList(a, b));
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((value, index) => value === b[index]);
}

function placedMention({ record, places, statusPlace }: Mention): PlacedIdentity {
  return { record, places: sorted(places), statusPlace };
}

/** The keys of the file's entries, without their places: those matter only where a key comes twice. */
function keySets() {
  const values: Record<OwnKey["attribute"], Set<string>> = {
    id: new Set(),
    upn: new Set(),
    login: new Set(),
    mail: new Set(),
  };
  return {
    has: ({ attribute, value }: OwnKey) => values[attribute].has(value),
    /** Whether it is new. */
    add({ attribute, value }: OwnKey): boolean {
      const those = values[attribute];
      const before = those.size;
      return those.add(value).size > before;
    },
  };
}

function twiceInList(
  entries: readonly PlacedIdentity[],
  { attribute, value }: OwnKey,
  place: string,
): Problem {
  const before = entries.find(({ record }) =>
    ownKeys(record).some((key) => key.attribute === attribute && key.value === value),
  );
  // The record itself may have it twice.
  return twice(`The ${NAMES[attribute]} ${value}`, before?.places[0] ?? place, place);
}

const NAMES: Record<OwnKey["attribute"], string> = {
  id: "id",
  upn: "user principal name",
  login: "login",
  mail: "e-mail",
};

export function twice(what: string, before: string, again: string): Problem {
  return new Problem("directory_contradicts", `${what} stands twice in one file: ${before} and ${again}.`, {
    place: `${before}, ${again}`,
    hint: "Leave one of the two, or export the file again.",
  });
}
