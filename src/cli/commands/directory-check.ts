import { Option } from "commander";
import { type Call, type Command, EXIT } from "../command.js";
import { directoryInputs, FILE_SETTINGS, readingOptions, refuseFuture } from "../directory.js";
import { checkJson, checkText } from "../directory-check-text.js";
import { chooseSettings, optionsFor } from "../options.js";
import { readSnapshot } from "../read-snapshot.js";
import { say } from "../terminal.js";

const check: Command = {
  description: [
    "Reads the files as `run --directory` would: what each was recognised as, how many people of each status it has, its groups, what is not whole or not known, and some rows to look at.",
    "With --against it also says which attribute matches most accounts of a snapshot, and which names of groups explain most of its memberships. It applies neither.",
  ],
  options: [
    new Option("--format <id>", "format of files that cannot be told by their content"),
    new Option("--as-of <time>", "when the exports were made, in UTC"),
    new Option("--against <file>", "a snapshot.json of redash-access, to suggest settings"),
    new Option("--json", "the answer as JSON"),
    ...optionsFor(["allow-partial"]),
  ],
  canBeIncomplete: false,
  examples: [
    "redash-access directory check okta-users.json okta-members.json",
    "redash-access directory check people.csv --against snapshot.json",
    "redash-access directory check people.csv --json",
  ],
  run: runCheck,
};
export default check;

async function runCheck(call: Call): Promise<number> {
  const { format, "as-of": asOf, against, json } = call.given;
  const given = { ...call.given, "directory-format": format, "directory-as-of": asOf };
  const settings = await chooseSettings({ ...call, given }, FILE_SETTINGS);
  if (asOf !== undefined) refuseFuture(settings["directory-as-of"], "--as-of");
  const snapshot = against === undefined ? undefined : await readSnapshot(String(against));
  const inputs = await directoryInputs(call.args);
  const [{ checkDirectory }, { suggest }] = await Promise.all([
    import("../../directory/read-directory.js"),
    import("../../drift/suggest.js"),
  ]);
  const checked = await checkDirectory(inputs, await readingOptions(settings));
  const suggestions =
    snapshot === undefined || checked.directory === null ? undefined : suggest(snapshot, checked.directory);
  const tell = json === true ? checkJson : checkText;
  say(...tell(checked, suggestions));
  const refused = checked.problem !== undefined || checked.files.some(({ problem }) => problem !== undefined);
  return refused ? EXIT.failed : EXIT.done;
}
