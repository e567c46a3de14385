import type { DirectoryFile } from "../../model/directory.js";
import { putUnder } from "../../model/put-under.js";
import { sorted } from "../../model/text-order.js";

type NumberedFile = Pick<DirectoryFile, "name" | "format" | "people">;

/** A date or a year is no number of a part. */
const NUMBERED = /^(.*\D|)(\d{1,3})(\.[a-z]+)$/i;

/** More would tell nobody more. */
const MOST_SPELLED = 5;

/**
 * A sentence for each set of files of people, `realm-users-0.json`, `realm-users-2.json`, of which a number is missing.
 * That the last one is missing shows in nothing. Keycloak numbers its files from 0 on. Those of others may have numbers
 * that count no parts, `okta50.json` and `okta200.json`, and one alone is no set.
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
    const missing = /^keycloak.*-users-N\.json$/.test(key)
      ? missingFrom(0, numbers)
      : missingOfParts(numbers);
    if (missing.length === 0) return [];
    const name = key.slice(key.indexOf(" ") + 1);
    return `Of the files ${name} ${spelled(missing)} missing: people may stand there.`;
  });
  return sorted(sentences);
}

/** Parts are counted from 0 or 1 on; where more are missing than are there, the numbers mean something else. */
function missingOfParts(numbers: ReadonlySet<number>): number[] {
  const first = Math.min(...numbers);
  const missing = missingFrom(first, numbers);
  return missing.length > numbers.size ? [] : missing;
}

function missingFrom(first: number, numbers: ReadonlySet<number>): number[] {
  const missing: number[] = [];
  for (let part = first; part < Math.max(...numbers); part++) if (!numbers.has(part)) missing.push(part);
  return missing;
}

function spelled(missing: readonly number[]): string {
  const more = missing.length - MOST_SPELLED;
  const numbers = missing.slice(0, MOST_SPELLED).join(", ") + (more > 0 ? ` and ${more} more` : "");
  return missing.length === 1 ? `number ${numbers} is` : `numbers ${numbers} are`;
}
