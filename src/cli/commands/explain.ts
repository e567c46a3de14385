import { Option } from "commander";
import { isComplete } from "../../model/snapshot.js";
import { type Command, EXIT } from "../command.js";
import { explanationText } from "../explanation-text.js";
import { findDataSource, findUser } from "../find.js";
import { readSnapshot } from "../read-snapshot.js";
import { say } from "../terminal.js";

const INCOMPLETE = "The snapshot is INCOMPLETE: what could not be read may add to this. Its report names it.";

const command: Command = {
  name: "explain",
  summary: "say why somebody can do what to a data source, and what each removal would leave",
  description: [
    "Says what one user can do to one data source, every path by which, with both legs (the groups that grant the data source, the groups that give the permission), and what each removal would leave.",
  ],
  args: [
    { name: "user", help: "id, e-mail, name, or a part that fits nobody else" },
    { name: "data-source", help: "id, name, or a part that fits no other" },
  ],
  options: [
    new Option("--snapshot <file>", "a snapshot.json of redash-access").makeOptionMandatory(),
    new Option("--json", "the answer as JSON"),
  ],
  canBeIncomplete: false,
  examples: [
    "redash-access explain ana@example.com Warehouse --snapshot snapshot.json",
    "redash-access explain 42 3 --snapshot snapshot.json --json",
  ],
  async run(call) {
    const [userName = "", dataSourceName = ""] = call.args;
    const snapshot = await readSnapshot(String(call.given.snapshot));
    const user = findUser(snapshot.users, userName);
    const dataSource = findDataSource(snapshot.dataSources, dataSourceName);
    const [{ buildGraph }, { explain }] = await Promise.all([
      import("../../graph/build.js"),
      import("../../graph/explain.js"),
    ]);
    const explanation = explain(buildGraph(snapshot), user.id, dataSource.id);
    const complete = isComplete(snapshot);
    if (call.given.json === true)
      say(...JSON.stringify({ ...explanation, complete }, undefined, 2).split("\n"));
    else say(...explanationText(explanation), ...(complete ? [] : ["", INCOMPLETE]));
    return EXIT.done;
  },
};
export default command;
