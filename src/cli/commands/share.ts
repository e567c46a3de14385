import { Option } from "commander";
import type { Call, Command } from "../command.js";
import { EXIT } from "../command.js";
import { openOutputFolder } from "../output-folder.js";
import { openPseudonyms } from "../pseudonym-file.js";
import { folderName } from "../report-files.js";
import { openRunFolder } from "../run-folder.js";
import { shareText } from "../share-text.js";
import { shortest } from "../shortest.js";
import { say } from "../terminal.js";
import { tool } from "../tool.js";

const share: Command = {
  description: [
    "Verifies the run, and makes another of it in which the names and addresses of people, e-mail domains, the server's address, and the names of queries, dashboards, alerts and destinations are replaced. The same name has the same pseudonym everywhere. Ids, counts, access and findings stay: the copy's are compared with the run's, and the copy is searched for every name that was replaced. Where anything differs or is left, nothing is written.",
    "Names of groups stay, but for the names of people in them; so do those of data sources without --data-sources. A surname alone, or a very short name, in the name of a group is not found: look through groups.csv. What people wrote (reasons, owners, job titles, departments) is replaced as a whole.",
    "The pseudonyms come from a secret key. Key and originals are kept in a file beside the run, RUN-pseudonyms-SECRET.json, never in the copy: whoever has that file knows who is meant. Given again with --map, a later copy has the same pseudonyms, and the file is extended.",
  ],
  options: [
    new Option(
      "--out <folder>",
      "make the copy in this folder, which may be handed over",
    ).makeOptionMandatory(),
    new Option("--map <file>", "the file of pseudonyms: of an earlier copy, or the name of a new one"),
    new Option("--data-sources", "replace the names of data sources too"),
  ],
  canBeIncomplete: false,
  examples: [
    "redash-access share reports/20260825T090000Z-default --out for-auditor",
    "redash-access share reports/20261124T090000Z-default --out for-auditor --data-sources --map reports/20260825T090000Z-default-pseudonyms-SECRET.json",
  ],
  run: runShare,
};
export default share;

async function runShare({ args, given, signal }: Call): Promise<number> {
  const [run = ""] = args;
  const out = String(given.out);
  const folder = await openRunFolder(run);
  const map = await openPseudonyms(given.map === undefined ? undefined : String(given.map), { run, out });
  const { shareRun } = await import("../../evidence/share/share-run.js");
  const copy = await openOutputFolder(out, signal);
  try {
    const dataSources = given["data-sources"] === true;
    const shared = await shareRun(folder, { tool: tool(), key: map.key, dataSources, write: copy.write });
    const name = folderName(shared.report.meta.runId);
    await copy.mustBeNew(name);
    await map.save(shared.originals, signal);
    const published = await copy.publishAs(name);
    say(...shareText(shared, { copy: shortest(published), map: shortest(map.path) }));
    return EXIT.done;
  } finally {
    copy.discard();
  }
}
