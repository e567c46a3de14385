import { Problem } from "../model/problem.js";

export const SUMS_FILE = "SHA256SUMS";

/** A file of a run as it was written. */
export interface FileHash {
  readonly name: string;
  /** In hexadecimal. */
  readonly sha256: string;
}

/**
 * SHA256SUMS, as `sha256sum --check` of GNU coreutils and `shasum -a 256 -c` read it: a hash, two spaces, a name, by
 * ascending names. Names of a run have no backslash and no line break, which the format would have to escape.
 */
export function sumsText(files: readonly FileHash[]): string {
  const lines = files.map(({ name, sha256 }) => `${sha256}  ${name}\n`);
  return lines.sort((a, b) => (a.slice(66) < b.slice(66) ? -1 : 1)).join("");
}

/** @throws Problem `run_invalid` with the line, also where a name is there twice or leads out of the folder */
export function parseSums(text: string): readonly FileHash[] {
  const lines = text.endsWith("\n") ? text.slice(0, -1).split("\n") : [];
  const seen = new Set<string>();
  return lines.map((line, index) => {
    const [, sha256 = "", name = ""] = /^([0-9a-f]{64}) {2}([^/\\\p{C}]+)$/u.exec(line) ?? [];
    if (name === "" || name === "." || name === ".." || seen.has(name)) {
      throw new Problem("run_invalid", "The list of hashes is not one that redash-access wrote.", {
        place: `${SUMS_FILE}:${index + 1}`,
      });
    }
    seen.add(name);
    return { name, sha256 };
  });
}
