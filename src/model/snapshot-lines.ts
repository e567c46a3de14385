import { z } from "zod";
import { type Snapshot, snapshotSchema } from "./snapshot.js";

/**
 * Reads a snapshot.json line by line, in the layout in which `jsonSnapshot` writes it: a member a line, or an entry of one of
 * its lists. Of 100,000 users that takes three quarters of the memory which the whole text takes at once, and no more time.
 */
export interface SnapshotLines {
  /** Takes the next line, without its line feed. @returns false: it has another layout, or is wrong; no other is wanted */
  add(line: string): boolean;
  /** @returns null: no snapshot, or in another layout. `parseSnapshot` tells what there is to tell of it. */
  end(): Snapshot | null;
}

/** What a line may be depends on those before it. It says what the next may be; null: it is none of those. */
type Step = (line: string) => Step | null;

type Members = Record<string, unknown>;

const SHAPE: Readonly<Record<string, z.ZodType>> = snapshotSchema.shape;
const MEMBER = /^"([A-Za-z]+)": (.+)$/s;

export function snapshotLines(): SnapshotLines {
  const members: Members = {};
  const lists: Members = {};
  let step: Step | null = expectOpening(members, lists);
  return {
    add(line) {
      step = step === null ? null : withoutSyntaxError(step, line);
      return step !== null;
    },
    end() {
      const parsed = step === expectNothing ? snapshotSchema.safeParse(members) : null;
      // Their entries have been parsed. The keys stay in the order of the schema.
      return parsed?.success ? Object.assign(parsed.data, lists) : null;
    },
  };
}

function withoutSyntaxError(step: Step, line: string): Step | null {
  try {
    return step(line);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}

function expectOpening(members: Members, lists: Members): Step {
  return (line) => (line === "{" ? expectMember(members, lists) : null);
}

function expectMember(members: Members, lists: Members): Step {
  const next: Step = (line) => {
    const [, name = "", text = ""] = MEMBER.exec(line) ?? [];
    const schema = Object.hasOwn(SHAPE, name) && !Object.hasOwn(members, name) ? SHAPE[name] : undefined;
    if (schema === undefined) return null;
    if (text !== "[") {
      const { value, isLast } = valueIn(text);
      members[name] = value;
      return isLast ? expectClosing : next;
    }
    if (!(schema instanceof z.ZodArray)) return null;
    const entries: unknown[] = [];
    members[name] = [];
    lists[name] = entries;
    return expectEntry(entries, schema.element as z.ZodType, next);
  };
  return next;
}

function expectEntry(entries: unknown[], schema: z.ZodType, afterList: Step): Step {
  const endOfList: Step = (line) => (line === "]," ? afterList : line === "]" ? expectClosing : null);
  const next: Step = (line) => {
    const { value, isLast } = valueIn(line);
    const parsed = schema.safeParse(value);
    if (!parsed.success) return null;
    entries.push(parsed.data);
    return isLast ? endOfList : next;
  };
  return next;
}

/** @throws SyntaxError */
function valueIn(text: string): { readonly value: unknown; readonly isLast: boolean } {
  const isLast = !text.endsWith(",");
  return { value: JSON.parse(isLast ? text : text.slice(0, -1)), isLast };
}

const expectClosing: Step = (line) => (line === "}" ? expectNothing : null);
/** The last line ends with a line feed. */
const expectNothing: Step = (line) => (line === "" ? expectNothing : null);
