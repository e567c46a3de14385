import type { Option } from "commander";

/** In --help as well, where `exitCodes` says it in words. */
export const EXIT = { done: 0, incomplete: 1, differs: 1, failed: 2 } as const;

const PARTIAL = "1    done, but the collection, or an export of the directory, is PARTIAL (see --fail-on)";

/** What the exit codes mean, a line each. */
export function exitCodes({ canBeIncomplete, exits }: Pick<Command, "canBeIncomplete" | "exits">): string[] {
  return [
    `0    ${exits?.done ?? "done"}`,
    ...(canBeIncomplete ? [PARTIAL] : []),
    ...(exits === undefined ? [] : [`1    ${exits.one}`]),
    `2    ${exits?.two ?? "could not do the job; nothing is left behind"}`,
    "130  stopped by Ctrl-C; nothing is left behind",
  ];
}

/** One call of a command. */
export interface Call {
  readonly args: readonly string[];
  /** The options given on the command line, by their name without dashes. */
  readonly given: Readonly<Record<string, unknown>>;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** A command as the list of all of them has it: what is in its file is loaded when it is called, so that every start is quick. */
export interface ListedCommand {
  /** One word, or two: then the first is a family of commands. */
  readonly name: string;
  /** One line, for the list of commands. */
  readonly summary: string;
  /** A name that ends in `...` stands for one or more. */
  readonly args: readonly { readonly name: string; readonly help: string; readonly optional?: boolean }[];
  load(): Promise<{ readonly default: Command }>;
}

/** One command of `redash-access`, a file in `commands/` each, named like it: `directory check` in `directory-check.ts`. */
export interface Command {
  /** What `--help` says besides, one paragraph each. */
  readonly description: readonly string[];
  readonly options: readonly Option[];
  /** Whether it can end with `EXIT.incomplete`: then it has --fail-on. */
  readonly canBeIncomplete: boolean;
  /** What the codes mean, where they say something of the answer itself, for scripts. Absent: 0 is done, 2 is not. */
  readonly exits?: { readonly done: string; readonly one: string; readonly two?: string };
  /** Each runs as it stands, with names of one's own put in. */
  readonly examples: readonly string[];
  /**
   * Does the job and prints its result. What is slow to load and may not be needed is imported here.
   * @returns the exit code
   * @throws Problem where the job cannot be done
   */
  run(call: Call): Promise<number>;
}
