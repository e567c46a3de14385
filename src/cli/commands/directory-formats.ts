import type { DirectoryReader } from "../../directory/reader.js";
import { Problem } from "../../model/problem.js";
import { type Command, EXIT } from "../command.js";
import { say } from "../terminal.js";

const formats: Command = {
  description: [
    "Lists every export of an identity provider that can be read: the menu path or command that makes the file, the fields that must be selected, and what it does not tell.",
    "Best is the list of the people assigned to the Redash application: it says who should have access at all. A list of all people says who left. Several files, of people, groups and members, make one directory.",
  ],
  options: [],
  canBeIncomplete: false,
  examples: ["redash-access directory formats", "redash-access directory formats okta"],
  async run(call) {
    const { READERS } = await import("../../directory/readers/index.js");
    const all = [...READERS.map((reader) => ({ id: reader.id, text: readerText(reader) })), OWN_CSV];
    const [beginning = ""] = call.args;
    const chosen = all.filter(({ id }) => id.startsWith(beginning.toLowerCase()));
    if (chosen.length === 0) throw noneOf(beginning, all);
    say(...chosen.flatMap(({ text }, index) => (index === 0 ? text : ["", ...text])));
    return EXIT.done;
  },
};
export default formats;

function noneOf(beginning: string, all: readonly { readonly id: string }[]): Problem {
  return new Problem(
    "directory_format_unknown",
    `There is no format whose id begins with ${JSON.stringify(beginning)}.`,
    { hint: `Use one of: ${all.map(({ id }) => id).join(", ")}.` },
  );
}

const OWN_CSV = {
  id: "mapped-csv",
  text: [
    "mapped-csv  Any other CSV file",
    "  how to get it",
    "    - Any list of people, one row each, with a header.",
    "    - Say in the config file, under directory-csv, which columns hold what. docs/directories.md has an example.",
  ],
};

/** Lines are not broken: some are commands, to be copied. */
function readerText({ id, title, howToGet, mustHold, doesNotTell, checked }: DirectoryReader): string[] {
  const list = (head: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : [`  ${head}`, ...lines.map((line) => `    - ${line}`)];
  return [
    `${id}  ${title}`,
    ...list("how to get it", howToGet),
    ...list("must hold", mustHold),
    ...list("does not tell", doesNotTell),
    `  names checked on ${checked}`,
  ];
}
