import type { DirectoryFile } from "../model/directory.js";
import { putUnder } from "./disjoint-sets.js";
import { sorted } from "./text-order.js";

type NumberedFile = Pick<DirectoryFile, "name" | "format" | "people">;

/** A date or a year is no number of a part. */
const NUMBERED = /^(.*\D|)(\d{1,3})(\.[a-z]+)$/i;

/**
 * A sentence for each set of files of people, `realm-users-0.json`, `realm-users-2.json`, of which a number is missing.
 * That the last one is missing shows in nothing. Keycloak's begin with 0; those of others with 0 or 1, and one alone is
 * no set.
 */
export function missingParts(files: readonly NumberedFile[]): string[] {
  const sets = new Map<string, { readonly number: number; readonly file: NumberedFile }[]>();
  for (const file of files) {
    const [, stem, number, extension] = NUMBERED.exec(file.name) ?? [];
    if (number === undefined || file.people === "absent") continue;
    putUnder(sets, `${file.format} ${stem}N${extension}`, { number: Number(number), file });
  }
  const sentences = [...sets].flatMap(([key, set]) => {
    const numbers = new Set(set.map(({ number }) => number));
    const isKeycloak = /^keycloak.*-users-N\.json$/.test(key);
    if (set.length < 2 && !isKeycloak) return [];
    const missing: number[] = [];
    for (let part = isKeycloak || numbers.has(0) ? 0 : 1; part < Math.max(...numbers); part++)
      if (!numbers.has(part)) missing.push(part);
    if (missing.length === 0) return [];
    const name = key.slice(key.indexOf(" ") + 1);
    return `Of the files ${name} number ${missing.join(", ")} is missing: people may stand there.`;
  });
  return sorted(sentences);
}
