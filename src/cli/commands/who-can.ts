import { Option } from "commander";
import { type Command, EXIT } from "../command.js";
import { findDataSource } from "../find.js";
import { JSON_ANSWER, SNAPSHOT, sayAnswer } from "../question.js";
import { readSnapshot } from "../read-snapshot.js";
import { whoCanText } from "../who-can-text.js";

const LEAST = ["query", "view", "schema"] as const;

const command: Command = {
  description: [
    "Lists everybody who can do something to one data source: at which level, through which groups and queries, and whether it works now or comes back when the account is enabled. Those of whom it is not known stand apart, as do keys of queries and links of dashboards, which need no account, programs on other data sources, and other ways round the groups.",
    "What --json prints is described in docs/schemas/who-can.schema.json.",
  ],
  options: [
    SNAPSHOT,
    new Option(
      "--level <level>",
      "only those who can do at least so much (default: schema, so anything)",
    ).choices(LEAST),
    JSON_ANSWER,
  ],
  canBeIncomplete: false,
  examples: [
    "redash-access who-can Warehouse --snapshot snapshot.json",
    "redash-access who-can 3 --level query --snapshot snapshot.json --json",
  ],
  async run({ args: [name = ""], given }) {
    const snapshot = await readSnapshot(String(given.snapshot));
    const { id } = findDataSource(snapshot.dataSources, name);
    const [{ buildGraph }, { whoCan }] = await Promise.all([
      import("../../graph/build.js"),
      import("../../analyze/answers/who-can.js"),
    ]);
    const least = LEAST.find((level) => level === given.level) ?? "schema";
    const answer = whoCan(snapshot, buildGraph(snapshot), id, least);
    sayAnswer(given, answer, () => whoCanText(answer), answer.run.complete);
    return EXIT.done;
  },
};
export default command;
