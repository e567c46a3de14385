import { Option } from "commander";
import type { Command } from "../command.js";
import { findDataSource, findUser } from "../find.js";
import { readSnapshot } from "../read-snapshot.js";

const explain: Command = {
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
  examples: [
    "redash-access explain ana@example.com Warehouse --snapshot snapshot.json",
    "redash-access explain 42 3 --snapshot snapshot.json --json",
  ],
  async run(call) {
    const [userName = "", dataSourceName = ""] = call.args;
    const snapshot = await readSnapshot(String(call.given.snapshot));
    const user = findUser(snapshot.users, userName);
    const dataSource = findDataSource(snapshot.dataSources, dataSourceName);
    return user.id + dataSource.id;
  },
};
export default explain;
