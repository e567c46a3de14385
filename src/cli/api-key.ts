import { text } from "node:stream/consumers";
import { Problem } from "../model/problem.js";
import { readText } from "./read-text.js";
import { keepSecret } from "./secrets.js";

/** Where a key may come from. An argument is not among them: arguments are seen by every process of the machine. */
export interface KeySources {
  /** `--api-key-stdin` was given. */
  readonly stdin: boolean;
  /** `--api-key-file` was given on the command line. */
  readonly file: string | undefined;
  /** `REDASH_API_KEY` */
  readonly environment: string | undefined;
  /** `api-key-file` of the config. */
  readonly configFile: string | undefined;
}

/**
 * Reads the API key from the first source that is given, and has it kept out of everything printed and written.
 * @throws Problem `key_missing`, `file_unreadable`, or `option_invalid` for a terminal as standard input.
 */
export async function readApiKey(sources: KeySources): Promise<string> {
  const [raw, place] = await firstGiven(sources);
  const key = raw.trim();
  keepSecret(key);
  if (key === "") throw new Problem("key_missing", "The API key is empty.", { place });
  return key;
}

async function firstGiven(sources: KeySources): Promise<[raw: string, place: string]> {
  if (sources.stdin) return [await fromStdin(), "--api-key-stdin"];
  if (sources.file !== undefined) return [await fromFile(sources.file), sources.file];
  if (sources.environment) return [sources.environment, "REDASH_API_KEY"];
  if (sources.configFile !== undefined) return [await fromFile(sources.configFile), sources.configFile];
  throw new Problem("key_missing", "There is no API key to read Redash with.");
}

async function fromStdin(): Promise<string> {
  if (process.stdin.isTTY) {
    throw new Problem("option_invalid", "--api-key-stdin reads a pipe, and this is a terminal.", {
      hint: "Pipe the key in, such as from a password manager: pass show redash | redash-access run --api-key-stdin",
    });
  }
  return text(process.stdin);
}

function fromFile(file: string): Promise<string> {
  return readText(file, "The file with the API key cannot be read.");
}

/**
 * Refuses a key among the arguments, without repeating it: it already stands in the shell's history.
 * @throws Problem `option_invalid`
 */
export function refuseKeyArgument(args: readonly string[]): void {
  const found = args.findIndex((arg) => /^--?(redash-)?(api-?key|key|token)(=|$)/i.test(arg));
  if (found === -1) return;
  const [, joined] = (args[found] ?? "").split("=", 2);
  keepSecret(joined ?? args[found + 1] ?? "");
  throw new Problem(
    "option_invalid",
    "The API key is never taken from an argument: other users of this machine see it there.",
    {
      hint:
        "Set REDASH_API_KEY, or use --api-key-file FILE or --api-key-stdin. A key that was typed here stands in the " +
        "shell's history now: better have Redash make a new one.",
    },
  );
}

/** A key that was given in the wrong place, such as for the name of its file, is not repeated in the message. */
export function hideKeysAmong(args: readonly string[]): void {
  for (const arg of args) if (/^[A-Za-z0-9]{40}$/.test(arg)) keepSecret(arg);
}
