import { CommanderError, Command as Program } from "commander";
import { Problem } from "../model/problem.js";
import { hideKeysAmong, refuseKeyArgument } from "./api-key.js";
import { type Command, EXIT, exitCodes, type ListedCommand } from "./command.js";
import { COMMANDS } from "./commands/index.js";
import { errorText } from "./error-text.js";
import { EXIT_INTERRUPTED, interruptible } from "./interruption.js";
import { keepSecret } from "./secrets.js";
import { complain, watchOutput } from "./terminal.js";
import { tool } from "./tool.js";

/**
 * Runs the command line.
 * @param args what stands after the program's name
 * @returns the exit code, as `--help` explains it
 */
export async function main(args: readonly string[]): Promise<number> {
  watchOutput(EXIT.failed);
  // Whatever the shell's own: what is written is for its owner, all of it.
  process.umask(0o077);
  // Also for a command that does not use it: no output may hold it.
  keepSecret(process.env.REDASH_API_KEY ?? "");
  try {
    refuseKeyArgument(args);
    return await interruptible((signal) => dispatch(args, signal));
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT.done : EXIT.failed;
    hideKeysAmong(args);
    complain(...errorText(error));
    return error instanceof Problem && error.code === "interrupted" ? EXIT_INTERRUPTED : EXIT.failed;
  }
}

async function dispatch(args: readonly string[], signal: AbortSignal): Promise<number> {
  let exitCode: number = EXIT.done;
  const program = new Program("redash-access")
    .description("Who can do what to which data source of a Redash server, and why.")
    .version(tool().version)
    // Beside the longest option there is less room than commander would wrap in: the terminal would cut words instead.
    .configureHelp({ minWidthToWrap: 24, subcommandTerm: termOf })
    .addHelpText("after", section("Exit codes", exitCodes({ canBeIncomplete: true })))
    .addHelpText("after", section("Start with", ["redash-access demo", "redash-access run --help"]));
  for (const listed of COMMANDS) {
    const sub = subOf(program, listed);
    if (!isNamed(listed, args)) continue;
    const { default: command } = await listed.load();
    describe(sub, command);
    sub.action(async () => {
      exitCode = await command.run({ args: sub.args, given: given(sub), signal });
    });
  }
  quietAboutExits(program, args);
  await program.parseAsync([...args], { from: "user" });
  return exitCode;
}

function subOf(program: Program, { name, summary, args }: ListedCommand): Program {
  const [last = "", family] = name.split(" ").reverse();
  const parent = family === undefined ? program : familyOf(program, family);
  const sub = parent.command(last).summary(summary);
  for (const { name, help, optional } of args)
    sub.argument(optional === true ? `[${name}]` : `<${name}>`, help);
  return sub;
}

/** Whether it may be called, or its help asked for: that cannot be where a word of its name is missing. */
function isNamed({ name }: ListedCommand, args: readonly string[]): boolean {
  return name.split(" ").every((word) => args.includes(word));
}

function describe(sub: Program, command: Command): void {
  sub.description(command.description.join("\n\n"));
  for (const option of command.options) sub.addOption(option);
  sub.addHelpText(
    "after",
    `${section("Examples", command.examples)}\n${section("Exit codes", exitCodes(command))}`,
  );
}

/** As in its own help: there its options are known. A family has none. */
function termOf(sub: Program): string {
  return sub.commands.length > 0 ? sub.name() : `${sub.name()} ${sub.usage()}`;
}

const FAMILIES: Readonly<Record<string, string>> = {
  directory: "read exports of an identity provider (Okta, Entra, Google, LDAP and others)",
};

/** The command that only has commands of its own. */
function familyOf(program: Program, name: string): Program {
  const known = program.commands.find((command) => command.name() === name);
  return (
    known ??
    program
      .command(name)
      .summary(FAMILIES[name] ?? "")
      .description(FAMILIES[name] ?? "")
  );
}

function given(sub: Program): Record<string, unknown> {
  const values = sub.opts();
  return Object.fromEntries(sub.options.map((option) => [option.name(), values[option.attributeName()]]));
}

/** Commander would end the process by itself; here `main` alone says how it ends. */
function quietAboutExits(program: Program, args: readonly string[]): void {
  const all = (one: Program): Program[] => [one, ...one.commands.flatMap(all)];
  for (const one of all(program)) {
    one.exitOverride().showHelpAfterError(`(see: ${pathOf(one)} --help)`);
    one.configureOutput({
      outputError: (text) => {
        hideKeysAmong(args);
        complain(...text.trim().split("\n"));
      },
    });
  }
}

function pathOf(command: Program): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}

function section(title: string, lines: readonly string[]): string {
  return `\n${title}:\n${lines.map((line) => `  ${line}`).join("\n")}`;
}
