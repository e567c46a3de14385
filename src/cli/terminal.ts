import { visible } from "../page/visible.js";
import { withoutSecrets } from "./secrets.js";

/** Prints the result of a command, one line each. */
export function say(...lines: readonly string[]): void {
  process.stdout.write(printable(lines));
}

/** Prints what is not the result (warnings, errors), one line each, where a pipe does not take it away. */
export function complain(...lines: readonly string[]): void {
  process.stderr.write(printable(lines));
}

/** Whoever reads may stop reading (`| head`): the job is done all the same. Call it once, before anything is printed. */
export function allowClosedPipes(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
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
