import { Problem } from "../../model/problem.js";
import type { Container } from "../reader.js";

/** Enough to get past the comments that ldapsearch writes first. In characters. */
export const CONTAINER_SAMPLE = 4096;

/** What comes in the place of an export, by how its text begins. */
const NO_EXPORTS = [
  {
    begins: /^<(?:!doctype\s+html|html)/i,
    is: "a web page",
    hint: "What saved it was not signed in, or took the wrong address. Export it as JSON or CSV and give that file.",
  },
  { begins: /^</, is: "XML", hint: "Export it as JSON, CSV or LDIF, and give that file." },
  {
    begins: /^HTTP\/\d/,
    is: "an answer with its HTTP headers",
    hint: "Save the body alone (curl without -i), and give that file.",
  },
] as const;

const LDIF_LINE = /^(?:version:\s*\d|dn::?(?:\s|$)|search:|result:|ref:)/i;

/**
 * What a file is made of, by the beginning of its text.
 * @throws {Problem} directory_empty, or directory_unreadable for what is no export
 */
export function containerOf(beginning: string, fileName: string): Container {
  const text = beginning.trimStart();
  if (text === "") throw new Problem("directory_empty", `${fileName} is empty.`, { place: fileName });
  const other = NO_EXPORTS.find(({ begins }) => begins.test(text));
  if (other !== undefined) {
    const message = `${fileName} is ${other.is}, not an export.`;
    throw new Problem("directory_unreadable", message, { place: `${fileName}:1`, hint: other.hint });
  }
  if (/^[[{]/.test(text)) return "json";
  return isLdif(text) ? "ldif" : "csv";
}

function isLdif(text: string): boolean {
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line.trim() !== "");
  // A comment may go on in the next line, which then begins with a space: ldapsearch folds the long ones.
  const first = lines.find((line) => !/^[# ]/.test(line));
  return first === undefined ? lines.some((line) => /\bLDIF/i.test(line)) : LDIF_LINE.test(first);
}
