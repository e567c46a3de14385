import { Option } from "commander";
import { verdictWord } from "../model/verdict.js";
import { say } from "./terminal.js";

/** What the commands that answer a question have alike. */

export const SNAPSHOT = new Option(
  "--snapshot <file>",
  "a snapshot.json of redash-access",
).makeOptionMandatory();
export const JSON_ANSWER = new Option("--json", "the answer as JSON");

const PARTIAL = `The snapshot is ${verdictWord("partial")}: what could not be read may add to this. Its report names it.`;

/** An answer can have a line for each of 100,000 users: it is printed so many lines at a time. */
const LINES_AT_ONCE = 1_000;

/** Prints an answer: as JSON if that was asked for, else as text, which says where the snapshot is not whole. */
export function sayAnswer(
  { json }: Readonly<Record<string, unknown>>,
  answer: object,
  text: () => Iterable<string>,
  complete: boolean,
): void {
  let batch: string[] = [];
  for (const line of json === true ? jsonLines(answer) : text()) {
    batch.push(line);
    if (batch.length < LINES_AT_ONCE) continue;
    say(...batch);
    batch = [];
  }
  say(...batch, ...(json === true || complete ? [] : ["", PARTIAL]));
}

/** The object as JSON, each of its values on a line, and each member of a list. */
function* jsonLines(answer: object): Generator<string> {
  const entries = Object.entries(answer).filter(([, value]) => value !== undefined);
  yield "{";
  for (const [place, [key, value]] of entries.entries()) {
    const comma = place < entries.length - 1 ? "," : "";
    if (!Array.isArray(value) || value.length === 0) {
      yield `  ${JSON.stringify(key)}: ${JSON.stringify(value)}${comma}`;
      continue;
    }
    yield `  ${JSON.stringify(key)}: [`;
    for (const [index, member] of value.entries())
      yield `    ${JSON.stringify(member)}${index < value.length - 1 ? "," : ""}`;
    yield `  ]${comma}`;
  }
  yield "}";
}
