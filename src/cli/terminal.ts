import { Problem } from "../model/problem.js";
import { visible } from "../page/visible.js";
import { byteSearch } from "./byte-search.js";
import { secretBytes, withoutSecrets } from "./secrets.js";

/** Prints the result of a command, one line each. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(printable(lines));
}

/**
 * Prints a result that may be large, as fast as it is taken. For a terminal it is made printable like everything else; a
 * pipe or a file gets the exact bytes.
 * @throws Problem `key_in_output`
 */
export async function sayChunks(chunks: Iterable<string | Uint8Array>): Promise<void> {
  const { stdout } = process;
  const holdsSecret = byteSearch(secretBytes());
  for (const chunk of chunks) {
    if (stdout.destroyed) return;
    const bytes = Buffer.from(chunk);
    if (holdsSecret(bytes))
      throw new Problem("key_in_output", "The caller's API key stands in what was to be printed.");
    const isTaken = stdout.write(stdout.isTTY ? printable([bytes.toString().replace(/\n$/, "")]) : bytes);
    if (!isTaken) await drained(stdout);
  }
}

/** Whoever reads may also stop reading. */
function drained(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      for (const event of ["drain", "close", "error"]) stream.removeListener(event, done);
      resolve();
    };
    for (const event of ["drain", "close", "error"]) stream.once(event, done);
  });
}

/** Prints what is not the result (warnings, errors), one line each, where a pipe does not take it away. */
export function complain(...lines: readonly string[]): void {
  process.stderr.write(printable(lines));
}

/**
 * Whoever reads may stop reading (`| head`): the job is done all the same. Where the output cannot be written (a full disk)
 * its reader lacks something: the process ends, with another code than any result has. Call it once, before anything is
 * printed.
 */
export function watchOutput(exitCode: number): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") return;
      if (stream === process.stdout) {
        complain(`redash-access: what should be printed could not be written (${error.code}).`);
      }
      process.exit(exitCode);
    });
  }
}

/**
 * Names come from the server, so from people who may attack: what a terminal would obey or show in another order is
 * made visible, and no line holds the caller's key.
 */
export function printable(lines: readonly string[]): string {
  return `${lines.map((line) => spell(withoutSecrets(line))).join("\n")}\n`;
}

/** The blanks that lay out a line are ours. */
function spell(line: string): string {
  return line
    .split(/( +)/)
    .map((piece) => (piece.startsWith(" ") ? piece : visible(piece)))
    .join("");
}

/** Breaks a sentence into lines of at most `width` characters, each after the first indented by `indent`. */
export function wrap(text: string, width: number, indent: string): string[] {
  const [first = "", ...words] = text.trim().split(/ +/);
  const lines = [/^ */.exec(text)?.[0] + first];
  for (const word of words) {
    const longer = `${lines.at(-1)} ${word}`;
    if (longer.length > width) lines.push(indent + word);
    else lines[lines.length - 1] = longer;
  }
  return lines;
}
