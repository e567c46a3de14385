import { createHmac } from "node:crypto";

/** Without vowels, so that no code is a word, and without letters that are easily taken for another. */
const LETTERS = "bcdfghjkmnpqrstvwxz";

/** Makes short codes that only whoever has the key can make of a text again. */
export interface Codes {
  /** 12 letters: of 100,000 texts two have the same once in 400,000 times. */
  letters(kind: string, text: string): string;
  /** 15 digits. */
  digits(kind: string, text: string): string;
  /** A number below `below`. */
  number(kind: string, text: string, below: number): number;
}

/** @param key 32 random bytes. By HMAC-SHA-256. The same text of two kinds has two codes. */
export function codesOf(key: Uint8Array): Codes {
  const hash = (kind: string, text: string) =>
    createHmac("sha256", key).update(`${kind}\0${text}`).digest().readBigUInt64BE();
  const inBase = (digits: string, length: number) => (kind: string, text: string) => {
    const base = BigInt(digits.length);
    let rest = hash(kind, text);
    return Array.from({ length }, () => {
      const digit = digits[Number(rest % base)];
      rest /= base;
      return digit;
    }).join("");
  };
  return {
    letters: inBase(LETTERS, 12),
    digits: inBase("0123456789", 15),
    number: (kind, text, below) => Number(hash(kind, text) % BigInt(below)),
  };
}
