import { mailboxOf, soundsLikeMany, soundsLikeProgram } from "../../analyze/impersonal.js";
import { look } from "../../graph/labels.js";
import { addressKey } from "../../model/directory.js";
import type { Codes } from "./codes.js";

/** Originals by their pseudonyms, by what they are names of. */
export type Originals = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Gives every name one pseudonym, the same for the same key, that tells the rules what the name tells them: two names
 * that look alike have two that look alike, addresses of one domain have one domain, a mailbox of a program or of
 * several people has one that sounds so. Blank texts stay.
 */
export interface Pseudonyms {
  /** A person's name. One that is an address is replaced as such. */
  person(name: string): string;
  /** An e-mail, a login, or an id of the directory: where two compare as the same, so do their pseudonyms. */
  address(text: string): string;
  domain(text: string): string;
  /** A name of something else: `thing("Query", name)`. */
  thing(what: string, name: string): string;
  /** A text that somebody wrote, as a whole: `text("Reason", reason)`. */
  text(what: string, text: string): string;
  /** Every pseudonym that was given. */
  given(): Originals;
}

/** Looks like a label that ends in an id. */
const ENDS_IN_ID = /#\d+$/;
/** How many blanks a name may have in place of one, that differs from another in its blanks alone. */
const MOST_BLANKS = 16;

/** @param marks what the pseudonyms of some addresses end in, by how these begin: see `PatternMarks` */
export function pseudonymsOf(codes: Codes, marks: ReadonlyMap<string, string> = new Map()): Pseudonyms {
  const addresses = addressesOf(codes, marks);
  const given = new Map<string, Map<string, string>>();
  const note = (kind: string, original: string, pseudonym: string) => {
    const ofKind = given.get(kind) ?? new Map<string, string>();
    if (!ofKind.has(pseudonym)) given.set(kind, ofKind.set(pseudonym, original));
    return pseudonym;
  };
  const named = (what: string, kind: string, name: string) => {
    const seen = look(name);
    if (seen === "") return name;
    const blanks = name === seen ? 1 : 2 + codes.number("blanks", name, MOST_BLANKS);
    const id = ENDS_IN_ID.exec(seen);
    return `${what}${" ".repeat(blanks)}${codes.letters(kind, seen)}${id === null ? "" : ` ${id[0]}`}`;
  };
  const address = (text: string) => note("address", text, addresses.address(text));
  return {
    address,
    person(name) {
      if (/^\S+@\S+$/.test(look(name))) return address(name);
      return note("person", name, named(soundsLikeProgram(name) ? "Service" : "Person", "person", name));
    },
    domain: (text) => note("domain", text, addresses.domain(text)),
    thing: (what, name) => note(what, name, named(what, what, name)),
    text: (what, text) => note(what, text, named(what, what, text)),
    given: () => Object.fromEntries(Array.from(given, ([kind, names]) => [kind, sorted(names)])),
  };
}

/** `ana` of `ana+redash`; what begins with `+` has no tag. */
export function withoutTag(local: string): string {
  const plus = local.indexOf("+");
  return plus > 0 ? local.slice(0, plus) : local;
}

function sorted(names: ReadonlyMap<string, string>): Record<string, string> {
  return Object.fromEntries([...names].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function addressesOf({ letters, digits, number }: Codes, marks: ReadonlyMap<string, string>) {
  /** Texts that compare as the same (`addressKey`) and are written otherwise get capitals. */
  const asWritten = (made: string, text: string) => {
    if (addressKey(text) === text) return made;
    const which = number("capitals", text, 2 ** 30) | 1;
    return made.replaceAll(/./gs, (letter, at: number) =>
      which & (1 << (at % 30)) ? letter.toUpperCase() : letter,
    );
  };
  const mailbox = (text: string) => {
    const beforeTag = mailboxOf(text);
    if (soundsLikeProgram(beforeTag)) return `service-${letters("mailbox", text)}`;
    if (soundsLikeMany(beforeTag)) return `team-${digits("mailbox", text)}`;
    return `${text.startsWith("+") ? "+" : ""}${letters("mailbox", text)}`;
  };
  const local = (text: string) => {
    const base = withoutTag(text);
    const made = `${base === "" ? "" : mailbox(base)}${marks.get(base) ?? ""}`;
    return base === text ? made : `${made}+${letters("tag", text.slice(base.length + 1))}`;
  };
  const host = (key: string) => {
    const blanks = /^\s*/.exec(key)?.[0] ?? "";
    return key === blanks ? key : `${blanks}${letters("domain", key.slice(blanks.length))}.example`;
  };
  return {
    address(text: string): string {
      const key = addressKey(text);
      const at = key.lastIndexOf("@");
      const made = at < 0 ? local(key) : `${local(key.slice(0, at))}@${host(key.slice(at + 1))}`;
      return asWritten(made, text);
    },
    domain: (text: string) => asWritten(host(addressKey(text)), text),
  };
}
